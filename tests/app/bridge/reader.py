"""A session bus of its own with the accessibility bus, programs that are served on it, and a client."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_HERE = Path(__file__).parent
_ROOT = Path(__file__).parents[3]
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_PYTHON = Path("/usr/bin/python3")
_ENDS_WITHIN_S = 240
_ASKED_EVERY_S = 0.2


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


class Program:
    """A program that is given orders, one a line, and answers each with a line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def do(self, *order: Any) -> Any:
        """Give an order and return the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"{order[0]}: the program has ended with {self._process.poll()}"
        told = json.loads(line)
        assert "error" not in told, told["error"]
        return told["answer"]


@dataclass(frozen=True, slots=True)
class Phone:
    """The served prototype, and the client that uses it by role and name."""

    served: Program
    client: Program

    def press(self, role: str, name: str, shows: tuple[str, str]) -> None:
        """Press something by role and the begin of its name until something else is there, as people do."""
        self.client.do("press", role, name, *shows)


@contextmanager
def reader() -> Iterator[Phone]:
    """Serve the prototype on a bus of its own, and read it."""
    served = [sys.executable, "-m", f"{__package__}.served"]
    with bus() as session, started(served, session) as phone, client(session) as reading:
        yield Phone(Program(phone), reading)


@contextmanager
def bus() -> Iterator[dict[str, str]]:
    """Open a bus with the accessibility bus; yield what programs need in their environment to find it."""
    with ExitStack() as stack:
        # The accessibility bus has its socket in this folder, and two at once would take it from each other.
        session = {"XDG_RUNTIME_DIR": stack.enter_context(TemporaryDirectory())}
        daemon = ["dbus-daemon", "--session", "--print-address=1", "--nofork"]
        process = stack.enter_context(started(daemon, session))
        assert process.stdout is not None
        session["DBUS_SESSION_BUS_ADDRESS"] = process.stdout.readline().strip()
        stack.enter_context(started([str(_LAUNCHER), "--launch-immediately", "--a11y=1"], session))
        _await_bus(session)
        yield session


@contextmanager
def client(session: dict[str, str]) -> Iterator[Program]:
    """Start a screen reader's client."""
    with started([str(_PYTHON), str(_HERE / "client.py")], session) as process:
        yield Program(process)


def _await_bus(session: dict[str, str]) -> None:
    """Wait until the accessibility bus answers, and says that assistive technology is in use.

    A client that comes earlier gives up at once. The launcher has been seen to leave the property false,
    though it was told otherwise; then no program shows anything.
    """
    address = ["org.a11y.Bus.GetAddress"]
    use = ["org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:IsEnabled"]
    in_use = ["org.freedesktop.DBus.Properties.Get", "string:org.a11y.Status", "string:IsEnabled"]
    end = time.monotonic() + _ENDS_WITHIN_S
    while time.monotonic() < end:
        told = _ask(session, address) and _ask(session, [*use, "variant:boolean:true"])
        if told and "boolean true" in _ask(session, in_use):
            return
        time.sleep(_ASKED_EVERY_S)
    raise AssertionError("the accessibility bus does not come up")


def _ask(session: dict[str, str], question: Sequence[str]) -> str:
    """Return what the accessibility bus answers, nothing where it does not."""
    program = ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus", *question]
    environment = {**os.environ, **session}
    asked = subprocess.run(program, env=environment, capture_output=True, text=True, check=False)
    return asked.stdout if not asked.returncode else ""


@contextmanager
def started(command: Sequence[str], more: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Start a program with ``more`` in its environment; end it, and what it started, however it goes."""
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
