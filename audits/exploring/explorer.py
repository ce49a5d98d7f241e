"""Press what can be pressed, within a number of presses, and hand over each screen that is new.

The same seed meets the same screens in the same order. What has been pressed least anywhere comes first, so
that a list of two hundred rows does not use up all presses.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from random import Random

from ..driving.driver import Driver
from ..errors import CheckError
from .actions import BACK, Action, perform, presses, turns
from .structure import screen_name, signature

Guarded = Callable[[Callable[[], None], str], None]
"""Does something in an app, under a name; keeps what the app does wrong from whoever asked for it."""


@dataclass(frozen=True, slots=True)
class Met:
    """A screen that was met for the first time: what it is called, and what was pressed on the way to it."""

    name: str
    way: tuple[str, ...]


@dataclass(slots=True)
class _Place:
    """A screen: what was done on it and where that led, and what else can be done."""

    met: Met
    led_to: dict[Action, Hashable] = field(default_factory=dict)
    left: list[Action] = field(default_factory=list)


class Explorer:
    """Explores the app that a driver drives; every action runs within ``guarded``."""

    def __init__(self, driver: Driver, most: int, seed: int, guarded: Guarded, title: str) -> None:
        self.pressed = 0
        self._driver = driver
        self._most = most
        self._random = Random(seed)
        self._guarded = guarded
        self._title = title
        self._places: dict[Hashable, _Place] = {}
        self._names: Counter[str] = Counter()
        self._groups: Counter[str] = Counter()

    def screens(self) -> Iterator[Met]:
        """Yield each new screen while it is shown, the first one before anything is pressed."""
        here, new = self._arrive(())
        yield new or self._places[here].met
        while self.pressed < self._most:
            action = self._choose(here)
            if action is None:
                return
            there, new = self._do(here, action)
            if new is not None:
                yield new
            here = there

    @property
    def count(self) -> int:
        """How many screens were met."""
        return len(self._places)

    @property
    def unpressed(self) -> tuple[int, int]:
        """How many controls were met and not pressed, and on how many screens."""
        left = [len(place.left) for place in self._places.values() if place.left]
        return sum(left), len(left)

    def _do(self, here: Hashable, action: Action) -> tuple[Hashable, Met | None]:
        place = self._places[here]
        self.pressed += 1
        self._groups[action.what] += 1
        place.left = [each for each in place.left if each != action]
        name = f"{action} on {place.met.name}"
        self._guarded(lambda: _performed(action, self._driver), name)
        there, new = self._arrive((*place.met.way, str(action)))
        place.led_to[action] = there
        return there, new

    def _arrive(self, way: tuple[str, ...]) -> tuple[Hashable, Met | None]:
        """Note the screen that is shown. One that is met again may offer new actions."""
        elements = self._driver.sight.look()
        here = signature(elements)
        new = None
        if here not in self._places:
            name = screen_name(elements, self._title)
            self._names[name] += 1
            number = f" ({self._names[name]})" if self._names[name] > 1 else ""
            new = Met(f"{name}{number}", way)
            self._places[here] = _Place(new)
        place = self._places[here]
        place.left = [action for action in presses(elements) if action not in place.led_to]
        return here, new

    def _choose(self, here: Hashable) -> Action | None:
        place = self._places[here]
        if place.left:
            least = min(self._groups[action.what] for action in place.left)
            return self._random.choice([each for each in place.left if self._groups[each.what] == least])
        if BACK not in place.led_to:
            return BACK
        return self._on_the_way(here) or self._turn()

    def _on_the_way(self, here: Hashable) -> Action | None:
        """Return the first step to the nearest screen on which something is left to be pressed."""
        pending = deque(
            (action, there) for action, there in self._places[here].led_to.items() if there != here
        )
        met = {here}
        while pending:
            first, there = pending.popleft()
            if self._places[there].left:
                return first
            if there not in met:
                met.add(there)
                pending += ((first, beyond) for beyond in self._places[there].led_to.values())
        return None

    def _turn(self) -> Action | None:
        """Return a turn to a screen of a ScreenManager that no press has led to."""
        elements = self._driver.sight.look()
        return next((each for each in turns(elements) if not self._groups[each.what]), None)


def _performed(action: Action, driver: Driver) -> None:
    try:
        perform(action, driver)
    except CheckError:  # it went away, is covered, or the app does not come to rest: the next look tells
        driver.frames.disturb()
