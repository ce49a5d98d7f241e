from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.commands import cli

COMMANDS = ("record", "walk", "audit", "list", "doctor")


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a person does, in a process of its own."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("KIVY", "SDL"))}
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        bare.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**bare, **environment},
    )


def test_the_program_has_help() -> None:
    result = _run("--help")
    assert result.returncode == 0
    assert "Usage: mingbai" in result.stdout
    assert [command for command in COMMANDS if command not in result.stdout] == []
    assert result.stderr == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([command, "--help"]) == 0
    told = capsys.readouterr()
    assert f"Usage: mingbai {command}" in told.out
    assert told.err == ""


def _require_unimported(code: str, *heavy: str) -> None:
    """Run code in a process of its own and require that it imports none of these modules."""
    code = (
        f"import sys; {code};"
        f"there = [name for name in {heavy} if name in sys.modules];"
        "sys.exit(f'imported {there}' if there else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_help_imports_neither_kivy_nor_colour_science() -> None:
    _require_unimported("from app.commands.cli import run; run(['--help'])", "kivy", "colour", "numpy", "PIL")


def test_what_the_first_frame_waits_for_knows_no_screens() -> None:
    code = "from app.commands import cli, options; from app.desktop import window; options.one_variant({})"
    _require_unimported(code, "kivy", "app.domain.views", "app.domain.state", "app.content.claims", "rich")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scenario", "redy"], "unknown scenario 'redy'; did you mean 'ready'?"),
        (["--platform", "ois"], "unknown platform 'ois'; did you mean 'ios'?"),
        (["--theme", "drak"], "unknown theme 'drak'; did you mean 'dark'?"),
        (["--text-scale", "300"], "text scale '300' is not possible; give a whole number of per cent"),
        (["walk", "happy-iso"], "unknown flow 'happy-iso'; did you mean 'happy-ios'?"),
        (["walk", "gone.yaml"], "gone.yaml: there is no such file"),
        (["walk", "--design", "clera"], "unknown design 'clera'; did you mean 'clear'?"),
        (["--design", "reported", "--mode", "elder"], "design 'reported' has no elder mode; designs that"),
        (["audit", "--design", "reported", "--mode", "elder"], "design 'reported' has no elder mode"),
        (["walk", "--format", "htlm"], "unknown format 'htlm'; did you mean 'html'?"),
        (["walk", "happy-ios", "--platform", "android"], "nothing to play"),
        (["walk", "--tag", "hapy"], "unknown tag 'hapy'; did you mean 'happy'?"),
        (["walk", "-e", "NAME"], "'NAME' sets no variable; write NAME=VALUE"),
        (["audit", "--profile", "wcag"], "unknown profile 'wcag'; "),
        (["audit", "--format", "jsn"], "unknown format 'jsn'; did you mean 'json'?"),
        (["list", "flow"], "unknown list 'flow'; did you mean 'flows'?"),
        (["wlak"], "unknown command 'wlak'; did you mean 'walk'?"),
        (["frobnicate"], "unknown command 'frobnicate'; known: audit, check, diff, doctor"),
        (["walk", "--format", ""], "--format: no format is named; known: film, html, json, jsonl, junit, "),
        (["audit", "--format", ","], "--format: no format is named; known: earl, html, json, junit, sarif"),
        (["walk", "--text-scale", ""], "--text-scale: no choice is given; known: 100, "),
        (["walk", "--out", ""], "--out: no folder is named; name the folder"),
        (["audit", "--baseline", ""], "--baseline: no file is named; give the baseline"),
        (["walk", ""], "unknown flow ''; known: "),
        (["list"], "no list is named; known: scenarios, platforms, "),
        (["--colour", "red"], "No such option"),
    ],
)
def test_wrong_input_ends_with_two_and_says_what_would_be_right(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith(f"mingbai: {message}")
    assert captured.out == ""


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert cli.run(["walk", "happy-ios", "--out", str(tmp_path / "file" / "below")]) == 2
    assert "cannot be written to" in capsys.readouterr().err


def test_without_a_display_the_window_says_what_to_do() -> None:
    result = _run()
    assert result.returncode == 3
    assert "no display was found" in result.stderr
    assert "mingbai walk" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_display_that_does_not_answer_is_told() -> None:
    result = _run(DISPLAY=":4711")
    assert result.returncode == 3
    assert "see that the display answers" in result.stderr


def test_without_opengl_the_packages_to_install_are_named(tmp_path: Path) -> None:
    result = _run("walk", "happy-ios", "--out", str(tmp_path), __EGL_VENDOR_LIBRARY_FILENAMES="/nonexistent")
    assert result.returncode == 3
    assert "apt-get install libgl1 libegl1 libgles2 libgl1-mesa-dri" in result.stderr


def test_ctrl_c_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.commands.listing.rows", interrupted)
    assert cli.run(["list", "flows"]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_a_defect_of_the_program_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a slip")

    monkeypatch.setattr("app.commands.listing.rows", broken)
    assert cli.run(["list", "flows"]) == 70
    assert capsys.readouterr().err == "mingbai: internal error, please report it: RuntimeError: a slip\n"
