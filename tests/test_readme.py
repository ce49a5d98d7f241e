"""The README tells the truth: its commands exist, its outputs are real, its scripts and code run."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from app.auditing.known_defects import load_known_defects
from app.commands import cli
from app.walkthrough.script.reader import load_script

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def _blocks(kind: str) -> list[str]:
    return [body for name, body in BLOCKS if name == kind]


def _commands() -> list[list[str]]:
    lines = [line for body in _blocks("sh") + _blocks("console") for line in body.splitlines()]
    words = [shlex.split(line.removeprefix("$ "), comments=True) for line in lines]
    return [each[3:] for each in words if each[:3] == ["uv", "run", "mingbai"]]


@pytest.mark.parametrize("arguments", _commands(), ids=" ".join)
def test_a_command_and_its_options_exist(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.py").touch()  # the reader's own app
    monkeypatch.chdir(tmp_path)
    command = cli.mingbai
    if arguments and not arguments[0].startswith("-"):
        command = import_module(cli.COMMANDS[arguments.pop(0)]).command
    command.make_context("mingbai", list(arguments)).close()


@pytest.mark.parametrize("block", _blocks("console"))
def test_an_output_is_what_the_command_prints(
    block: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    first, _, expected = block.partition("\n")
    assert cli.run(shlex.split(first)[4:]) == 0
    printed = "\n".join(line.rstrip() for line in capsys.readouterr().out.splitlines())
    assert printed.strip() == expected.strip()


def test_the_audit_s_output_names_every_known_defect() -> None:
    (shown,) = [body for body in _blocks("text") if "clear:" in body]
    assert re.search(r"^✓ clear: 0 violations on \d+ screens, \d+ undecided$", shown, re.MULTILINE)
    for defect in load_known_defects():
        assert f"✓ found: {defect.id} ({defect.rule} on {defect.screen})" in shown


def test_the_script_is_a_script(tmp_path: Path) -> None:
    (body,) = _blocks("yaml")[:1]
    path = tmp_path / "readme.yaml"
    path.write_text(body, encoding="utf-8")
    assert load_script(path).launch_arguments == {"scenario": "auto-renewals", "design": "clear"}


def test_the_settings_are_settings(tmp_path: Path) -> None:
    from audits import command

    (body,) = [body for body in _blocks("toml") if "[tool.audits]" in body]
    (tmp_path / "pyproject.toml").write_text(body, encoding="utf-8")
    (tmp_path / "main.py").touch()
    with command.command.make_context("audits", [str(tmp_path / "main.py")]) as context:
        assert context.params["profile"] == "wcag22-aaa"


def test_the_code_runs(capsys: pytest.CaptureFixture[str]) -> None:
    from kivy.uix.label import Label

    (body,) = [body for body in _blocks("python") if "audit(widget" in body]
    exec(body, {"widget": Label(text="faint", color=(0.1, 0.1, 0.1, 1))})
    assert "text-contrast faint" in capsys.readouterr().out


@pytest.mark.parametrize("path", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_a_picture_is_there(path: str) -> None:
    assert (ROOT / path).is_file()
