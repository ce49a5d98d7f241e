"""Name what a finger touches as a flow would: by the most readable selector that names it alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from app.walkthrough.recording.flow import Named
from audits.driving.finder import above, contains, find, said, script_id, seen
from audits.driving.gestures import Selector
from audits.looking.names import give_names
from audits.looking.reading import words
from audits.looking.touching import find_touched
from audits.looking.tree import Element, grow
from audits.pixels.affine import from_images

_LONGEST = 24  # characters of a text that is still read at a glance
_FIGURE = re.compile(r"\d")  # what counts something says something else the next time


def elements_of(root: Any) -> list[Element]:  # noqa: ANN401 - a Kivy widget
    """Return what is on a widget, as a walk knows it, in its place in the window."""
    corners = [root.to_window(*corner) for corner in ((0, 0), (1, 0), (0, 1))]
    left, bottom = root.to_window(*root.pos)
    right, top = root.to_window(root.right, root.top)
    found = grow(root, from_images(*corners), (left, bottom, right, top))
    find_touched(found)
    give_names(found)
    return found


def touched(elements: Sequence[Element], point: tuple[float, float]) -> Element | None:
    """Return the control at a point of the window (px), the uppermost."""
    for element in reversed(elements):
        if seen(element) and contains(element.visible, point):
            if element.control:
                return element
            if (control := next((up for up in above(element) if up.control), None)) is not None:
                return control
    return None


def selector(target: Element, elements: Sequence[Element], private: Callable[[str], bool]) -> Named:
    """Return the selector of a control: its words, its id, or either with its place among several.

    ``target`` is one of the elements. ``private`` tells which words repeat what somebody typed; those are
    not used.
    """
    wanted = [*_names(target, private)]
    for named in wanted:
        if _place(elements, named, target) == (0, 1):
            return named
    for named in wanted:
        place = _place(elements, named, target)
        if place is not None:
            return {**named, "index": place[0]}
    return {}


def _names(target: Element, private: Callable[[str], bool]) -> Iterator[Named]:
    """Yield what a control can be called, the most readable first."""
    own = [said(target), *(words(each.widget, "text") for each in target.walk() if not each.private)]
    texts = [text for text in dict.fromkeys(own) if text and not private(text) and not target.private]
    short = [
        text for text in texts if len(text) <= _LONGEST and not _FIGURE.search(text) and "\n" not in text
    ]
    yield from ({"text": text} for text in sorted(short, key=len))
    if script_id(target):
        yield {"id": script_id(target)}
    yield from ({"text": text} for text in texts if text not in short)


def _place(elements: Sequence[Element], named: Named, target: Element) -> tuple[int, int] | None:
    """Return which of how many things of that name the target is; None where it is none of them."""
    found = find(
        elements,
        Selector(text=str(named.get("text", "")), id=str(named.get("id", ""))),
        lambda element: "hidden" not in element.states,
    )
    within = set(map(id, target.walk()))
    places = [number for number, each in enumerate(found) if id(each) in within]
    return (places[0], len(found)) if places else None
