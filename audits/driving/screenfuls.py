"""Look through pages that are longer than the screen: what lies below the fold has to be judged, too."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from .finder import elements_of, seen
from .reach import is_inert

_OVERLAP = 0.2  # of a screenful, so that what one cuts off stands whole in the next
_AXES = {"scroll_y": ("do_scroll_y", 1), "scroll_x": ("do_scroll_x", 0)}


def screenfuls(root: Widget) -> Iterator[None]:
    """Yield once for the page as it stands, then for each further part of it; it ends as it stood.

    The page is the largest open part that scrolls up and down.
    """
    yield
    pages = _longer(root, "scroll_y")
    if pages:
        yield from _through(pages[0], "scroll_y")


def all_screenfuls(root: Widget, at_most: int) -> Iterator[None]:
    """Yield once for the screen as it stands, then for each further part of everything that scrolls on it.

    One thing is scrolled at a time, the largest first, and ends as it stood; of each, ``at_most`` so many
    parts are shown.
    """
    yield
    for axis in _AXES:
        for page in _longer(root, axis):
            yield from _through(page, axis, at_most)


def _longer(root: Widget, axis: str) -> list[ScrollView]:
    """Return what scrolls along an axis and has more than it shows, the largest first."""
    able, side = _AXES[axis]
    lists = [
        element.widget
        for element in elements_of(root)
        if isinstance(element.widget, ScrollView) and seen(element) and not is_inert(element)
    ]
    longer = [
        each for each in lists if getattr(each, able) and each.viewport_size[side] > each.size[side] + 1
    ]
    return sorted(longer, key=lambda each: -float(each.width * each.height))


def _through(page: ScrollView, axis: str, at_most: int | None = None) -> Iterator[None]:
    side = _AXES[axis][1]
    length, shown = page.viewport_size[side], page.size[side]
    stood = getattr(page, axis)
    places = _places(shown, length)
    if axis == "scroll_x":
        places = [1 - place for place in places]  # Kivy counts from the left, and from the bottom
    try:
        for place in places[:at_most]:
            if abs(place - stood) * (length - shown) > 1:
                setattr(page, axis, place)
                yield
    finally:
        setattr(page, axis, stood)


def _places(height: float, length: float) -> list[float]:
    """Return the places of a page as Kivy counts them: 1 is its top, 0 its end."""
    step = height * (1 - _OVERLAP)
    count = max(1, round((length - height) / step + 0.5))
    return [1 - number / count for number in range(count + 1)]
