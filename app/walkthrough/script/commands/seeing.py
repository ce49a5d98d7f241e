"""Commands about what is seen: assertions, waiting, scrolling, pictures, and time that passes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.values import (
    alone,
    named,
    read_direction,
    read_duration,
    read_nothing,
    read_picture_name,
    read_seconds,
    read_selector,
)
from app.walkthrough.script.yamlsource import Value
from audits.driving.gestures import Selector

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep


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
class Settle(Command):
    """Wait until nothing moves, as every step does by itself."""

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
class ScrollUntilVisible(Command):
    """Scroll in a direction until something is visible, for this many s at most; None is the default."""

    selector: Selector
    direction: str = "DOWN"
    timeout_s: float | None = None

    @property
    def detail(self) -> str:
        """What is looked for."""
        return str(self.selector)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Scroll to it."""
        from audits.driving.driver import SCROLLING_S

        timeout_s = SCROLLING_S if self.timeout_s is None else self.timeout_s
        walk.driver.scroll_until(self.selector, self.direction, timeout_s)


@dataclass(frozen=True, slots=True)
class TakeScreenshot(Command):
    """Keep a picture under this name."""

    name: str

    @property
    def detail(self) -> str:
        """The name."""
        return self.name

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Keep it."""
        walk.keep_picture(entry, self.name)


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


def _wait_until(value: Value) -> Command:
    pairs = named(value, ("visible", "notVisible", "timeout"))
    if ("visible" in pairs) == ("notVisible" in pairs):
        raise value.fail("one of visible and notVisible is needed", "give exactly one")
    visible = "visible" in pairs
    timeout = read_seconds(pairs["timeout"]) if "timeout" in pairs else None
    return Assert(read_selector(pairs["visible" if visible else "notVisible"]), visible, timeout)


def _scroll_until(value: Value) -> Command:
    pairs = named(value, ("element", "direction", "timeout"), ("element",))
    direction = read_direction(pairs["direction"]) if "direction" in pairs else "DOWN"
    timeout = read_seconds(pairs["timeout"]) if "timeout" in pairs else None
    return ScrollUntilVisible(read_selector(pairs["element"]), direction, timeout)


COMMANDS = (
    Spec("assertVisible", lambda value: Assert(read_selector(value), visible=True), example="Saved"),
    Spec("assertNotVisible", lambda value: Assert(read_selector(value), visible=False), example="Error"),
    Spec("extendedWaitUntil", _wait_until, example="{ visible: Saved }"),
    Spec("waitForAnimationToEnd", read_nothing(Settle()), Settle()),
    Spec("scroll", read_nothing(Scroll()), Scroll()),
    Spec("scrollUntilVisible", _scroll_until, example="{ element: Imprint }"),
    Spec(
        "takeScreenshot",
        lambda value: TakeScreenshot(read_picture_name(alone(value, "path"))),
        example="start",
    ),
    Spec("advanceTime", lambda value: AdvanceTime(read_duration(alone(value, "by"))), example="8h"),
)
