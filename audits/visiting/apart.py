"""Visit an app in a process of its own, so that a crash or a hang of the app does not end this one."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..errors import InputError, ReportedError
from ..model import Entry, Report
from ..started import note_copy
from .cputime import cpu_time
from .last_lines import LastLines, last_lines
from .visit import Begun, Job, Moved, Phase, Visit

_FOLDER = Path(__file__).parents[1]
_PACKAGE = __name__.partition(".visiting")[0]
# The package is loaded by its folder and name, for it may run under another name than its folder has. -P
# keeps the current folder, and what is called like a module there, out of the way.
_START = """
import sys
from importlib.util import module_from_spec, spec_from_file_location
sys.path[:] = {path!r}
spec = spec_from_file_location({name!r}, {init!r}, submodule_search_locations=[{folder!r}])
sys.modules[{name!r}] = module_from_spec(spec)
spec.loader.exec_module(sys.modules[{name!r}])
if {in_checkout!r}:
    from {name}.__main__ import CheckoutLast
    sys.meta_path.append(CheckoutLast)
from {name}.visiting.answering import answer
answer(*{last!r})
"""

_IDLE = 0.05  # share of a CPU; what computes gets more even on a busy machine
_ENDS_WITHIN_S = 5.0  # once it has closed its end of the pipe


@dataclass(frozen=True, slots=True)
class _Ended:
    """The process sends no more: its visit is over, or it has died."""

    well: bool


def visit_apart(visit: Visit | Job, told: Callable[[str], None]) -> Iterator[object]:
    """Visit an app in a process of its own; yield its themes and each entry as soon as it is there.

    Any other job with an app is done in the same way. ``told`` gets further messages. Raises what the visit
    raises (InputError, MachineError, KeyboardInterrupt; RuntimeError for a defect of the auditor), and
    InputError where the app ends its process or gives no sign of life for ``visit.time_limit`` (real s),
    after the entries that were made until then. The process, and those that the app has started, end with
    this one, and when nobody listens.
    """
    with last_lines() as last:
        start = _START.format(
            path=sys.path,
            name=_PACKAGE,
            init=str(_FOLDER / "__init__.py"),
            folder=str(_FOLDER),
            last=last.descriptors,
            in_checkout=_FOLDER.name != _PACKAGE,
        )
        with subprocess.Popen(
            [sys.executable, "-P", "-c", start],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=last.descriptors,
            start_new_session=True,  # a group of its own, to be ended with all that it starts
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                with suppress(BrokenPipeError):  # what ended the process is told below
                    process.stdin.write(pickle.dumps(visit))
                    process.stdin.flush()  # not closed: the process ends when it is
                yield from _heard(visit, process, _listening(process.stdout), told, last)
            finally:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it has started."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _listening(stream: IO[bytes]) -> queue.SimpleQueue[object]:
    """Read what a process says in a thread, so that waiting for it can have an end."""
    heard: queue.SimpleQueue[object] = queue.SimpleQueue()

    def listen() -> None:
        try:
            while (said := pickle.load(stream)) is not None:
                heard.put(said)
            heard.put(_Ended(well=True))
        except (OSError, ValueError, EOFError, pickle.UnpicklingError):
            heard.put(_Ended(well=False))

    threading.Thread(target=listen, daemon=True).start()
    return heard


def _heard(
    visit: Visit | Job,
    process: subprocess.Popen[bytes],
    heard: queue.SimpleQueue[object],
    told: Callable[[str], None],
    last: LastLines,
) -> Iterator[object]:
    phase = Phase.STARTING
    context: Mapping[str, str] | None = {"screen": visit.target.short}
    unfinished: Report | None = None  # of the first part of a screen, whose audit may yet be ended
    try:
        while True:
            match _next(visit, process, heard, phase, last):
                case _Ended():
                    return
                case Entry() as said:
                    context = unfinished = None
                    yield said
                case Begun() as said:
                    context, unfinished = said.context, None
                case Moved() as said:
                    note_copy(said.copy, said.original)
                case Report() as said:
                    unfinished = said
                case Phase() as said:
                    phase = said
                case str() as said:
                    told(said)
                case said:
                    yield said
    except (ReportedError, KeyboardInterrupt):
        if context is not None and unfinished is not None:
            yield Entry(context, unfinished)
        raise


def _next(
    visit: Visit | Job,
    process: subprocess.Popen[bytes],
    heard: queue.SimpleQueue[object],
    phase: Phase,
    last: LastLines,
) -> object:
    """Return the next message of a process; raise an error that says why there is none."""
    before = cpu_time(process.pid)
    try:
        said = heard.get(timeout=visit.time_limit)
    except queue.Empty:
        after = cpu_time(process.pid)
        last.ask(process.pid)
        used = None if before is None or after is None else after - before
        raise _stuck(visit, phase, last, used) from None
    if isinstance(said, BaseException):
        raise said
    if said == _Ended(well=False):
        raise _died(visit, process, phase, last)
    return said


def _stuck(visit: Visit | Job, phase: Phase, last: LastLines, used: float | None) -> InputError:
    what = f"the app gives no sign of life for {visit.time_limit:g} s {phase}"
    if used is not None:
        idle = used < _IDLE * visit.time_limit
        doing = "it waits for something" if idle else "it computes, or is in a loop without an end"
        what += f": {doing} ({used:.1f} s of CPU)"
    right = "let it come back to Kivy's loop, or give it longer: --time-limit"
    return InputError(what, right, last.place(visit.target))


def _died(visit: Visit | Job, process: subprocess.Popen[bytes], phase: Phase, last: LastLines) -> InputError:
    try:
        code = process.wait(_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        what = f"the app has closed the auditor's files, or made another program of its process, {phase}"
        return InputError(what, "let it stay", visit.target.text)
    how = f"was ended by {_signal_name(-code)}" if code < 0 else f"ended with exit code {code}"
    return InputError(f"the app's process {how} {phase}", "let it stay", last.place(visit.target))


def _signal_name(number: int) -> str:
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = f"signal {number}"
    return f"{name} (as when memory runs out)" if name == "SIGKILL" else name
