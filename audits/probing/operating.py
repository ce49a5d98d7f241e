"""Let a rule operate the app, and put back what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..driving.held import Held
from ..driving.touch import Hand, focused
from ..looking.screen import Screen
from ..looking.seen import Seen
from ..looking.tree import Element
from ..model import Remark
from .kept import Kept
from .probe import Probe

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


@contextmanager
def in_window(root: Widget, app: Held) -> Iterator[None]:
    """Show a widget alone in the window: touches and keys reach nothing else."""
    from kivy.core.window import Window

    if root.get_parent_window() is not None:
        yield
        return
    top = _top(root)
    pos, size = tuple(top.pos), tuple(top.size)
    others, window = Window.children[:], tuple(Window.size)
    for widget in others:
        Window.remove_widget(widget)
    try:
        Window.size = (max(1, round(size[0])), max(1, round(size[1])))
        Window.add_widget(top)
        app.settle()
        yield
    finally:
        Window.remove_widget(top)
        Window.size = window
        for widget in reversed(others):
            Window.add_widget(widget)
        top.pos, top.size = pos, size
        app.settle()


@contextmanager
def operating(
    root: Widget, screen: Screen, app: Held, changed: list[Remark], fresh: tuple[Seen, ...] | None = None
) -> Iterator[Probe]:
    """Give a rule the app to operate; afterwards lift every finger, and put the app back as it was found.

    Put back are the window's size, the text size, what has the keyboard, how far lists are scrolled, what
    stands open, and all plain values that widgets hold. What cannot be put back is added to ``changed``.
    ``fresh`` is what a fresh start in the present theme shows, where that is known.
    """
    from kivy.core.window import Window
    from kivy.metrics import Metrics

    size, scale, keyboard = tuple(Window.size), Metrics.fontscale, focused()
    if keyboard is not None and keyboard.get_root_window() is None:
        keyboard.focus = False  # what is not shown takes no key from what is
    places, kept = _scrolled(screen.elements), Kept(root)
    hand = Hand()
    hand.start()
    probe = Probe(root, screen, app, hand, fresh)
    try:
        yield probe
    finally:
        with app.witness.noting():
            probe.lift_all()
        hand.stop()
        if Metrics.fontscale != scale:
            Metrics.fontscale = scale
        Window.size = size
        _give_keyboard(keyboard)
        app.settle()
        changed.extend(kept.put_back(app))
        _scroll(places)
        app.settle()


def _top(widget: Widget) -> Widget:
    while widget.parent is not None:
        widget = widget.parent
    return widget


def _give_keyboard(widget: Widget | None) -> None:
    now = focused()
    if now is widget:
        return
    if now is not None:
        now.focus = False
    if widget is not None:
        widget.focus = True


def _scrolled(elements: list[Element]) -> dict[Widget, tuple[float, float]]:
    views = [element.widget for element in elements if element.scrolls]
    return {view: (view.scroll_x, view.scroll_y) for view in views}


def _scroll(places: dict[Widget, tuple[float, float]]) -> None:
    for view, (x, y) in places.items():
        view.scroll_x, view.scroll_y = x, y
