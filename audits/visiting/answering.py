"""Answer for a visit: the side of ``visit_apart`` that runs in the process of the app."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO

from ..alive import reports_so_far, signs_of_life
from ..console.signals import EndedError, ending_signals_raised
from ..errors import ReportedError
from .last_lines import leave_last_lines
from .visit import Job, Visit


def answer(*last: int) -> None:
    """Do the job that stdin asks for, such as a visit; write what is found to stdout, as it comes.

    Nothing else is written there. The app reads an empty stdin, and what it prints goes to stderr. ``last``
    are the descriptors for the last lines of this process, see ``last_lines``.
    """
    leave_last_lines(last)
    leave = os._exit  # an app that calls it under audit gets another
    asked = os.fdopen(os.dup(0), "rb")
    with os.fdopen(os.dup(1), "wb", buffering=0) as file:
        _give_away_streams()
        job: Visit | Job = pickle.load(asked)
        threading.Thread(target=_end_with, args=(asked, leave), daemon=True).start()
        _make(job, file)
    sys.stderr.flush()
    leave(0)  # threads and exit handlers of the app have no say any more


def _make(job: Visit | Job, file: IO[bytes]) -> None:
    def say(something: object) -> None:
        file.write(pickle.dumps(something))

    with signs_of_life(lambda: say(job.phase)), reports_so_far(say):
        end = _end_of(job, say)
    say(end)


def _end_of(job: Visit | Job, say: Callable[[object], None]) -> BaseException | None:
    """Do a job and return what ended it, None where all is well."""
    from .going import entries

    with ending_signals_raised() as received:
        try:
            for result in entries(job, say) if isinstance(job, Visit) else job.results(say):
                say(result)
        except ReportedError as error:
            return error
        except KeyboardInterrupt:
            return EndedError(received[0] if received else signal.SIGINT)
        except BaseException as error:  # noqa: BLE001 - told by the process that asked for the job
            return RuntimeError(f"{type(error).__name__}: {error}")
    return None


def _give_away_streams() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr


def _end_with(stream: IO[bytes], leave: Callable[[int], object]) -> None:
    """End this process, and those that it has started, when the one at the other end of a stream has gone."""
    while stream.read(1):
        pass
    if hasattr(os, "killpg") and os.getpgid(0) == os.getpid():
        with suppress(PermissionError):  # refused in an explored app, which was not let start any
            os.killpg(0, signal.SIGKILL)
    leave(0)
