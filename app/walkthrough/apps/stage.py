"""Somebody else's app as the stage of a walk: it is started, ended and cleared as a phone does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import Any

from kivy.app import App
from kivy.base import EventLoop

from app.errors import CheckError, InputError
from app.walkthrough.apps.other import OtherApp, as_options
from audits.driving.clock import VirtualTime
from audits.driving.frames import Frames
from audits.exploring.alone import Alone
from audits.exploring.surviving import PRESS_S, StuckError, named
from audits.target import starting
from audits.target.explaining import Target, hard_exit_raised, is_apps, place_of
from audits.target.leaving import Traces
from audits.target.ownsize import own_size
from audits.target.themes import switch, theme_names
from audits.visiting.going import START_S
from audits.visiting.shown import root_of_window, uppermost


class AppStage:
    """An app that is by itself; see ``OtherApp``. ``choices`` are those of the walk, which it is not given.

    ``started`` tells whether it has started once; ``failure`` is why it could not be started by itself, where
    it could not. ``closed`` is called when it ends by itself.
    """

    def __init__(self, alone: Alone, time: VirtualTime, app: OtherApp, choices: Mapping[str, str]) -> None:
        self.started = False
        self.failure: InputError | None = None
        self.closed: Callable[[], None] = lambda: None
        self._alone = alone
        self.time = time
        self._app = app
        self._theme = app.theme
        self._choices = choices
        self._traces = Traces(alone.target.folder)
        self._running = False
        self._closing = False

    @property
    def name(self) -> str:
        """What the app is called by whoever named it."""
        return self._app.target.text

    @property
    def target(self) -> Target:
        """The app, on the copy of its folder."""
        return self._alone.target

    @property
    def root(self) -> Any:  # noqa: ANN401 - a Kivy widget
        """The lowest widget of the window."""
        return root_of_window()

    @property
    def judged(self) -> Any:  # noqa: ANN401 - a Kivy widget
        """What is to be judged: what lies open above the page, and else the page."""
        return uppermost()

    @property
    def themes(self) -> tuple[str, ...]:
        """The names of its themes, the present one first where that is known; none where it has none."""
        names = theme_names(self._app.hooks) if self._running else ()
        now = (self._theme or "").lower()
        return tuple(sorted(names, key=lambda name: name.lower() != now)) if self._app.hooks else names

    def show_theme(self, name: str) -> None:
        """Switch it to one of its themes."""
        switch(self._alone.target, name, self._app.hooks)
        self._theme = name
        self.time.adopt()

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start it anew with these arguments, after those of its own."""
        self.end(killed=False)
        target = self._alone.target
        asked = {name: value for name, value in arguments.items() if self._choices.get(name) != value}
        given = (*target.arguments, *as_options(asked))
        try:
            with self._traces.noted(), _same_input(), nullcontext() if self._app.sized else own_size():
                starting.start(replace(target, arguments=given))
            self._running = self.started = True
            frames = Frames(self.time, soon_s=START_S)
            frames.strict = False
            frames.settle()
            if self._theme is not None:
                self.show_theme(self._theme)
        except InputError as error:
            if not asked:  # what the flow gives may be what is wrong
                self.failure = error
            raise CheckError(str(error)) from error
        self.time.adopt()

    def end(self, *, killed: bool) -> None:
        """End it. Unless it is killed, it is told so (``on_stop``), as when somebody closes its window."""
        if not self._running:
            return
        self._running = False
        app = App.get_running_app()
        if app is not None and not killed:
            app.dispatch("on_stop")
        self._traces.take_back()

    def clear_state(self) -> None:
        """End it, and forget all that it has written."""
        self.end(killed=True)
        self._alone.clear()

    def close(self) -> None:
        """Note that it closes itself: it ends once what it does just now is done."""
        self._closing = True

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Let the app stay open meanwhile, whatever it does: it is operated only to be audited."""
        before = self._closing
        try:
            yield
        finally:
            self._closing = before

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Tell what the app does wrong meanwhile, with its line: raises CheckError."""
        try:
            with hard_exit_raised(), self._traces.noted():
                yield
        except SystemExit as error:
            if error.code not in (None, 0):
                raise CheckError(f"{self._place(error)}: the app leaves ({error.code!r})") from error
            self._closing = True
        except StuckError as error:
            what = f"{self._place(error)}: the app does not answer within {PRESS_S:g} s"
            raise CheckError(what) from error
        except (CheckError, InputError):
            raise
        except Exception as error:
            if not is_apps(self._alone.target, error):
                raise
            raise CheckError(f"{self._place(error)}: the app raises {named(error)}") from error
        finally:
            if self._closing:
                self._closing = False
                self.end(killed=False)
                self.closed()

    def _place(self, error: BaseException) -> str:
        return place_of(self._alone.target, error)


@contextmanager
def _same_input() -> Iterator[None]:
    """Keep what feeds touches into Kivy: an app's start adds devices and what reads them."""
    before = EventLoop.input_providers[:], EventLoop.postproc_modules[:]
    try:
        yield
    finally:
        EventLoop.input_providers[:], EventLoop.postproc_modules[:] = before
