"""Keep screens that are not shown: building one takes ten times as long as showing it again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.events import Event
from app.domain.views.model import Kind, View
from screens.kinds.base import PhoneScreen
from screens.kinds.registry import screen_class
from screens.widgets.putaway import bring_back, put_away

MOST_KEPT = 48
"""Screens, of five to seven MiB each, so that their memory has a bound. Reckoned from recorded use: of 3,375
screens that a monkey showed, 83 are built with room for 48, 65 with 100, 203 with 32; of 1,238 in flows 153,
123 and 188."""


class Shelf:
    """Returns a screen widget for a view: the one that showed it last, reset, or a new one."""

    def __init__(self, emit: Callable[[Event | None], None]) -> None:
        self._emit = emit
        self._kept: dict[tuple[Kind, str], PhoneScreen] = {}

    def take(self, view: View, bottom: float, size: Sequence[float]) -> PhoneScreen:
        """Return a screen that draws the view, reset from any earlier use.

        ``size`` (px) is the room it will be given: it need not be laid out in another one first.
        """
        screen = self._kept.pop((view.kind, view.screen), None)
        if screen is None:
            return screen_class(view.kind)(view=view, emit=self._emit, bottom=bottom, size=size)
        bring_back(screen)
        screen.inert, screen.bottom, screen.view, screen.pos = False, bottom, view, (0, 0)
        screen.begin()
        return screen

    def put(self, screen: PhoneScreen) -> None:
        """Keep a screen that is no longer shown, unless it must not be kept or is still being touched."""
        if not (put_away(screen) and screen.keepable):
            return
        view = screen.view
        self._kept[view.kind, view.screen] = screen
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]  # the one that was shown longest ago
