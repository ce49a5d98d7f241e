"""Worker processes: each does its jobs in turn, sends each result at once, and ends with its parent."""

from __future__ import annotations

import _thread
import ctypes
import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from app.errors import MachineError
from audits.console.signals import ENDING

_Job = TypeVar("_Job")
_Result = TypeVar("_Result")
Begin = Callable[[], AbstractContextManager[Callable[[_Job], _Result]]]
"""Makes a process ready and gives what does a job there; must be importable by its name."""

_PR_SET_PDEATHSIG = 1  # of Linux's prctl: the signal that a process gets when its parent dies
_LEAVES_WITHIN_S = 30.0
_INTERRUPTED_WITHIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of a job whose process died; ``how`` says how: "was killed (SIGKILL)"."""

    how: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A process is ready for jobs."""


@dataclass(frozen=True, slots=True)
class _Raised:
    """A job, or the preparation of the process, raised an error."""

    error: BaseException


def work(
    begin: Begin[_Job, _Result], queues: Sequence[Sequence[tuple[int, _Job]]]
) -> Iterator[tuple[int, _Result | Lost]]:
    """Do the jobs of each queue in a process of its own; yield the number and result of each as it ends.

    When a process dies, its job is ``Lost`` and another process does the rest of the queue. What a job raises
    is raised here. All processes are gone when this ends, however it ends. Raises MachineError where a
    process cannot be started.
    """
    workers = [_Worker(begin, queue) for queue in queues if queue]
    try:
        busy = {each.start(): each for each in workers}
        while busy:
            for ready in connection.wait(list(busy)):
                worker = busy.pop(ready)  # type: ignore[call-overload]
                yield from worker.listen()
                if worker.connection is not None:
                    busy[worker.connection] = worker
        for worker in workers:
            worker.end(_LEAVES_WITHIN_S)
    except BaseException:
        for worker in workers:
            worker.interrupt()
        for worker in workers:
            worker.end(_INTERRUPTED_WITHIN_S)
        raise


class _Worker(Generic[_Job, _Result]):
    """One process, or one after the other, for one queue of jobs."""

    def __init__(self, begin: Begin[_Job, _Result], queue: Sequence[tuple[int, _Job]]) -> None:
        self.connection: Connection | None = None
        self._lifeline: Connection | None = None  # closed to interrupt the process; the system closes it, too
        self._process: SpawnProcess | None = None
        self._begin = begin
        self._queue = deque(queue)  # the first one is being done
        self._ready = False

    def start(self) -> Connection:
        """Start a process and return the connection on which it tells its results."""
        ours, theirs = _context.Pipe()
        held, self._lifeline = _context.Pipe(duplex=False)
        self._ready = False
        with _current_folder_out_of_path(), _signals_blocked():
            self._process = _context.Process(target=_serve, args=(theirs, held, self._begin), daemon=True)
            self._process.start()
            theirs.close()
            held.close()
            self.connection = ours
        return ours

    def listen(self) -> Iterator[tuple[int, _Result | Lost]]:
        """Take what the process tells, give it the next job, and yield the result if it is one."""
        assert self.connection is not None
        try:
            told = self.connection.recv()
        except (EOFError, OSError):
            yield from self._report_lost()
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

    def _report_lost(self) -> Iterator[tuple[int, Lost]]:
        """Report the job that the process died in, and start another one for the rest."""
        self._close()
        how = _how(self.end(_LEAVES_WITHIN_S))
        if not self._ready:
            raise MachineError(f"a process for the work could not be started: it {how}", "free some memory")
        number, _ = self._queue.popleft()
        if self._queue:
            self.start()
        yield number, Lost(how)

    def interrupt(self) -> None:
        """Interrupt the process in the middle of its job, so that it cleans up and ends."""
        self._close()
        if self._lifeline is not None:
            self._lifeline.close()

    def end(self, within_s: float) -> int:
        """Wait until the process has ended, at most so long (real s), else kill it; return its exit code."""
        self._close()
        if self._process is None:
            return 0
        self._process.join(within_s)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        return self._process.exitcode or 0

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


_context = get_context("spawn")


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


def _serve(channel: Connection, lifeline: Connection, begin: Begin[Any, Any]) -> None:
    """Do one job after the other, in a process of its own, until the parent closes the connection."""
    _end_with_parent(lifeline)
    # The parent has closed the connection, or the lifeline.
    with suppress(EOFError, OSError, KeyboardInterrupt):
        try:
            with begin() as do:
                channel.send(_Ready())
                while True:
                    channel.send(do(channel.recv()))
        except (EOFError, BrokenPipeError):
            raise
        except BaseException as error:  # noqa: BLE001 - the parent raises it
            channel.send(_Raised(_portable(error)))
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to interrupt


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
    threading.Event().wait(_INTERRUPTED_WITHIN_S)
    os._exit(1)
