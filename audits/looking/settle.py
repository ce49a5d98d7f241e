"""Let a widget come to rest before it is looked at: layouts done, kv canvas rules applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_ROUNDS = 24  # Kivy's own limit for events that schedule events is 10 a frame
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


def settle(widget: Widget) -> None:
    """Run what is due for the next frame until the widgets' places stay the same, within so many rounds.

    Rounds are counted, not s: what is found must not depend on the pace of the machine. Frames are neither
    awaited nor drawn: Kivy's clock would sleep, and only the last one is looked at.
    """
    from kivy.clock import Clock

    before = _geometry(widget)
    for _ in range(_ROUNDS):
        Clock.pre_idle()
        now = Clock.time()
        Clock.post_idle(now, now)
        sync()
        after = _geometry(widget)
        if after == before:
            return
        before = after


def sync() -> None:
    """Run what must happen before the next frame, and the kv canvas rules that wait for it."""
    from kivy.clock import Clock
    from kivy.lang import Builder

    Builder.sync()
    Clock.tick_draw()
    Builder.sync()


def _geometry(widget: Widget) -> list[object]:
    found: list[object] = []
    pending = [widget]
    while pending:
        one = pending.pop()
        found.append((one.x, one.y, one.width, one.height))
        pending.extend(one.children)
    return found
