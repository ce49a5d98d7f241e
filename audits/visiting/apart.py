"""Visit an app in a process of its own: whatever it does there, this process goes on."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ..commandline.signals import EndedError, ending_signals_raised
from ..errors import InputError, ReportedError
from ..model import Entry
from .visit import Themes, Visit

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
from {name}.visiting.apart import answer
answer()
"""


def visit_apart(visit: Visit, told: Callable[[str], None]) -> Iterator[Entry | Themes]:
    """Visit an app in a process of its own; yield its themes and each entry as soon as it is there.

    ``told`` gets what is to be said beside. Raises what the visit raises (InputError, MachineError,
    KeyboardInterrupt), InputError where the app ends its process, after the entries that were made until
    then, and RuntimeError for a defect of the auditor.
    """
    start = _START.format(
        path=sys.path, name=_PACKAGE, init=str(_FOLDER / "__init__.py"), folder=str(_FOLDER)
    )
    command = [sys.executable, "-P", "-c", start]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            for said in _said(process, visit):
                if isinstance(said, (Entry, Themes)):
                    yield said
                else:
                    told(str(said))
        finally:
            process.kill()


def _said(process: subprocess.Popen[bytes], visit: Visit) -> Iterator[object]:
    """Hand over the visit, and yield what the process says until it has ended all well."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError):  # what ended it is told below
        process.stdin.write(pickle.dumps(visit))
        process.stdin.close()
    while True:
        try:
            said = pickle.load(process.stdout)
        except (EOFError, pickle.UnpicklingError):
            raise _died(visit, process.wait()) from None
        if isinstance(said, BaseException):
            raise said
        if said is None:
            return
        yield said


def answer() -> None:
    """Make the visit that stdin asks for; write what is found to stdout, as it comes, and nothing else."""
    visit: Visit = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb", buffering=0) as file:
        os.dup2(2, 1)  # what the app prints
        sys.stdout = sys.stderr

        def say(something: object) -> None:
            file.write(pickle.dumps(something))

        say(_end_of(visit, say))
    sys.stderr.flush()
    os._exit(0)  # threads and exit handlers of the app have no say any more


def _end_of(visit: Visit, say: Callable[[object], None]) -> BaseException | None:
    """Make a visit and return what ended it, None where all is well."""
    from .going import entries

    with ending_signals_raised() as received:
        try:
            for entry in entries(visit, say):
                say(entry)
        except ReportedError as error:
            return error
        except KeyboardInterrupt:
            return EndedError(received[0] if received else signal.SIGINT)
        except BaseException as error:  # noqa: BLE001 - told by the process that asked for the visit
            return RuntimeError(f"{type(error).__name__}: {error}")
    return None


def _died(visit: Visit, code: int) -> InputError:
    how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
    return InputError(f"the app ended its process {how}", "let it stay", visit.target.text)
