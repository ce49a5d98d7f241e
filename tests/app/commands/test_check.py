from __future__ import annotations

from pathlib import Path

import pytest

from app.commands.cli import run


def test_every_mistake_is_told_at_once_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text(
        "appId: mingbai\n---\n- tapOn: { txt: A }\n- travel: { points: [] }\n- tapOn: '+'\n- bakc\n"
    )
    assert run(["check", str(path)]) == 2
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"{path}:3:12: unknown key 'txt'; did you mean 'text'?"
    assert (
        f"{path}:4:3: Maestro's travel has no meaning here: a desktop app is at no place; leave it out"
        in told
    )
    assert f"{path}:6:3: unknown command 'bakc'; did you mean 'back'?" in told
    assert any(line.startswith(f"{path}:5:10: '+' is taken as it stands") for line in told)
    assert told[-1] == "✗ 3 errors in 1 of 1 flow"


def test_a_flow_without_mistakes_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "tour"]) == 0
    assert capsys.readouterr().out == "✓ 1 flow: nothing wrong\n"


def test_variables_are_given_as_to_a_walk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text("appId: mingbai\n---\n- launchApp: { arguments: { theme: '${THEME}' } }\n")
    assert run(["check", str(path)]) == 0
    assert "the variable 'THEME' has no value yet" in capsys.readouterr().out
    assert run(["check", str(path), "-e", "THEME=drak"]) == 2
    assert "unknown theme 'drak'; did you mean 'dark'?" in capsys.readouterr().out
