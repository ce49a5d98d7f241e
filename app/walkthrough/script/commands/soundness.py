"""Commands that Maestro lacks: whether the app is sound, and whether a screen has a way out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import CheckError, RestlessError
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.stage import Overseen
from app.walkthrough.script.values import read_nothing
from audits.driving.gestures import Swipe

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_UNKNOWN = "no other app says what has to hold of it"
BLANK = "nothing is drawn on the screen"
_FROM_EDGE = Swipe(("0%", "50%"), ("60%", "50%"), 0.4)  # as phones go back
_WAITS_S = (60.0, 12 * 3600.0, 30 * 24 * 3600.0)  # a code's time, a change's, a reminder's


class NoWayOutError(CheckError):
    """A screen is a dead end."""

    def __init__(self) -> None:
        super().__init__("nothing leads from this screen to another: no control, no way back, no wait")


def _overseen(walk: Walk) -> Overseen:
    stage = walk.stage
    if not isinstance(stage, Overseen):
        raise CheckError("this app does not say what has to hold of it")
    return stage


@dataclass(frozen=True, slots=True)
class AssertSound(Command):
    """Assert that the app comes to rest, draws something, and that all holds that has to hold of a run."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look."""
        from audits.pixels.blank import is_blank

        stage = _overseen(walk)
        walk.driver.frames.settle()
        if stage.broken:
            raise CheckError(f"this does not hold: {'; '.join(stage.broken)}")
        if is_blank(stage.page):
            raise CheckError(BLANK)


@dataclass(frozen=True, slots=True)
class AssertWayOut(Command):
    """Assert that something leads from this screen to another, and leave it by that way.

    Tried are the way back, all controls on the page, and to wait up to 30 days.
    """

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Try one way after the other."""
        stage = _overseen(walk)
        place = stage.place
        for _ in _ways(walk):
            if stage.place != place:
                return
        raise NoWayOutError


def _ways(walk: Walk) -> Iterator[None]:
    """Try one way after the other, and pause after each."""
    driver = walk.driver
    driver.press("Escape")
    yield
    driver.swipe(_FROM_EDGE)
    yield
    for widget in [each.widget for each in driver.sight.look() if each.control]:
        try:
            driver.tap_widget(widget)
        except RestlessError:
            raise
        except CheckError:
            continue  # it is covered, out of reach, or gone by now
        yield
    for seconds in _WAITS_S:
        driver.frames.advance(seconds)
        yield


COMMANDS = (
    Spec("assertSound", read_nothing(AssertSound()), AssertSound(), own=_UNKNOWN),
    Spec("assertWayOut", read_nothing(AssertWayOut()), AssertWayOut(), own=_UNKNOWN),
)
