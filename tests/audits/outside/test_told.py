"""What is found is told with its place, on a clean stdout and in the files that were asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .apart import ROOT, Run, run_apart

APP = """
import os
from kivy.app import App
from kivy.uix.label import Label

class Quiet(App):
    def build(self):
        print("noise")
        os.system("echo more noise")
        return Label(text="fine words")

if __name__ == "__main__":
    Quiet().run()
    raise SystemExit("not reached before the window is closed")
"""


def test_a_clean_app_says_so_on_a_clean_stdout(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(APP)
    done = run_apart("app.py", "--rule", "text-contrast", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "app.py under wcag22-aa: 1 passed\n"
    assert "noise" in done.stderr
    assert "more noise" in done.stderr


def test_violations_are_listed_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'dim words'\n    color: .2, .2, .2, 1\n")
    done = run_apart("app.kv", cwd=tmp_path)
    assert done.returncode == 1
    assert "text-contrast: 1 failed" in done.stdout
    assert "app.kv:1" in done.stdout


SIZED = """
from kivy.config import Config
Config.set("graphics", "width", "800")
Config.set("graphics", "height", 480)
from kivy.core.window import Window
from kivy.base import runTouchApp
from kivy.uix.label import Label
runTouchApp(Label(text=f"{Window.width}x{Window.height}"))
"""


@pytest.mark.parametrize(("options", "size"), [([], "800x480"), (["--size", "300x600"], "300x600")])
def test_the_apps_own_window_size_counts_unless_another_is_asked_for(
    run: Run, options: list[str], size: str, tmp_path: Path
) -> None:
    (tmp_path / "sized.py").write_text(SIZED)
    done = run("sized.py", *options, "--format", "json", "--out", "here", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (result,) = json.loads((tmp_path / "here/report.json").read_text("utf-8"))
    seen = result["testEnvironment"]
    assert f"{seen['windowWidth']}x{seen['windowHeight']}" == size
    assert f'name="{size}"' in json.dumps(result["passes"]).replace("\\", "")


UNDECIDED = """
from kivy.app import App
from kivy.clock import Clock
from kivy.uix.label import Label

class Late(App):
    def build(self):
        Clock.schedule_once(lambda _: 1 / 0, 2)
        return Label(text="fine words")

Late().run()
"""


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_an_error_of_the_app_is_told_and_fails_where_that_is_asked(
    run: Run, options: list[str], code: int, tmp_path: Path
) -> None:
    (tmp_path / "late.py").write_text(UNDECIDED)
    done = run("late.py", *options, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert done.stdout.splitlines()[0] == (
        "Note: <lambda> raised an error while it was audited: ZeroDivisionError: division by zero (late.py:8)"
    )


def test_an_audit_that_judges_nothing_is_no_success(run: Run, tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Widget:\n")
    done = run("app.kv", "--format", "sarif,junit", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "app.kv under wcag22-aa: nothing was judged" in done.stdout
    (ran,) = json.loads((tmp_path / "audit-report/report.sarif").read_text("utf-8"))["runs"]
    assert ran["invocations"][0]["executionSuccessful"] is False
    assert 'failures="1"' in (tmp_path / "audit-report/report.xml").read_text("utf-8")


PAGES = {
    "src/ui/page.kv": "Label:\n    text: 'pale'\n    color: .2, .2, .2, 1\n",
    "src/loads.py": "from kivy.app import App\nfrom kivy.lang import Builder\n"
    "class A(App):\n    def build(self):\n        return Builder.load_file('ui/page.kv')\nA().run()\n",
    "src/moves.py": "import os\nfrom kivy.app import App\nfrom kivy.lang import Builder\n"
    "class A(App):\n    def build(self):\n        os.chdir('ui')\n"
    "        root = Builder.load_file('page.kv')\n        os.chdir('/')\n        return root\nA().run()\n",
}


@pytest.mark.parametrize("target", sorted(PAGES))
def test_places_are_relative_to_where_the_auditor_was_started(run: Run, target: str, tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    done = run(target, "--format", "sarif", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    (ran,) = json.loads((tmp_path / "audit-report/report.sarif").read_text("utf-8"))["runs"]
    (result,) = ran["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "src/ui/page.kv", "uriBaseId": "%SRCROOT%"}
    assert "src/ui/page.kv:1" in done.stdout


def test_a_place_elsewhere_is_absolute(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my app.kv").write_text(PAGES["src/ui/page.kv"])
    (tmp_path / "inside").mkdir()
    run("../my app.kv", "--format", "sarif", cwd=tmp_path / "inside")
    (ran,) = json.loads((tmp_path / "inside/audit-report/report.sarif").read_text("utf-8"))["runs"]
    place = ran["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (tmp_path / "my app.kv").as_uri()}


@pytest.mark.parametrize(("lang", "opened"), [("en", "en"), ("zh-CN", "zh-CN")])
def test_the_report_opens_in_the_language_that_was_asked_for(
    run: Run, lang: str, opened: str, tmp_path: Path
) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'words'\n")
    assert run("app.kv", "--out", "here", "--lang", lang, cwd=tmp_path).returncode == 0
    assert f'<html lang="{opened}" data-language-fixed>' in (tmp_path / "here/index.html").read_text("utf-8")


def test_report_files_are_written_where_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'dim words'\n    color: .2, .2, .2, 1\n")
    done = run("app.kv", "--format", "json", "--out", "here", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    written = list((tmp_path / "here").rglob("*.json"))
    assert len(written) == 1
    assert "text-contrast" in json.dumps(json.loads(written[0].read_text("utf-8")))


LATE = """
from audits.target.environment import prepare_kivy
prepare_kivy(390, 844, off_screen=True)
import kivy.core.window
from kivy.lang import Builder
root = Builder.load_string('''
BoxLayout:
    Label:
        text: 'a label'
    TextInput:
        hint_text: 'a hint'
    TextInput:
        text: 'typed'
''')
from audits import audit
for finding in audit(root, rules=['text-contrast'], states=['default']).findings:
    print(finding.node.path, finding.outcome)
"""


def test_widgets_made_before_the_auditor_was_imported_are_seen(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text(LATE)
    command = [sys.executable, "late.py"]
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == [
        "BoxLayout/Label passed",
        "BoxLayout/TextInput[1] failed",
        "BoxLayout/TextInput[2] passed",
    ]


def test_what_the_baseline_knows_does_not_fail(run: Run, tmp_path: Path) -> None:
    kv = "BoxLayout:\n    Label:\n        text: 'dim words'\n        color: .2, .2, .2, 1\n"
    (tmp_path / "app.kv").write_text(kv)
    (tmp_path / "pyproject.toml").write_text("[tool.audits]\nbaseline = 'known.json'\n")
    done = run("app.kv", "--update-baseline", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "known.json: 1 failures are known from now on" in done.stdout
    done = run("app.kv", "--rule", "text-contrast", cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        ["app.kv under wcag22-aa: 1 known", "known.json: 1 known, 0 new, 0 worse"],
    )
    (tmp_path / "app.kv").write_text(kv.replace(".2,", ".1,"))
    done = run("app.kv", cwd=tmp_path)
    assert done.returncode == 1
    assert "worse than before: text-contrast on Label “dim words” (label): " in done.stdout
