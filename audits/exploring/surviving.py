"""Go on when an app raises, leaves or closes itself in answer to a press, and say what it did."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from ..alive import signs_of_life
from ..target.explaining import Target, is_apps, place_of
from .guard import RefusedError

PRESS_S = 20.0  # real time without a frame; a person takes an app that does not answer for broken
AUDIT_S = 120.0  # the same while a page is audited: some rules reckon for long between two frames
_CAN_LIMIT = hasattr(signal, "setitimer")


class StuckError(BaseException):
    """The app hangs. It is no Exception, so that no ``except Exception`` catches it."""


class Survivor:
    """Runs what is done in an app; ``told`` gets what the app did wrong in words, each once."""

    def __init__(self, target: Target, where: str, told: Callable[[str], None]) -> None:
        """Survive a target; what no line of it raises is told at ``where``."""
        self._target = target
        self._where = where
        self._told = told
        self._doing = "at the start"

    def run(self, work: Callable[[], None], name: str, limit_s: float = PRESS_S) -> None:
        """Do something in the app; whatever it raises is told under this name.

        It may take ``limit_s`` of real time until its next frame.
        """
        self._doing = name
        try:
            with limited(limit_s):
                work()
        except KeyboardInterrupt:
            raise
        except RefusedError:
            pass  # told where it was refused
        except SystemExit as error:
            self._told(f"{self._place(error)}: {name}: the app leaves ({error.code!r})")
        except StuckError:
            self._told(f"{self._where}: {name}: the app does not answer within {limit_s:g} s")
        except BaseException as error:  # noqa: BLE001 - whatever somebody's app raises
            who = "the app" if is_apps(self._target, error) else "the auditor (please report it)"
            self._told(f"{self._place(error)}: {name}: {who} raises {named(error)}")

    @property
    def doing(self) -> str:
        """Where something is done now, and what."""
        return f"{self._where}: {self._doing}"

    def _place(self, error: BaseException) -> str:
        place = place_of(self._target, error)
        return self._where if place == self._target.where else place


def named(error: BaseException) -> str:
    """Return an error by its kind and the last line of what it says."""
    words = str(error).strip().splitlines()
    return f"{type(error).__name__}: {words[-1]}" if words else type(error).__name__


@contextmanager
def closing_told(told: Callable[[], None]) -> Iterator[None]:
    """Let an app that closes itself stay open meanwhile, and say that it would have closed."""
    import kivy.app
    import kivy.base

    def stay(*_: Any, **__: Any) -> None:  # noqa: ANN401 - as many arguments as the original takes
        told()

    places: list[tuple[Any, str]] = [
        (kivy.app.App, "_stop"),
        (kivy.base, "stopTouchApp"),
        (kivy.app, "stopTouchApp"),
    ]
    places += [(kivy.base.EventLoop, "close")]
    kept = [(owner, name, getattr(owner, name)) for owner, name in places if hasattr(owner, name)]
    for owner, name, _ in kept:
        setattr(owner, name, stay)
    try:
        yield
    finally:
        for owner, name, original in kept:
            setattr(owner, name, original)


@contextmanager
def limited(limit_s: float) -> Iterator[None]:
    """Raise StuckError in what takes so long (real s) to come to its next frame, where the system can."""
    if not _CAN_LIMIT or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> NoReturn:
        raise StuckError

    def wait() -> None:
        signal.setitimer(signal.ITIMER_REAL, _limits[-1])

    before = signal.signal(signal.SIGALRM, stop)
    _limits.append(limit_s)
    wait()
    try:
        with signs_of_life(wait):
            yield
    finally:
        _limits.pop()
        signal.setitimer(signal.ITIMER_REAL, _limits[-1] if _limits else 0)
        signal.signal(signal.SIGALRM, before)


_limits: list[float] = []
"""Those that hold now; the innermost counts."""
