"""What is wrong is told in one line, with its place and the remedy; the exit codes say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from .apart import Run, run_apart

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
        (["app.kv", "--size", "00x844"], "--size: '00x844' is no size; write WIDTHxHEIGHT"),
        (
            ["app.kv", "--size", "20000x20000"],
            "--size: '20000x20000' is larger than any screen; write at most",
        ),
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


def test_a_machine_without_a_window_gets_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'words'\n")
    done = run_apart("app.kv", cwd=tmp_path, __EGL_VENDOR_LIBRARY_DIRS="/nonexistent")
    assert done.returncode == 3
    assert "apt-get install libgl1 libegl1 libgles2 libgl1-mesa-dri" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_told_before_the_work(run: Run, tmp_path: Path) -> None:
    (tmp_path / "app.kv").write_text("Label:\n    text: 'words'\n")
    (tmp_path / "taken").write_text("a file")
    done = run("app.kv", "--format", "json", "--out", "taken", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("audits: taken: cannot be written to: File exists; choose another folder")
