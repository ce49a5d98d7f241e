"""Commands that touch: taps and swipes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.selecting import read_selector
from app.walkthrough.script.values import SWIPES, given, named, read_direction, read_seconds, read_truth
from app.walkthrough.script.yamlsource import Value
from audits.driving import gestures
from audits.driving.gestures import TAPS_APART_S

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_MOST_TAPS = 1000
_SWIPE_S = 0.4
_LONGEST_SWIPE_S = 60.0


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

    @property
    def detail(self) -> str:
        """From where to where."""
        origin = f"{self.origin} " if self.origin is not None else ""
        return f"{origin}{','.join(self.start)} → {','.join(self.end)}"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Draw it."""
        walk.driver.swipe(self)


def _tap(how: str) -> Callable[[Value], Command]:
    def read(value: Value) -> Command:
        selector = read_selector(value)
        pairs = given(value.mapping()) if value.is_mapping else {}
        times = pairs["repeat"].whole(None, _MOST_TAPS) if "repeat" in pairs and how != "double" else 1
        delay = pairs["delay"].whole(None) if "delay" in pairs else -1
        if "waitToSettleTimeoutMs" in pairs:
            pairs["waitToSettleTimeoutMs"].whole(None)
        read_truth(pairs, "waitUntilVisible")
        again = read_truth(pairs, "retryTapIfNoChange")
        return Tap(selector, how, max(times, 1), delay / 1000 if delay >= 0 else TAPS_APART_S, again)

    return read


def _swipe(value: Value) -> Command:
    pairs = named(value, ("from", "direction", "start", "end", "duration", "waitToSettleTimeoutMs"))
    duration = min(read_seconds(pairs["duration"]), _LONGEST_SWIPE_S) if "duration" in pairs else _SWIPE_S
    if "start" in pairs or "end" in pairs:
        if "direction" in pairs:
            key = "start" if "start" in pairs else "end"
            raise pairs[key].fail(f"direction and {key} exclude each other", "keep one")
        if "start" not in pairs or "end" not in pairs:
            raise value.fail("both start and end are needed", 'write e.g. `start: "50%,80%"`')
        return Swipe(*_places(pairs["start"], pairs["end"]), duration)
    if "direction" not in pairs:
        raise value.fail("a direction, or start and end, is needed", 'write e.g. `start: "50%,80%"`')
    origin = read_selector(pairs["from"]) if "from" in pairs and not pairs["from"].is_nothing else None
    return Swipe(*SWIPES[read_direction(pairs["direction"])], duration, origin)


def _places(start: Value, end: Value) -> tuple[gestures.Point, gestures.Point]:
    """Read where a swipe begins and ends: both in whole dp, or both in whole per cent, as in Maestro."""
    relative = "%" in start.text() + end.text()
    return _place(start, relative=relative), _place(end, relative=relative)


def _place(value: Value, *, relative: bool) -> gestures.Point:
    if value.is_open:
        return "0", "0"
    text = value.text()
    parts = [part.strip() for part in text.replace("%", "").split(",")]
    whole = len(parts) >= 2 and all(part.removeprefix("-").isdecimal() for part in parts[:2])
    if not whole or ("%" in text) is not relative:
        wrong = f"{text!r} is no point of a swipe"
        value.fault(wrong, 'write both in whole dp, "10,20", or both in whole per cent, "50%,80%"')
        return "0", "0"
    if relative and not all(0 <= int(part) <= 100 for part in parts[:2]):
        value.fault(f"{text!r} lies off the screen", "write 0 to 100 per cent")
        return "0", "0"
    sign = "%" if relative else ""
    return f"{parts[0]}{sign}", f"{parts[1]}{sign}"


COMMANDS = (
    Spec("tapOn", _tap("tap"), example="Save"),
    Spec("doubleTapOn", _tap("double"), example="Save"),
    Spec("longPressOn", _tap("long"), example="Save"),
    Spec("swipe", _swipe, example="{ direction: UP }"),
)
