"""Controls of one screen that have one name, and whether they act alike as far as code tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable

from ..looking.handlers import bound
from ..looking.reading import attribute, words
from ..looking.tree import Element

_EVENTS = ("on_release", "on_press", "on_ref_press")


class Namesakes:
    """Controls by role and name, with what each of them does."""

    def __init__(self, controls: Iterable[Element]) -> None:
        self._alike: dict[tuple[str, str], list[Element]] = defaultdict(list)
        for each in controls:
            if each.name and not each.part:
                self._alike[each.role, each.name].append(each)

    def acting_otherwise(self, control: Element) -> Element | None:
        """Return the first control of the same role and name that is known to do something else, if any.

        Left out are controls that their context tells apart: each stands in a card with words of its own.
        """
        alike = self._alike.get((control.role, control.name), ())
        action = _action(control) if len(alike) > 1 else None
        if not action:
            return None
        for other in alike:
            doing = _action(other) if other is not control else None
            if doing and doing != action and not _told_apart(control, other):
                return other
        return None


def _action(control: Element) -> frozenset[Hashable]:
    """Return what code of the app a control runs; empty where that cannot be told."""
    return frozenset(handler.action for event in _EVENTS for handler in bound(control.widget, event))


def _told_apart(one: Element, other: Element) -> bool:
    """Tell whether each of two controls stands with words that the other does not stand with."""
    ways = _way_up(one), _way_up(other)
    common = {id(each) for each in ways[0]} & {id(each) for each in ways[1]}
    return all(_has_words(way, common, control) for way, control in zip(ways, (one, other), strict=True))


def _way_up(element: Element) -> list[Element]:
    found = []
    parent = element.parent
    while parent is not None:
        found.append(parent)
        parent = parent.parent
    return found


def _has_words(way: list[Element], common: set[int], control: Element) -> bool:
    own = [each for each in way if id(each) not in common]
    if not own:
        return False
    mine = set(map(id, control.walk()))
    around = (each for each in own[-1].walk() if id(each) not in mine)
    return any(
        words(each.widget, "text").strip() or attribute(each.widget, "accessible_name") for each in around
    )
