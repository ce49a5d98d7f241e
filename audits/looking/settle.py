"""What has to be done before a widget is looked at: it needs a size, and its kv canvas rules."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_following: list[Callable[[], object]] = []
_UNSIZED = (100, 100)  # a widget that nothing has laid out yet


def give_size(widget: Widget, size: tuple[int, int] | None) -> None:
    """Lay a widget that has no parent out at ``size`` px; unsized ones fill the window by default."""
    from kivy.core.window import Window

    if widget.parent is not None:
        return
    if size is not None:
        widget.size = size
    elif tuple(widget.size) == _UNSIZED and None not in widget.size_hint:
        widget.size = Window.size


def sync() -> None:
    """Run what must happen before the next frame, and the kv canvas rules that wait for it."""
    from kivy.clock import Clock
    from kivy.lang import Builder

    Builder.sync()
    Clock.tick_draw()
    Builder.sync()
    for follow in (*_following,):
        follow()


def after_sync(follow: Callable[[], object]) -> Callable[[], None]:
    """Have something done after each ``sync``; return what ends that."""
    _following.append(follow)
    return partial(_following.remove, follow)
