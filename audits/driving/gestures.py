"""What a finger is told to do, and to what: selectors, taps and swipes."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[str, str]
"""A place counted from the top left, each part in dp or, with a per cent sign, a share of the side."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What is looked for: all that is given must hold. ``text`` and ``id`` are regular expressions.

    ``index`` counts from the top down and from left to right, a negative one from the end; beside something,
    it counts from the nearest. ``point`` is a place in what is named or, with nothing named, in the phone.
    ``width`` and ``height`` are dp, within ``tolerance``. ``traits`` say what kind of thing it is.
    """

    text: str = ""
    id: str = ""
    index: int | None = None
    point: Point | None = None
    enabled: bool | None = None
    checked: bool | None = None
    selected: bool | None = None
    focused: bool | None = None
    below: Selector | None = None
    above: Selector | None = None
    left_of: Selector | None = None
    right_of: Selector | None = None
    child_of: Selector | None = None
    contains_child: Selector | None = None
    contains_descendants: tuple[Selector, ...] = ()
    width: int | None = None
    height: int | None = None
    tolerance: int = 0
    traits: tuple[str, ...] = ()

    @property
    def names_something(self) -> bool:
        """Whether it names an element, not only a place."""
        return any(getattr(self, name) not in (None, "", ()) for name in _NAMING)

    @property
    def is_beside(self) -> bool:
        """Whether it says beside what something lies; then the nearest one is meant."""
        return any(getattr(self, name) is not None for name in SIDES)

    def __str__(self) -> str:
        parts = [f"id {self.id!r}"] if self.id else []
        parts += [f"text {self.text!r}"] if self.text else []
        for state in STATES:
            wanted = getattr(self, state)
            if wanted is not None:
                parts.append(state if wanted else f"not {state}")
        parts += [f"{side} {getattr(self, side)}" for side in ("width", "height") if getattr(self, side)]
        parts += [f"trait {trait}" for trait in self.traits]
        parts += [f"index {self.index}"] if self.index is not None else []
        for name, word in RELATIONS.items():
            other = getattr(self, name)
            parts += [f"{word} ({other})"] if other is not None else []
        if self.contains_descendants:
            parts.append(f"containsDescendants ({'; '.join(map(str, self.contains_descendants))})")
        parts += [f"point {self.point[0]},{self.point[1]}"] if self.point is not None else []
        return " ".join(parts)


STATES = ("enabled", "checked", "selected", "focused")
"""The states that a selector asks for."""
SIDES = ("below", "above", "left_of", "right_of")
RELATIONS = {
    "below": "below",
    "above": "above",
    "left_of": "leftOf",
    "right_of": "rightOf",
    "child_of": "childOf",
    "contains_child": "containsChild",
}
"""The selectors within a selector, with the words that scripts have for them."""
TRAITS = ("text", "square", "long-text")
"""What a selector may say of a thing's kind: with words, as high as wide, with more than 200 characters."""
_NAMING = ("text", "id", "index", *STATES, *RELATIONS, "contains_descendants", "width", "height", "traits")


TAPS_APART_S = 0.1


@dataclass(frozen=True, slots=True)
class Tap:
    """Touch something: ``tap``, ``double`` or ``long``, ``times`` over with ``delay_s`` between.

    Beyond Maestro: what is on the page but out of sight is scrolled to first. ``again`` touches a second time
    where the first touch changed nothing. ``patience_s``: how long to wait for it; None is the default.
    """

    selector: Selector
    how: str = "tap"
    times: int = 1
    delay_s: float = TAPS_APART_S
    again: bool = False
    patience_s: float | None = None


@dataclass(frozen=True, slots=True)
class Swipe:
    """Draw a finger from one point to another, in so many s; from the middle of something, if named."""

    start: Point
    end: Point
    duration_s: float
    origin: Selector | None = None


SEARCHED_S = 20.0  # virtual time that a search in a list may take, as in Maestro
SCROLLED_S = 0.6  # that a finger takes for one scroll of it, at Maestro's usual speed of 40


@dataclass(frozen=True, slots=True)
class Search:
    """Scroll in a direction until ``share`` (0 to 1) of something shows; then to the middle, if asked."""

    selector: Selector
    direction: str = "DOWN"
    timeout_s: float = SEARCHED_S
    share: float = 1.0
    centre: bool = False
    seconds: float = SCROLLED_S
