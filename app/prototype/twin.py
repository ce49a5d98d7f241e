"""A second phone whose run goes on from where the first one stands, and of which the first never hears."""

from __future__ import annotations

from app.domain.events import Event
from app.domain.state import State
from app.domain.views import view
from app.prototype.planting import Planter
from app.prototype.shell import TICK_S, Prototype
from app.prototype.store import Store
from app.prototype.timeline import Timeline


class Twin:
    """A ``phone`` that shows what a prototype shows; whatever is done in it, the prototype stays as it is.

    It fills what it is put into, as an app fills a window.
    """

    def __init__(self, prototype: Prototype) -> None:
        self._prototype = prototype
        self._planter = Planter()
        self._began = prototype.now
        self._timeline = Timeline(self._tick, TICK_S, self._emit)
        self._store = Store(prototype.state, self._timeline.later, self._show)
        for seconds, event in prototype.waiting:
            self._timeline.later(seconds, event)
        self.phone = prototype.anew(self._planter)
        self.phone.size_hint = 1, 1
        self.phone.emit = self._emit

    def close(self) -> None:
        """End the run; the phone is no longer used."""
        self._timeline.stop()
        self._store.close()
        self._planter.plant(self.phone, (), ())

    def _emit(self, event: Event) -> None:
        self._store.dispatch(event)

    def _show(self, state: State) -> None:
        self.phone.clock = f"{state.now.hour}:{state.now:%M}"
        self.phone.view = shown = view(state)
        self._planter.plant(self.phone, *self._prototype.faults(shown))

    def _tick(self) -> None:
        passed = self._timeline.now - (self._store.state.now - self._began).total_seconds()
        self._store.pass_time(passed)
