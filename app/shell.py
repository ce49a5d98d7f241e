"""Join store and screens: the phone on its own, off screen, and the desktop window around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from kivy.clock import Clock

from app.bindings import platform as platform_binding
from app.bindings import theme as theme_binding
from app.bindings import tr
from app.designs import load_design
from app.domain.events import Event
from app.domain.state import State
from app.domain.views import view
from app.fonts import register_fonts
from app.platforms import load_platform
from app.store import Store, initial_state
from app.strings import load_strings
from app.themes import load_palette
from app.variant import Variant
from screens.phone import Phone
from screens.widgets.putaway import held

LIVE = ("theme", "lang", "text_scale")  # what can be switched without starting again
TICK_S = 1.0


class Prototype:
    """One phone and the run that is shown on it.

    ``started`` is the moment every run begins at, in the time of the prototype. Time passes with Kivy's
    clock, which a walkthrough replaces by its own. Runs follow one another on one phone, which ``place`` puts
    where it is to be seen; one that is still held when a run begins gives way to a new one.
    """

    def __init__(self, variant: Variant, started: datetime, place: Callable[[Phone], None]) -> None:
        register_fonts()
        self.variant = variant
        self._started = started
        self._store: Store | None = None
        self._clock_start = 0.0
        self._ticker = Clock.create_trigger(self._tick, TICK_S, interval=True)
        self._pending: set[Any] = set()
        self._place = place
        self._show_variant()
        self._new_phone()
        self.restart()

    @property
    def state(self) -> State:
        """The state of the present run."""
        assert self._store is not None
        return self._store.state

    def emit(self, event: Event) -> None:
        """Let something happen in the present run."""
        assert self._store is not None
        self._store.dispatch(event)

    def restart(self) -> None:
        """Begin the run again, from the first screen."""
        self.rest()
        self._clock_start = Clock.get_time()
        self._ticker()
        state = initial_state(self.variant, self._started)
        self._store = Store(state, self._later, self._show)
        self.root.emit = self._store.dispatch
        self._show(state)

    def rest(self) -> None:
        """End the present run and show nothing."""
        self.close()
        if held(self.root):
            self._new_phone()  # what is let go of afterwards belongs to the run before
        self.root.begin()

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start with these choices, the usual one where none is named. Raises InputError for unknown ones."""
        self._start(Variant().with_choices(arguments))

    def choose(self, dimension: str, choice: str) -> None:
        """Change one choice: live where that is possible, with a new start where it is not."""
        variant = self.variant.with_choice(dimension, choice)
        if dimension in LIVE:
            self.variant = variant
            self._show_variant()
        else:
            self._start(variant)

    def _start(self, variant: Variant) -> None:
        self.variant = variant
        self._show_variant()
        self.restart()

    def close(self) -> None:
        """End the run."""
        self._ticker.cancel()
        for event in self._pending:
            event.cancel()
        self._pending.clear()
        if self._store is not None:
            self._store.close()

    def _new_phone(self) -> None:
        self.root = Phone()
        self._place(self.root)

    def _show_variant(self) -> None:
        variant = self.variant
        design = load_design(variant.design)
        theme_binding.apply(load_palette(variant.theme, variant.design), design, variant.text_scale / 100)
        platform_binding.apply(load_platform(variant.platform))
        tr.use(load_strings(variant.lang))

    def _show(self, state: State) -> None:
        self.root.clock = f"{state.now.hour}:{state.now:%M}"
        self.root.view = view(state)

    def _later(self, seconds: float, call: Callable[[], None]) -> None:
        def happen(_elapsed: float) -> None:
            self._pending.discard(event)
            call()

        event = Clock.schedule_once(happen, seconds)
        self._pending.add(event)

    def _tick(self, _elapsed: float) -> None:
        assert self._store is not None
        now = self._started + timedelta(seconds=Clock.get_time() - self._clock_start)
        self._store.pass_time((now - self._store.state.now).total_seconds())
