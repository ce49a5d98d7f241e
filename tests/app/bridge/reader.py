"""A session bus of its own with the accessibility bus, the served prototype, and a client that reads it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_ROOT = Path(__file__).parents[3]
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_PYTHON = Path("/usr/bin/python3")
_ENDS_WITHIN_S = 120


def missing() -> str:
    """Return what the machine lacks for a real screen reader's client; empty where it has all."""
    if shutil.which("dbus-daemon") is None or not _LAUNCHER.is_file():
        return "at-spi2-core and dbus are not installed"
    if (
        not _PYTHON.is_file()
        or subprocess.run(
            [_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"], capture_output=True, check=False
        ).returncode
    ):
        return "python3-gi and gir1.2-atspi-2.0 are not installed"
    return ""


class Reader:
    """Orders the client about, and asks the prototype at the end what became of it."""

    def __init__(self, client: subprocess.Popen[str], served: subprocess.Popen[str]) -> None:
        self._client = client
        self._served = served

    def _order(self, *order: str) -> Any:
        assert self._client.stdin is not None
        assert self._client.stdout is not None
        self._client.stdin.write(json.dumps(order) + "\n")
        self._client.stdin.flush()
        told = json.loads(self._client.stdout.readline())
        assert "error" not in told, told["error"]
        return told["answer"]

    def press(self, role: str, name: str) -> None:
        """Press what has a role and a name that begins so, once it is there."""
        assert self._order("press", role, name) == "True"

    def wait(self, role: str, name: str) -> None:
        """Wait until something is there."""
        self._order("wait", role, name)

    def said(self) -> list[str]:
        """Return what was announced since the last time."""
        return list(self._order("said"))

    def outcome(self) -> str:
        """End the prototype and return what became of the run."""
        told, _ = self._served.communicate("", timeout=_ENDS_WITHIN_S)
        return told.strip()


@contextmanager
def reader(*choices: str) -> Iterator[Reader]:
    """Serve the prototype with these choices on a bus of its own, and read it."""
    with ExitStack() as stack:
        bus = stack.enter_context(_started(["dbus-daemon", "--session", "--print-address=1", "--nofork"], {}))
        assert bus.stdout is not None
        session = {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip()}
        stack.enter_context(_started([str(_LAUNCHER), "--launch-immediately", "--a11y=1"], session))
        module = f"{__package__}.served"
        served = stack.enter_context(_started([sys.executable, "-m", module, *choices], session))
        client = stack.enter_context(_started([str(_PYTHON), str(_HERE / "client.py")], session))
        yield Reader(client, served)


@contextmanager
def _started(command: Sequence[str], more: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Start a program, and end it and those that it started afterwards, however it goes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "AT_SPI"))}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        cwd=_ROOT, env={**kept, **more}, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
