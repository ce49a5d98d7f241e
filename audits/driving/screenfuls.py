"""Look through a page that is longer than the screen: what lies below the fold has to be judged, too."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from .finder import elements_of, seen
from .reach import is_inert

_OVERLAP = 0.2  # of a screenful, so that what one cuts off stands whole in the next


def screenfuls(root: Widget) -> Iterator[None]:
    """Yield once for the page as it stands, then for each further part of it; it ends as it stood.

    The page is the largest open part that scrolls up and down.
    """
    yield
    page = _page(root)
    if page is None:
        return
    stood = page.scroll_y
    try:
        for place in _places(page.height, page.viewport_size[1]):
            if abs(place - stood) * (page.viewport_size[1] - page.height) > 1:
                page.scroll_y = place
                yield
    finally:
        page.scroll_y = stood


def _page(root: Widget) -> ScrollView | None:
    lists = [
        element.widget
        for element in elements_of(root)
        if isinstance(element.widget, ScrollView) and seen(element) and not is_inert(element)
    ]
    longer = [each for each in lists if each.do_scroll_y and each.viewport_size[1] > each.height + 1]
    return max(longer, key=lambda each: float(each.width * each.height), default=None)


def _places(height: float, length: float) -> list[float]:
    """Return the places of a page as Kivy counts them: 1 is its top, 0 its end."""
    step = height * (1 - _OVERLAP)
    count = max(1, round((length - height) / step + 0.5))
    return [1 - number / count for number in range(count + 1)]
