"""Processes that do jobs one after the other, tell each result at once, and end with their parent."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

from app.errors import MachineError
from audits.commandline.signals import ENDING
from audits.temporary import temporary_room

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")
Begin = Callable[[], AbstractContextManager[Callable[[_Job], _Result]]]
"""Makes a process ready and gives what does a job there; must be importable by its name."""

_PR_SET_PDEATHSIG = 1  # of Linux's prctl: the signal that a process gets when its parent dies
_LEAVES_WITHIN_S = 30.0


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of a job whose process died; ``how`` says how: "was killed (SIGKILL)"."""

    how: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A process can do jobs."""


@dataclass(frozen=True, slots=True)
class _Raised:
    """A job, or making ready, raised an error."""

    error: BaseException


def work(
    begin: Begin[_Job, _Result], queues: Sequence[Sequence[tuple[int, _Job]]]
) -> Iterator[tuple[int, _Result | Lost]]:
    """Do the jobs of each queue in a process of its own; yield the number and result of each as it ends.

    When a process dies, its job is ``Lost`` and another process does the rest of the queue. What a job raises
    is raised here. All processes are gone when this ends, however it ends. Raises MachineError where a process
    cannot be started.
    """
    with _scratch() as environment:
        workers = [_Worker(begin, queue, environment) for queue in queues if queue]
        try:
            busy = {each.start(): each for each in workers}
            while busy:
                for ready in connection.wait(list(busy)):
                    worker = busy.pop(ready)  # type: ignore[call-overload]
                    yield from worker.listen()
                    if worker.connection is not None:
                        busy[worker.connection] = worker
        except BaseException:
            for worker in workers:
                worker.kill()
            raise
        for worker in workers:
            worker.leave()


class _Worker(Generic[_Job, _Result]):
    """One process, or one after the other, for one queue of jobs."""

    def __init__(
        self,
        begin: Begin[_Job, _Result],
        queue: Sequence[tuple[int, _Job]],
        environment: Mapping[str, str],
    ) -> None:
        self.connection: Connection | None = None
        self._begin, self._environment = begin, environment
        self._queue = deque(queue)  # the first one is being done
        self._ready = False

    def start(self) -> Connection:
        """Start a process and return the connection on which it tells its results."""
        ours, theirs = _context.Pipe()
        arguments = (theirs, self._begin)
        self._process = _context.Process(target=_serve, args=arguments, daemon=True)
        self._ready = False
        with _own_environment(self._environment), _signals_blocked():
            self._process.start()
        theirs.close()
        self.connection = ours
        return ours

    def listen(self) -> Iterator[tuple[int, _Result | Lost]]:
        """Take what the process tells, give it the next job, and yield the result if it is one."""
        assert self.connection is not None
        try:
            told = self.connection.recv()
        except (EOFError, OSError):
            yield from self._mourn()
            return
        match told:
            case _Raised(error):
                raise error
            case _Ready():
                self._ready = True
                self._give()
            case result:
                number, _ = self._queue.popleft()
                self._give()
                yield number, result

    def _give(self) -> None:
        """Give the process its next job; without one it is no longer listened to."""
        assert self.connection is not None
        if self._queue:
            with suppress(OSError):  # it has died, which is seen when it is listened to
                self.connection.send(self._queue[0][1])
        else:
            self._close()

    def _mourn(self) -> Iterator[tuple[int, Lost]]:
        """Report the job that the process died in, and start another one for the rest."""
        self._close()
        how = _how(self._end())
        if not self._ready:
            raise MachineError(f"a process for the work could not be started: it {how}", "free some memory")
        number, _ = self._queue.popleft()
        if self._queue:
            self.start()
        yield number, Lost(how)

    def leave(self) -> None:
        """Wait until the process has ended by itself."""
        self._close()
        self._end()

    def kill(self) -> None:
        """End the process in the middle of its job."""
        self._close()
        with suppress(AttributeError):  # it was not started
            self._process.kill()
            self._process.join()

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def _end(self) -> int:
        self._process.join(_LEAVES_WITHIN_S)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        return self._process.exitcode or 0


_context = get_context("spawn")


def _how(exit_code: int) -> str:
    if exit_code >= 0:
        return f"ended with exit code {exit_code}"
    name = signal.Signals(-exit_code).name
    return f"was killed ({name}{'; perhaps memory ran out' if name == 'SIGKILL' else ''})"


@contextmanager
def _scratch() -> Iterator[Mapping[str, str]]:
    """Give the processes a folder for temporary files, which is removed with what they leave there."""
    with temporary_room():
        folder = tempfile.TemporaryDirectory(prefix="mingbai-", ignore_cleanup_errors=True)
    with folder as name:
        yield {"TMPDIR": name}


@contextmanager
def _own_environment(environment: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables for a process that is started meanwhile."""
    # Without the current folder in its path, no file there is taken for a module of Python's.
    changed = {**environment, "PYTHONSAFEPATH": "1"}
    before = {name: os.environ.get(name) for name in changed}
    os.environ.update(changed)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """Let a process that is started meanwhile never hear signals that ask to end: they are its parent's affair.

    This process hears them afterwards.
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


def _serve(channel: Connection, begin: Begin[Any, Any]) -> None:
    """Do one job after the other, in a process of its own, until the parent closes the connection."""
    _end_with_parent()
    with suppress(EOFError, OSError):  # the parent has closed the connection
        try:
            with begin() as do:
                channel.send(_Ready())
                while True:
                    channel.send(do(channel.recv()))
        except (EOFError, BrokenPipeError):
            raise
        except BaseException as error:  # noqa: BLE001 - the parent raises it
            channel.send(_Raised(_portable(error)))


def _portable(error: BaseException) -> BaseException:
    """Return an error that can go to another process: itself, or one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - pickling calls code of any kind
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _end_with_parent() -> None:
    """End this process at once when its parent dies, even if that was killed."""
    if not hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform.startswith("linux"):
        # The kernel's signal also ends a process that never lets its other threads run.
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch_parent, daemon=True).start()


def _watch_parent() -> None:
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
