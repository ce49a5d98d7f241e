"""Tell whether an app is at rest: nothing moves, nothing is due soon, nothing is being loaded."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from typing import Any

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.context import Context
from kivy.loader import Loader
from kivy.uix.widget import Widget

Place = tuple[float, float, float, float]
SOON_S = 0.25  # what is due within this time is waited for: a button's release, a possible double tap


def busy(soon_s: float = SOON_S) -> list[str]:
    """Return what is still at work or due within so many s, in words; nothing when the app is at rest.

    What repeats for ever does not count: a steady interval (a clock, a cursor's blinking) or a repeated
    animation (a waiting sign).
    """
    found = [f"an animation of {', '.join(sorted(each.animated_properties))}" for each in moving()]
    found += [
        f"{_name(event)} due in {left(event):.2f} s" for event in single_events() if left(event) <= soon_s
    ]
    return sorted([*found, *(["a picture being loaded"] if loading() else [])])


def endless() -> list[str]:
    """Return, in words, what repeats for ever, often enough to keep something moving."""
    ending = set(moving())
    repeated = [each for each in Animation._instances if each not in ending and each.animated_properties]
    found = {f"a repeated animation of {', '.join(sorted(each.animated_properties))}" for each in repeated}
    steady = (event for event in scheduled() if event.loop and event.timeout <= SOON_S)
    found |= {_name(event) for event in steady if not _moves_animation(event)}
    return sorted(found)


def moving() -> list[Animation]:
    """Return the animations that will come to an end."""
    running = Animation._instances
    if not running:
        return []
    endless = {part for animation in running for part in _endless(animation)}
    return [animation for animation in running if animation not in endless]


def until_end(animation: Animation) -> float:
    """Return how many s an animation still moves something; 0 before its first frame, inf for a compound.

    The parts of a compound are animations of their own.
    """
    runs = [run for run in animation._widgets.values() if isinstance(run, dict) and "time" in run]
    if any(run["time"] is None for run in runs):
        return 0.0
    return min((float(animation.duration - run["time"]) for run in runs), default=math.inf)


def single_events() -> list[Any]:
    """Return the clock's events that happen once, the steady ones left out."""
    return [event for event in scheduled() if not event.loop]


def at_once() -> list[Any]:
    """Return the single events that Kivy would let happen in the next frame, however soon that comes."""
    return [event for event in single_events() if event.timeout <= 0]


def work(event: Any) -> Hashable:  # noqa: ANN401 - a ClockEvent
    """Return what an event does: two that do the same to the same are equal."""
    callback = event.get_callback()
    while isinstance(callback, partial):
        callback = callback.func
    whose = getattr(callback, "__self__", None)
    code = getattr(callback, "__func__", callback)
    return id(whose), getattr(code, "__code__", getattr(code, "__name__", id(code)))


def scheduled() -> list[Any]:
    """Return the clock's events but for Kivy's freeing of graphics memory.

    The cycle collector schedules it, in whichever frame it happens to run, and it has no visible effect.
    """
    return [event for event in Clock.get_events() if event.is_triggered and not _frees_memory(event)]


def is_still(seconds: float, soon_s: float = SOON_S) -> bool:
    """Tell whether nothing at all happens for so many s, and the app is not busy after them."""
    due = ((event, left(event)) for event in scheduled())
    return all(wait > (seconds if event.loop else seconds + soon_s) for event, wait in due)


def left(event: Any) -> float:  # noqa: ANN401 - a ClockEvent
    """Return how many s are left until an event of Kivy's clock is due."""
    return float(event._last_dt + event.timeout - Clock.time())


def loading() -> bool:
    """Tell whether somebody waits for a picture that Kivy loads."""
    return bool(Loader._client)


def places(others: Sequence[Widget] = ()) -> list[Place]:
    """Return where every widget in the window, and in ``others``, is, to see whether anything moves."""
    found = []
    pending = [*Window.children, *others]
    while pending:
        one = pending.pop()
        found.append((one.x, one.y, one.width, one.height))
        pending.extend(one.children)
    return found


def appearance(others: Sequence[Widget] = ()) -> list[tuple[object, ...]]:
    """Return what a quick look tells of every widget in the window, and in ``others``: place, words, states.

    What only an app's own attributes tell is not in it.
    """
    found = []
    pending = [*Window.children, *others]
    while pending:
        one = pending.pop()
        told = (getattr(one, name, None) for name in _TELLING)
        found.append((id(one), one.x, one.y, one.width, one.height, one.opacity, one.disabled, *told))
        pending.extend(one.children)
    return found


_TELLING = ("text", "state", "focus", "active", "source", "scroll_x", "scroll_y", "accessible_name")


def _endless(animation: Animation) -> Iterator[Animation]:
    """Yield a repeated animation with its parts, which run as animations of their own."""
    if not getattr(animation, "repeat", False):
        return
    pending = [animation]
    while pending:
        one = pending.pop()
        yield one
        pending += [part for name in ("anim1", "anim2") if (part := getattr(one, name, None)) is not None]


def _frees_memory(event: Any) -> bool:  # noqa: ANN401 - a ClockEvent
    return isinstance(getattr(event.get_callback(), "__self__", None), Context)


def _moves_animation(event: Any) -> bool:  # noqa: ANN401 - a ClockEvent
    return isinstance(getattr(event.get_callback(), "__self__", None), Animation)


def _name(event: Any) -> str:  # noqa: ANN401 - a ClockEvent
    callback = event.get_callback()
    callback = getattr(callback, "func", callback)  # a partial stands for what it calls
    return getattr(callback, "__qualname__", type(callback).__name__)
