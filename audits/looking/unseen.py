"""What lies one swipe or one tap away from what was looked at: nobody has judged it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from ..model import Remark
from .sources import LIBRARIES
from .tree import Element

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_NAMED = 6
_LEAST_PX = 2  # what a list is longer than it is high, by rounding


def unseen(elements: Iterable[Element]) -> Iterator[Remark]:
    """Yield a remark for each element that has more to show than it shows."""
    for element in elements:
        if "hidden" in element.states:
            continue
        widget_class: type = type(element.widget)
        for kind, read in _readers(widget_class):
            if detail := read(element.widget):
                yield Remark(f"unseen-{kind}", element.path, detail)


def _screens(manager: Widget) -> str:
    current = manager.current_screen
    return listed(screen.name or type(screen).__name__ for screen in manager.screens if screen is not current)


def _tabs(panel: Widget) -> str:
    tabs = panel.tab_list
    return listed(tab.text for tab in reversed(tabs) if tab is not panel.current_tab)


def _slides(carousel: Widget) -> str:
    return _count(len(carousel.slides) - 1)


def _items(accordion: Widget) -> str:
    return listed(item.title for item in reversed(accordion.children) if getattr(item, "collapse", False))


def _choices(spinner: Widget) -> str:
    return "" if spinner.is_open else listed(map(str, spinner.values))


def _drawer(drawer: Widget) -> str:
    return "" if getattr(drawer, "state", "open") == "open" else type(drawer).__name__


def _rows(recycled: Widget) -> str:
    shown = len(recycled.children[0].children) if recycled.children else 0
    return _count(len(recycled.data) - shown)


def _rest(view: Widget) -> str:
    """Return which share of a list does not show, in percent."""
    view_class: type = type(view)
    if not view.children or _is(view_class, "RecycleView"):
        return ""
    (width, height), (wide, high) = view.viewport_size, view.size
    lost = 1 - min(1, wide / max(width, 1)) * min(1, high / max(height, 1))
    longer = (width > wide + _LEAST_PX and view.do_scroll_x) or (
        height > high + _LEAST_PX and view.do_scroll_y
    )
    return f"{lost:.0%}" if longer else ""


_BY_CLASS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "ScreenManager": ("screens", _screens),
    "TabbedPanel": ("tabs", _tabs),
    "Carousel": ("slides", _slides),
    "Accordion": ("items", _items),
    "Spinner": ("choices", _choices),
    "MDNavigationDrawer": ("drawer", _drawer),
    "RecycleView": ("rows", _rows),
    "ScrollView": ("rest", _rest),
}


@cache
def _readers(widget_class: type) -> tuple[tuple[str, Callable[[Any], str]], ...]:
    """Return what tells of a class what it does not show. Classes are known by name: none is imported."""
    return tuple(reader for name, reader in _BY_CLASS.items() if _is(widget_class, name))


@cache
def _is(widget_class: type, name: str) -> bool:
    return any(
        each.__name__ == name and each.__module__.partition(".")[0] in LIBRARIES
        for each in widget_class.__mro__
    )


def listed(names: Iterable[str]) -> str:
    """Return names, the first few and their number where there are more."""
    found = [*names]
    return ", ".join(found[:_NAMED]) + (f", … ({len(found)})" if len(found) > _NAMED else "")


def _count(number: int) -> str:
    return str(number) if number > 0 else ""
