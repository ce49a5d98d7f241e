"""The command in the test's own process."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from audits.command import command
from audits.console.ending import outcome, run_click
from audits.started import from_start, started_in

from .apart import Run


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
