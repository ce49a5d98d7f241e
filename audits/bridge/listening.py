"""Listen to an app as a screen reader would, without one: every frame that changes what is announced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.clock import Clock

from ..driving.rest import appearance
from .focusing import attended
from .reading import read
from .records import Snapshot
from .speech import Cause, Speech, Utterance

if TYPE_CHECKING:
    from kivy.core.window import WindowBase

_CUT_SHORT_S = 0.5  # shorter than the words of anything that has the focus
_MOVES = (Cause.PAGE, Cause.FOCUS)


class Listener:
    """Keeps what was said since somebody asked last. ``listen`` is to be called after each frame.

    ``title`` is the window's name.
    """

    def __init__(self, window: WindowBase, title: str = "") -> None:
        self.snapshot = Snapshot()
        self._window = window
        self._title = title
        self._seen: list[tuple[object, ...]] = []
        self._said: list[Utterance] = []
        self._language = ""
        self._moved_s = -_CUT_SHORT_S

    def listen(self, language: str) -> None:
        """Note what is said now, in the words of a language, if anything may have changed."""
        seen = appearance()
        if seen == self._seen:
            self.snapshot = replace(self.snapshot, growing=frozenset())
            return
        self._seen, self._language = seen, language
        before, self.snapshot = self.snapshot, attended(self.snapshot, read(self._window, self._title))
        for said in Speech(language).heard(before, self.snapshot):
            self._hear(said)

    def _hear(self, said: Utterance) -> None:
        """Note something said. A focus that moves on at once is cut short, and nobody hears it."""
        now = Clock.get_time()
        if said.cause in _MOVES:
            if now - self._moved_s < _CUT_SHORT_S:
                last = next((each for each in reversed(self._said) if each.cause in _MOVES), None)
                if last is not None and last.cause is Cause.FOCUS:
                    self._said.remove(last)
            self._moved_s = now
        self._said.append(said)

    def forget(self) -> None:
        """Begin anew, as when the app is started again."""
        self.snapshot, self._seen = Snapshot(), []

    def take(self) -> Iterator[Utterance]:
        """Yield what was said since the last call, and then the page that appeared last, read on to its end.

        A screen reader reads on when nobody does anything; by then the page is laid out.
        """
        said, self._said = self._said, []
        yield from said
        page = self.snapshot.page()
        if page is not None and any(each.cause is Cause.PAGE for each in said):
            yield from Speech(self._language).content(self.snapshot, page)
