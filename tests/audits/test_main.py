"""``python -m audits`` from outside: exit codes, one-line errors, a clean stdout."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audits.command import command
from audits.console.ending import outcome, run_click
from audits.started import from_start, started_in

ROOT = Path(__file__).parents[2]
EXAMPLES = Path(sysconfig.get_path("data")) / "share" / "kivy-examples"


def run_apart(*arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "audits", *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(cwd), **variables}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run the command in the test's own process, which has imported it; the app has its own as ever."""

    def told(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setenv("HOME", str(cwd))
        _forget_where_it_started()
        capfd.readouterr()
        code = outcome("audits", lambda: run_click(command, "audits", arguments))
        return subprocess.CompletedProcess(arguments, code, *capfd.readouterr())

    yield told
    _forget_where_it_started()


def _forget_where_it_started() -> None:
    started_in.cache_clear()
    from_start.cache_clear()


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

# As the command tells it; ``test_starting`` tries what else keeps an app from starting.
WRONG = {
    "syntax.py": ("def f(:\n", "syntax.py:1:7: this is no valid Python: invalid syntax; correct the line"),
    "raises.py": ("import os\n\nx = 1 / 0\n", "raises.py:3:5: the app raises ZeroDivisionError"),
    "base.py": (
        "class Odd(BaseException): ...\nraise Odd('x')\n",
        "base.py:2:1: the app raises Odd: x; make it start",
    ),
    "hard.py": ("import os\nos._exit(0)\n", "hard.py:2:1: the app leaves (0) before it shows anything"),
    "bad.kv": ("Label:\n    text: 'a' +\n", "bad.kv:2:1: this is no valid kv"),
    "aborts.py": (
        "import os\nos.abort()\n",
        "aborts.py:2: the app's process was ended by SIGABRT while it is started; let it stay",
    ),
    "rules.kv": ("<A@Label>:\n    text: 'a'\n", "rules.kv:1:1: the file has rules but no root widget"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_target_is_told_in_one_line(run: Run, name: str, tmp_path: Path) -> None:
    text, message = WRONG[name]
    (tmp_path / name).write_text(text)
    done = run(name, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.strip().startswith(f"audits: {message}")
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_only_audits_itself_is_no_app(tmp_path: Path) -> None:
    text = "from kivy.uix.label import Label\nfrom audits import audit\n\naudit(Label(text='a'))\n"
    (tmp_path / "itself.py").write_text(text)
    done = run_apart("itself.py", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("audits: itself.py:1:1: there is no Kivy app inside")


def test_an_app_that_leaves_when_it_is_tried_is_told_with_what_was_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "leaver.py").write_text(
        "import sys\nfrom kivy.base import runTouchApp\nfrom kivy.uix.button import Button\n"
        "b = Button(text='x')\nb.bind(state=lambda *_: sys.exit(0))\nrunTouchApp(b)\n"
    )
    done = run("leaver.py", "--rule", "text-contrast", cwd=tmp_path)
    assert done.returncode == 2
    assert "leaver.py under wcag22-aa: 1 passed" in done.stdout
    assert done.stderr.startswith("audits: leaver.py:5:25: the app leaves (0) while it is audited")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.py"], "missing.py: there is no such file; write file.py"),
        (["what"], "'what' is no target; write file.py"),
        (["app.kv", "--profile", "wcag22aa"], "unknown profile 'wcag22aa'; did you mean 'wcag22-aa'?"),
        (
            ["app.kv", "--rule", "text-contrst"],
            "unknown rule 'text-contrst'; did you mean 'text-contrast'?",
        ),
        (
            ["app.kv", "--rule", "text-size"],
            "the profile 'wcag22-aa' does not have the rule 'text-size'; profiles that have it: miit-elder",
        ),
        (["app.kv", "--format", "html", "--lang", "eng"], "unknown language 'eng'; did you mean 'en'?"),
        (["app.kv", "--size", "big"], "--size: 'big' is no size; write WIDTHxHEIGHT"),
        (["no.module:Name"], "no.module:Name: there is no module 'no'"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_a_wrong_option_is_told_in_one_line(
    run: Run, arguments: list[str], message: str, tmp_path: Path
) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'words'\n")
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith(f"audits: {message}")
    assert "Traceback" not in done.stderr


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


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("application/app_with_build.py", 1),  # run() under the main guard
        ("widgets/rstexample.py", 1),  # documents, scrolled
        ("widgets/scatter.py", None),
        ("demo/showcase/main.py", 1),  # two dozen kv files, threads, settings
        ("widgets/effectwidget.py", 1),  # framebuffers within framebuffers
        ("guide/firstwidget/1_skeleton.py", None),
    ],
)
def test_kivys_own_examples(run: Run, example: str, code: int | None, tmp_path: Path) -> None:
    path = EXAMPLES / example
    if not path.exists():
        pytest.fail(f"kivy-examples has no {example}")
    done = run(str(path), cwd=tmp_path)
    assert done.returncode == code if code is not None else done.returncode in (0, 1), done.stderr
    assert f"{path} under wcag22-aa:" in done.stdout


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


def test_a_machine_without_a_window_gets_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'words'\n")
    done = run_apart("app.kv", cwd=tmp_path, __EGL_VENDOR_LIBRARY_DIRS="/nonexistent")
    assert done.returncode == 3
    assert "apt-get install libgl1 libegl1 libgles2 libgl1-mesa-dri" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_interruption_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(
        "import os, signal\nfrom kivy.app import App\n"
        "class Slow(App):\n    def build(self):\n        os.kill(os.getppid(), signal.SIGINT)\nSlow().run()\n"
    )
    done = run_apart("slow.py", cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr.strip() == "audits: interrupted"


def test_an_interruption_keeps_what_was_finished(tmp_path: Path) -> None:
    (tmp_path / "two.py").write_text(
        "import os, signal\nfrom kivy.app import App\nfrom kivy.core.window import Window\n"
        "from kivy.uix.label import Label\n"
        "class Two(App):\n    def build(self):\n"
        "        if Window.width < 390:\n            os.kill(os.getppid(), signal.SIGTERM)\n"
        "        return Label(text='words')\nTwo().run()\n"
    )
    done = run_apart("two.py", "--size", "390x844,320x568", "--format", "json", "--out", "told", cwd=tmp_path)
    assert done.returncode == 143
    assert done.stderr.strip() == "audits: interrupted by SIGTERM"
    (told,) = json.loads((tmp_path / "told" / "report.json").read_text())
    assert told["testEnvironment"]["windowWidth"] == 390


def test_a_folder_that_cannot_be_written_is_told_before_the_work(run: Run, tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'words'\n")
    (tmp_path / "taken").write_text("a file")
    done = run("app.kv", "--format", "json", "--out", "taken", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("audits: taken: cannot be written to: File exists; choose another folder")


def test_a_name_inside_a_file_or_module_is_enough(run: Run, tmp_path: Path) -> None:
    (tmp_path / "parts.py").write_text(
        "from kivy.app import App\nfrom kivy.uix.label import Label\n"
        "class One(App):\n    def build(self):\n        return Label(text='first words')\n"
        "class Two(App):\n    build = One.build\n"
        "def card():\n    return Label(text='dim words', color=(.2, .2, .2, 1))\n"
    )
    assert run("parts.py", cwd=tmp_path).returncode == 2
    assert run("parts.py:Two", cwd=tmp_path).returncode == 0
    assert run("parts:One", cwd=tmp_path).returncode == 0
    assert run("parts.py:card", cwd=tmp_path).returncode == 1
    assert "name one after a colon: One, Two" in run("parts.py:Three", cwd=tmp_path).stderr


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


EXPLORED = """
import os, webbrowser
from kivy.app import App
from kivy.lang import Builder

class Explored(App):
    def build(self):
        return Builder.load_string('''
ScreenManager:
    Screen:
        name: 'home'
        BoxLayout:
            orientation: 'vertical'
            Button:
                text: 'Next'
                on_release: root.current = 'next'
            Button:
                text: 'Delete'
                on_release: app.delete()
            Button:
                text: 'Web'
                on_release: app.web()
            Button:
                text: 'Quit'
                on_release: app.stop()
            Button:
                text: 'Break'
                on_release: app.fail()
            Button:
                text: 'Leave'
                on_release: app.leave()
    Screen:
        name: 'next'
        Label:
            text: 'dim words'
            color: .2, .2, .2, 1
''')
    def delete(self):
        os.remove('data.txt')
        open('new.txt', 'w').close()
        open(os.path.expanduser('~/new.txt'), 'w').close()
    def web(self):
        webbrowser.open('https://example.org')
    def fail(self):
        raise KeyError('nothing')
    def leave(self):
        os._exit(0)

Explored().run()
"""


def test_exploring_goes_on_whatever_the_app_does_and_leaves_its_files_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text(EXPLORED)
    (tmp_path / "data.txt").write_text("kept")
    done = run("main.py", "--explore", "30", "--size", "390x844,320x568", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["audit-report", "data.txt", "main.py"]
    entries = json.loads((tmp_path / "audit-report/report.json").read_text("utf-8"))
    assert [(each["size"], each["screen"], each["way"], bool(each["violations"])) for each in entries] == [
        ("390x844", "home", "at the start", True),
        ("390x844", "next", "“Next”", True),
        ("320x568", "home", "at the start", True),
        ("320x568", "next", "“Next”", True),
    ]
    for told in (
        "main.py:43: the app opens a page in the browser ('https://example.org'): refused",
        "main.py:1:1: “Quit” on home: the app closes itself",
        "main.py:45:9: “Break” on home: the app raises KeyError: 'nothing'",
        "main.py:47:9: “Leave” on home: the app leaves (0)",
        "2 screens, ",
    ):
        assert told in done.stdout


def test_an_app_that_ends_its_process_is_told_with_what_was_audited_until_then(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "main.py").write_text(EXPLORED.replace("os._exit(0)", "__import__('ctypes').string_at(0)"))
    done = run("main.py", "--explore", "30", "--format", "json", cwd=tmp_path)
    assert done.returncode == 2
    line = EXPLORED[: EXPLORED.index("os._exit(0)")].count("\n") + 1
    assert (
        done.stderr.splitlines()[-1]
        == f"audits: main.py:{line}: the app's process was ended by SIGSEGV while it is audited; let it stay"
    )
    assert json.loads((tmp_path / "audit-report/report.json").read_text("utf-8"))[0]["screen"] == "home"
