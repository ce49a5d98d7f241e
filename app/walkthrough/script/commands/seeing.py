"""Commands about what is seen: assertions, waiting, scrolling, and time that passes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.selecting import read_selector
from app.walkthrough.script.values import (
    alone,
    given,
    named,
    read_direction,
    read_duration,
    read_nothing,
    read_seconds,
    read_truth,
)
from app.walkthrough.script.yamlsource import Value
from audits.driving import gestures
from audits.driving.gestures import SEARCHED_S, Selector

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_USUAL_SPEED = 40


@dataclass(frozen=True, slots=True)
class Assert(Command):
    """Assert that something is visible, or not, within this many s of virtual time; None is the default.

    Beyond Maestro, the whole page counts, so that a flow means the same at every text size: what is out of
    sight is scrolled to, and something is not to be seen only where scrolling would not show it either.
    """

    selector: Selector
    visible: bool
    timeout_s: float | None = None

    @property
    def detail(self) -> str:
        """What is looked for."""
        return str(self.selector)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look for it."""
        if self.visible:
            walk.driver.reveal(self.selector, self.timeout_s)
        else:
            walk.driver.sight.expect(self.selector, visible=False, timeout_s=self.timeout_s)


@dataclass(frozen=True, slots=True)
class AssertBoth(Command):
    """Assert that one thing is visible, and another is not."""

    there: Assert
    gone: Assert

    @property
    def detail(self) -> str:
        """What is looked for."""
        return f"{self.there.detail}, not {self.gone.detail}"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look for both."""
        self.there.play(walk, entry)
        self.gone.play(walk, entry)


@dataclass(frozen=True, slots=True)
class Settle(Command):
    """Wait until nothing moves, as every step does by itself. What never rests is waited for in vain."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Wait."""
        walk.driver.frames.settle()


@dataclass(frozen=True, slots=True)
class Scroll(Command):
    """Scroll the largest list one page down."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Scroll it."""
        walk.driver.scroll()


@dataclass(frozen=True, slots=True)
class ScrollUntilVisible(gestures.Search, Command):
    """Scroll in a direction until something is visible."""

    @property
    def detail(self) -> str:
        """What is looked for."""
        return str(self.selector)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Scroll to it."""
        walk.driver.scroll_until(self)


@dataclass(frozen=True, slots=True)
class AdvanceTime(Command):
    """Let this many seconds pass."""

    seconds: float

    @property
    def detail(self) -> str:
        """How long."""
        return f"{self.seconds:g} s"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Let them pass."""
        walk.driver.frames.advance(self.seconds)


@dataclass(frozen=True, slots=True)
class AssertFocus(Command):
    """Assert that what is named has the keyboard."""

    selector: Selector

    @property
    def detail(self) -> str:
        """What should have it."""
        return str(self.selector)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Look who has it."""
        sight = walk.driver.sight
        found = sight.found(self.selector)
        if not found:
            raise sight.missing(self.selector)
        if not any("focused" in part.states for each in found for part in each.walk()):
            raise CheckError(f"{self.selector} does not have the focus; {sight.focus_told()}")


def _wait_until(value: Value) -> Command:
    pairs = given(named(value, ("visible", "notVisible", "timeout")))
    timeout = read_seconds(pairs["timeout"]) if "timeout" in pairs else None
    both = [
        Assert(read_selector(pairs[key]), key == "visible", timeout)
        for key in ("visible", "notVisible")
        if key in pairs
    ]
    if not both:
        raise value.fail("one of visible and notVisible is needed", "give visible, notVisible or both")
    return both[0] if len(both) == 1 else AssertBoth(*both)


def _settle(value: Value) -> Command:
    pairs = given(named(value, ("timeout",)))
    if "timeout" in pairs:
        read_seconds(pairs["timeout"])
    return Settle()


_SEARCH = ("element", "direction", "timeout", "speed", "visibilityPercentage", "centerElement")


def _scroll_until(value: Value) -> Command:
    pairs = given(named(value, (*_SEARCH, "waitToSettleTimeoutMs"), ("element",)))
    if "element" not in pairs:
        raise value.fail("element has no value", "give `element: …`")
    speed = min(max(pairs["speed"].whole(None), 0), 100) if "speed" in pairs else _USUAL_SPEED
    percent = pairs["visibilityPercentage"].whole(None) if "visibilityPercentage" in pairs else 100
    return ScrollUntilVisible(
        read_selector(pairs["element"]),
        read_direction(pairs["direction"]) if "direction" in pairs else "DOWN",
        read_seconds(pairs["timeout"]) if "timeout" in pairs else SEARCHED_S,
        min(max(percent, 1), 100) / 100,
        read_truth(pairs, "centerElement"),
        (100 - speed) / 100 + 0.001,
    )


COMMANDS = (
    Spec("assertVisible", lambda value: Assert(read_selector(value), visible=True), example="Saved"),
    Spec("assertNotVisible", lambda value: Assert(read_selector(value), visible=False), example="Error"),
    Spec("extendedWaitUntil", _wait_until, example="{ visible: Saved }"),
    Spec("waitForAnimationToEnd", _settle, Settle()),
    Spec("scroll", read_nothing(Scroll()), Scroll()),
    Spec("scrollUntilVisible", _scroll_until, example="{ element: Imprint }"),
    Spec("advanceTime", lambda value: AdvanceTime(read_duration(alone(value, "by"))), example="8h"),
    Spec("assertFocus", lambda value: AssertFocus(read_selector(value)), example="{ id: name }"),
)
