"""One off-screen Kivy for the whole test session, prepared before any test module can import it."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from audits.target.environment import prepare_kivy


def _keep_bytecode() -> None:
    """Let compiled modules lie in a folder of their own where none may lie beside the sources.

    Else each of the many programs that tests start would compile all that it imports anew.
    """
    if sys.dont_write_bytecode:
        sys.dont_write_bytecode = False
        sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


_keep_bytecode()
pytest_plugins = ["pytester"]  # the auditor's plugin is tested with tests of its own

# How long an example takes says how busy the machine is, and nothing else.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
prepare_kivy(390, 844, off_screen=True)

# A session holds very many objects that stay. At Python's usual threshold the collector looks through them so
# often that it takes a third of the time of a test that makes widgets. A phone has 75,000 objects.
gc.set_threshold(400_000, 10, 10)

# Programs that the tests start inherit the signals that whoever starts the tests ignores, as nohup does, or a
# shell for its background jobs. What they do at such a signal is tested.
for _number, _usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, _usual)


@pytest.fixture(autouse=True)
def _nobody_has_the_keyboard() -> None:
    """Take the keyboard from what an earlier test left: it would get the keys of this one."""
    behaviour = sys.modules.get("kivy.uix.behaviors.focus")
    for widget in [*behaviour.FocusBehavior._keyboards.values()] if behaviour else ():
        if widget is not None:
            widget.focus = False
