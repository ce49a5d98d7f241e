"""Commands that touch: taps and swipes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.values import (
    SWIPES,
    named,
    read_direction,
    read_point,
    read_seconds,
    read_selector,
)
from app.walkthrough.script.yamlsource import Value
from audits.driving import gestures
from audits.driving.gestures import TAPS_APART_S

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_TAP = ("repeat", "delay")
_MOST_TAPS = 100
_SWIPE_S = 0.4


@dataclass(frozen=True, slots=True)
class Tap(gestures.Tap, Command):
    """Touch something."""

    @property
    def detail(self) -> str:
        """What is touched."""
        return str(self.selector)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Touch it and note who took the touch."""
        entry.touched = walk.driver.tap(self)


@dataclass(frozen=True, slots=True)
class Swipe(gestures.Swipe, Command):
    """Swipe across the screen."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Draw it."""
        walk.driver.swipe(self)


def _tap(how: str) -> Callable[[Value], Command]:
    def read(value: Value) -> Command:
        selector = read_selector(value, _TAP, point=True)
        pairs = value.mapping() if value.is_mapping else {}
        times = pairs["repeat"].whole(1, _MOST_TAPS) if "repeat" in pairs else 1
        delay_s = read_seconds(pairs["delay"]) if "delay" in pairs else TAPS_APART_S
        return Tap(selector, how, times, delay_s)

    return read


def _swipe(value: Value) -> Command:
    pairs = named(value, ("from", "direction", "start", "end", "duration"))
    duration = read_seconds(pairs["duration"]) if "duration" in pairs else _SWIPE_S
    origin = read_selector(pairs["from"]) if "from" in pairs else None
    if "direction" in pairs:
        for key in ("start", "end"):
            if key in pairs:
                raise pairs[key].fail(f"direction and {key} exclude each other", "keep one")
        return Swipe(*SWIPES[read_direction(pairs["direction"])], duration, origin)
    if origin is not None or "start" not in pairs or "end" not in pairs:
        raise value.fail("a direction, or start and end, is needed", 'write e.g. `start: "50%,80%"`')
    return Swipe(read_point(pairs["start"]), read_point(pairs["end"]), duration)


COMMANDS = (
    Spec("tapOn", _tap("tap"), example="Save"),
    Spec("doubleTapOn", _tap("double"), example="Save"),
    Spec("longPressOn", _tap("long"), example="Save"),
    Spec("swipe", _swipe, example="{ direction: UP }"),
)
