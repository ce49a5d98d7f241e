"""What a finger is told to do, and to what: selectors, taps and swipes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selector:
    """What is looked for: all that is given must hold. ``text`` and ``id`` are regular expressions.

    ``point`` is a place counted from the top left, in what is named or, with nothing named, in the phone:
    each part in dp or, with a per cent sign, a share of its side.
    """

    text: str = ""
    id: str = ""
    index: int | None = None
    point: tuple[str, str] | None = None
    enabled: bool | None = None
    checked: bool | None = None
    focused: bool | None = None
    below: Selector | None = None
    above: Selector | None = None
    left_of: Selector | None = None
    right_of: Selector | None = None
    child_of: Selector | None = None
    contains_child: Selector | None = None

    @property
    def names_something(self) -> bool:
        """Whether it names an element, not only a place."""
        return bool(self.text or self.id or any(getattr(self, name) for name in RELATIONS))

    def __str__(self) -> str:
        parts = [f"id {self.id!r}"] if self.id else []
        parts += [f"text {self.text!r}"] if self.text else []
        for state in ("enabled", "checked", "focused"):
            wanted = getattr(self, state)
            if wanted is not None:
                parts.append(state if wanted else f"not {state}")
        parts += [f"index {self.index}"] if self.index is not None else []
        for name, word in RELATIONS.items():
            other = getattr(self, name)
            parts += [f"{word} ({other})"] if other is not None else []
        parts += [f"point {self.point[0]},{self.point[1]}"] if self.point is not None else []
        return " ".join(parts)


RELATIONS = {
    "below": "below",
    "above": "above",
    "left_of": "leftOf",
    "right_of": "rightOf",
    "child_of": "childOf",
    "contains_child": "containsChild",
}
"""The selectors within a selector, with the words that scripts have for them."""


TAPS_APART_S = 0.1


@dataclass(frozen=True, slots=True)
class Tap:
    """Touch something: ``tap``, ``double`` or ``long``, ``times`` over with ``delay_s`` between.

    Beyond Maestro: what is on the page but out of sight is scrolled to first.
    """

    selector: Selector
    how: str = "tap"
    times: int = 1
    delay_s: float = TAPS_APART_S


@dataclass(frozen=True, slots=True)
class Swipe:
    """Draw a finger from one point to another, in so many s; from the middle of something, if named."""

    start: tuple[str, str]
    end: tuple[str, str]
    duration_s: float
    origin: Selector | None = None
