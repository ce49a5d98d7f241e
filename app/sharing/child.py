"""A process that does jobs for this one, one at a time, and never outlives it."""

from __future__ import annotations

import _thread
import ctypes
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from multiprocessing import current_process, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from multiprocessing.util import Finalize
from pkgutil import resolve_name
from typing import Any

from audits.console.signals import ENDING

LEAVES_WITHIN_S = 30.0
"""How long a process may take to end by itself (real s)."""
INTERRUPTED_WITHIN_S = 10.0
"""How long it may take to end once it was interrupted (real s)."""

_PR_SET_PDEATHSIG = 1  # of Linux's prctl: the signal that a process gets when its parent dies
_context = get_context("spawn")
_alive: set[Child] = set()  # those that somebody has not waited for
_starting = threading.Lock()  # what is changed while a process starts is the whole program's


class Kind(Enum):
    """What a process tells."""

    READY = "ready"  # for its first job
    DONE = "done"  # with a job: its result follows
    RAISED = "raised"  # a job, or the preparation, raised the error that follows


@dataclass(frozen=True, slots=True)
class Told:
    """What a process has told; ``packed`` is the result or the error, pickled."""

    kind: Kind
    packed: bytes = b""

    def opened(self) -> Any:  # noqa: ANN401 - whatever a job's result is
        """Return the result, or raise the error."""
        content = pickle.loads(self.packed)
        if self.kind is Kind.RAISED:
            raise content
        return content


class Child:
    """A process, started at once, that is given pickled jobs. It ends when it has none for ``idle_s``.

    ``begin`` is a ``pools.Begin``, or its name: "module:name".
    """

    def __init__(self, begin: Callable[[], Any] | str, idle_s: float | None = None) -> None:
        self.connection, theirs = _context.Pipe()
        held, self._lifeline = _context.Pipe(duplex=False)  # closed to interrupt; the system closes it, too
        _alive.add(self)
        with _starting, _current_folder_out_of_path(), _signals_blocked(), _allowed_children():
            self._process: SpawnProcess = _context.Process(
                target=_serve, args=(theirs, held, begin, idle_s), daemon=True
            )
            self._process.start()
            theirs.close()
            held.close()

    def give(self, packed: bytes) -> None:
        """Give it a job. That it has died is seen when it is listened to."""
        with suppress(OSError):
            self.connection.send_bytes(packed)

    def told(self) -> Told | None:
        """Wait for what it tells; None where it has died."""
        try:
            told = self.connection.recv()
        except (EOFError, OSError):
            return None
        assert isinstance(told, Told)
        return told

    def release(self) -> None:
        """Say that there are no more jobs: it ends by itself."""
        self.connection.close()

    def interrupt(self) -> None:
        """Interrupt it in the middle of its job, so that it cleans up and ends. Any thread may do so."""
        self._lifeline.close()

    def end(self, within_s: float) -> str:
        """Wait until it has ended, at most so long (real s), else kill it; return how it ended, in words."""
        self.release()
        self._process.join(within_s)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        _alive.discard(self)
        return _how(self._process.exitcode or 0)


def _interrupt_all() -> None:
    """Interrupt what is still there when this program ends.

    A signal can come between the start of a process and the line that takes note of it. Python would wait for
    such a process for ever: it asks it to end by a signal that it does not heed.
    """
    for child in [*_alive]:
        child.interrupt()


Finalize(None, _interrupt_all, exitpriority=10)  # before Python waits for processes


def _how(exit_code: int) -> str:
    if exit_code >= 0:
        return f"ended with exit code {exit_code}"
    name = signal.Signals(-exit_code).name
    return f"was killed ({name}{'; perhaps memory ran out' if name == 'SIGKILL' else ''})"


@contextmanager
def _current_folder_out_of_path() -> Iterator[None]:
    """Keep a process that is started meanwhile from importing files of the current folder."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTHONSAFEPATH"]
        if before is not None:
            os.environ["PYTHONSAFEPATH"] = before


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """Block signals that ask to end in a process that is started meanwhile: its parent handles them.

    This process receives afterwards what came meanwhile.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which would unblock the signals when it is started later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _allowed_children() -> Iterator[None]:
    """Let a process have children that is a daemon itself, as the workers of a cluster are.

    Python forbids it because such children might outlive it: ours do not.
    """
    settings: dict[str, object] = current_process()._config  # type: ignore[attr-defined]
    before = settings.pop("daemon", None)
    try:
        yield
    finally:
        if before is not None:
            settings["daemon"] = before


def _serve(
    channel: Connection, lifeline: Connection, begin: Callable[[], Any] | str, idle_s: float | None
) -> None:
    """Do one job after the other, in a process of its own, until the parent closes the connection."""
    _end_with_parent(lifeline)
    # The parent has closed the connection, or the lifeline.
    with suppress(EOFError, OSError, KeyboardInterrupt):
        try:
            with _found(begin)() as do:
                channel.send(Told(Kind.READY))
                while channel.poll(idle_s):
                    channel.send(Told(Kind.DONE, _packed(do(pickle.loads(channel.recv_bytes())))))
        except (EOFError, BrokenPipeError):
            raise
        except BaseException as error:  # noqa: BLE001 - the parent raises it
            channel.send(Told(Kind.RAISED, _packed(_portable(error))))
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to interrupt


def _found(begin: Callable[[], Any] | str) -> Callable[[], Any]:
    if callable(begin):
        return begin
    found: Callable[[], Any] = resolve_name(begin)
    return found


def _packed(content: object) -> bytes:
    return pickle.dumps(content, pickle.HIGHEST_PROTOCOL)


def _portable(error: BaseException) -> BaseException:
    """Return an error that can go to another process: itself, or one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - pickling calls code of any kind
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end_with_parent(lifeline: Connection) -> None:
    """End this process when its parent dies, even if killed, or closes the other end of the lifeline."""
    if not hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        # The kernel's signal also ends a process that never lets its other threads run.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()


def _watch(lifeline: Connection) -> None:
    """Interrupt the main thread when the lifeline is closed, and end this process if that does not help."""
    lifeline.poll(None)
    _thread.interrupt_main()
    threading.Event().wait(INTERRUPTED_WITHIN_S)
    os._exit(1)
