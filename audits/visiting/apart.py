"""Visit an app in a process of its own: whatever it does there, this process goes on."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

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

    ``told`` gets what is to be said beside. Raises what the visit raises (InputError, MachineError), and
    InputError where the app ends its process, after the entries that were made until then.
    """
    start = _START.format(
        path=sys.path, name=_PACKAGE, init=str(_FOLDER / "__init__.py"), folder=str(_FOLDER)
    )
    command = [sys.executable, "-P", "-c", start]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(pickle.dumps(visit))
            process.stdin.close()
            ended = False
            while not ended:
                try:
                    said = pickle.load(process.stdout)
                except (EOFError, pickle.UnpicklingError):
                    raise _died(visit, process.wait()) from None
                if isinstance(said, ReportedError):
                    raise said
                if isinstance(said, (Entry, Themes)):
                    yield said
                elif said is None:
                    ended = True
                else:
                    told(str(said))
        finally:
            process.kill()


def answer() -> None:
    """Make the visit that stdin asks for; write what is found to stdout, as it comes, and nothing else."""
    from .going import entries

    visit: Visit = pickle.load(sys.stdin.buffer)
    with os.fdopen(os.dup(1), "wb", buffering=0) as file:
        os.dup2(2, 1)  # what the app prints
        sys.stdout = sys.stderr

        def say(something: object) -> None:
            file.write(pickle.dumps(something))

        try:
            for entry in entries(visit, say):
                say(entry)
            say(None)
        except ReportedError as error:
            say(error)
    sys.stderr.flush()
    os._exit(0)  # threads and exit handlers of the app have no say any more


def _died(visit: Visit, code: int) -> InputError:
    how = f"by {signal.Signals(-code).name}" if code < 0 else f"with exit code {code}"
    return InputError(f"the app ended its process {how}", "let it stay", visit.target.text)
