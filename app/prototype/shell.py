"""Join store and screens: the phone on its own, off screen, and the desktop window around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from kivy.core.clipboard import Clipboard
from kivy.uix.widget import Widget

from app.content.designs import ELDER, STANDARD, load_design
from app.content.designs import Fault as Planted
from app.domain.events import ChooseAnswer, Event, SwitchElder
from app.domain.everyday.events import CopyCode
from app.domain.facts.faults import Fault
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.text import t
from app.domain.invariants.earning import broken_by
from app.domain.invariants.standing import broken
from app.domain.saga.events import Inject
from app.domain.state import State
from app.domain.views import view
from app.domain.views.behind import behind
from app.domain.views.happenings import happenings
from app.domain.views.model import View
from app.prototype.bindings import tr
from app.prototype.dimensions import dimension
from app.prototype.dress import dress, dress_theme
from app.prototype.fonts import register_fonts
from app.prototype.planting import Planter
from app.prototype.refusal import RefusedError
from app.prototype.rerun import Done, Mark, Stand, rerun, spot
from app.prototype.store import Store, initial_state
from app.prototype.timeline import Timeline
from app.prototype.variant import Variant
from screens.phone import Phone
from screens.widgets.putaway import held

TICK_S = 1.0


class Prototype:
    """One phone and the run that is shown on it.

    ``started`` is the moment every run begins at, in the time of the prototype. Time passes with Kivy's
    clock, which a walkthrough replaces by its own, and ``advance`` moves it on. Runs follow one another on
    one phone, which ``place`` puts where it is to be seen; one that is still held when a run begins gives way
    to a new one; ``run`` counts the runs. ``switched`` tells whether the theme was changed since the start.
    ``on_change`` hears every new state; ``on_switch`` is called after a choice was made in the phone itself.
    ``listeners`` hear what is done in the phone before it has any effect. ``done`` is all that was done in
    the present run, in the phone or from outside.
    """

    def __init__(
        self,
        variant: Variant,
        started: datetime,
        place: Callable[[Phone], None],
        on_change: Callable[[State], None] = lambda state: None,
        on_switch: Callable[[], None] = lambda: None,
    ) -> None:
        register_fonts()
        self.variant = variant
        self.switched = False
        self.run = 0
        self.listeners: list[Callable[[Event], None]] = []
        self.done: list[Done] = []
        self._moved = False
        self.started = started
        self._place = place
        self._on_change = on_change
        self._on_switch = on_switch
        self._planter = Planter()
        self._broken: dict[str, None] = {}
        self._store: Store | None = None
        self._timeline: Timeline | None = None
        self._show_variant()
        self._new_phone()
        self.restart()

    @property
    def state(self) -> State:
        """The state of the present run."""
        assert self._store is not None
        return self._store.state

    @property
    def now(self) -> datetime:
        """The present moment of the prototype's time."""
        assert self._timeline is not None
        return self.started + timedelta(seconds=self._timeline.now)

    @property
    def waiting(self) -> list[tuple[float, Event]]:
        """What is to happen in the present run, and in how many s."""
        assert self._timeline is not None
        return self._timeline.waiting

    @property
    def behind(self) -> tuple[str, ...]:
        """What lies behind the present screen, line by line: its sources, and how the back end stands."""
        return tuple(tr.text(line) for part in behind(self.state, self.root.view) for line in part.lines)

    @property
    def mark(self) -> Mark:
        """The present moment of the run, to go back to."""
        return Mark(self.now, (*self.done,), spot(self.state))

    @property
    def untouched(self) -> bool:
        """Whether nothing was done in the present run, nor the time moved on."""
        return not (self.done or self._moved)

    def emit(self, event: Event) -> None:
        """Let something be done in the present run."""
        self.done.append(Done(self.now, event))
        if isinstance(event, CopyCode):
            Clipboard.copy(event.code)
        self._happen(event)

    def _happen(self, event: Event) -> None:
        assert self._store is not None
        before = self.state
        self._store.dispatch(event)
        self._broken.update(dict.fromkeys((*broken(self.state), *broken_by(before, event, self.state))))

    @property
    def broken(self) -> tuple[str, ...]:
        """What should hold of the present run and does not, or did not at some moment, in words."""
        return tuple(dict.fromkeys((*self._broken, *broken(self.state))))

    @property
    def place(self) -> tuple[str, ...]:
        """What is open, from the lowest screen to the one on top."""
        return (*(f"{each.screen} {each.about}".strip() for each in self.state.stack), self.state.shown)

    @property
    def page(self) -> Widget:
        """The widget that the open screen is drawn in, without the phone's own bars."""
        return self.root.ids.stage

    def _take(self, event: Event) -> None:
        """Let happen what is done in the phone."""
        for listener in self.listeners:
            listener(event)
        self.emit(event)

    def advance(self, seconds: float) -> None:
        """Move the prototype's time on, at once; it ends as so much waiting would."""
        self._moved = True
        assert self._timeline is not None
        self._timeline.advance(seconds)

    def inject(self, fault: str) -> None:
        """Inject a fault into the back end. Raises RefusedError where no change is under way."""
        process = self.state.process
        if process is None or not process.running:
            raise RefusedError(t("faults.no_change"))
        self.emit(Inject(Fault(fault)))

    def let_happen(self, name: str) -> None:
        """Let somebody else do something. Raises RefusedError where the screen shows nothing of it."""
        event = next((each.event for each in happenings(self.state) if each.id == name), None)
        if event is None:
            raise RefusedError(t("happenings.not_here"))
        self.emit(event)

    def choose_answer(self, question: str, answer: str) -> None:
        """Choose what the present run will answer to a question, such as whether a finger is known."""
        self.emit(ChooseAnswer(Question(question), Answer(answer)))

    def restart(self) -> None:
        """Begin the run again, from the first screen."""
        self.run += 1
        self._broken.clear()
        self.done, self._moved = [], False
        self._go_on(Stand(self.started, initial_state(self.variant, self.started), []))

    def go_to(self, mark: Mark) -> None:
        """Go to where the run stood at a moment.

        Raises RefusedError where the same things lead elsewhere in the present variant.
        """
        stand = rerun(self.variant, self.started, mark.done, mark.moment)
        if spot(stand.state) != mark.spot:
            raise RefusedError(t("panel.not_there"))
        self._broken.clear()
        self.done = [*mark.done]
        self._go_on(stand)

    def _go_on(self, stand: Stand) -> None:
        """Go on from there, with nothing on the phone of what was there before."""
        self.rest()
        passed = (stand.moment - self.started).total_seconds()
        self._timeline = Timeline(self._tick, TICK_S, self._happen, passed)
        self._store = Store(stand.state, self._timeline.later, self._show)
        for seconds, event in stand.waiting:
            self._timeline.later(seconds, event)
        self.root.emit = self._take
        self._show(stand.state)

    def rest(self) -> None:
        """End the present run and show nothing."""
        self.close()
        if held(self.root):
            self._new_phone()  # what is let go of afterwards belongs to the run before
        self.root.begin()

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start with these choices, the usual one where none is named. Raises InputError for unknown ones."""
        self._start(Variant().with_choices(arguments))

    def keeps_place(self, name: str, choice: str) -> bool:
        """Tell whether a person who had done the same with this choice would be on the same screen now."""
        return dimension(name).live or self._same_place(self.variant.exchanged(name, choice)) is not None

    def _same_place(self, variant: Variant) -> Stand | None:
        """Return how the run would stand with another variant, where that is at the same place.

        Another person's run is never at the same place.
        """
        if variant.scenario != self.variant.scenario:
            return None
        stand = rerun(variant, self.started, self.done, self.now)
        return stand if spot(stand.state) == spot(self.state) else None

    def choose(self, name: str, choice: str) -> None:
        """Change one choice: live or, with what was done so far, at the same place, where that is possible.

        Else the run starts again.
        """
        variant = self.variant.exchanged(name, choice)
        if dimension(name).live:
            self.switched = self.switched or name == "theme"
            self.variant = variant
            self._show_variant()
            self.emit(SwitchElder(variant.elder))
        elif not self.untouched and (stand := self._same_place(variant)) is not None:
            self._put_on(variant)
            self._go_on(stand)
        else:
            self._start(variant)

    def _start(self, variant: Variant) -> None:
        self._put_on(variant)
        self.restart()

    def _put_on(self, variant: Variant) -> None:
        self.variant = variant
        self.switched = False
        self._planter.begin_again()
        self._show_variant()

    def close(self) -> None:
        """End the run."""
        if self._timeline is not None:
            self._timeline.stop()
        if self._store is not None:
            self._store.close()

    def anew(self, planter: Planter | None = None) -> Phone:
        """Return another phone that shows the same, made in the theme of now: as after a new start in it.

        ``planter`` puts the design's faults in.
        """
        phone = Phone(clock=self.root.clock, bottom=self.root.bottom, size=self.root.size, pos=self.root.pos)
        phone.view = shown = self.root.view
        if shown is not None:
            phone.finish(like=self.root)
            (planter or Planter()).plant(phone, *self.faults(shown))
        return phone

    def scale_text(self, factor: float) -> None:
        """Show texts so many times as large as the variant has them."""
        self._planter.take_out()
        dress_theme(self.variant, factor)

    def faults(self, shown: View) -> tuple[list[str], tuple[Planted, ...]]:
        """Return the screens that are shown, and the faults of the design."""
        screens = [each.screen for each in (shown, shown.overlay) if each is not None]
        return screens, load_design(self.variant.design, self.variant.mode).faults

    def _new_phone(self) -> None:
        self.root = Phone()
        self._place(self.root)

    def _show_variant(self) -> None:
        self._planter.take_out()
        dress(self.variant)

    def _show(self, state: State) -> None:
        if state.elder is not self.variant.elder:
            self.variant = self.variant.with_choice("mode", ELDER if state.elder else STANDARD)
            self._show_variant()
            self._on_switch()
        self.root.clock = f"{state.now.hour}:{state.now:%M}"
        self.root.view = shown = view(state)
        self._planter.plant(self.root, *self.faults(shown))
        self._on_change(state)

    def _tick(self) -> None:
        assert self._store is not None
        assert self._timeline is not None
        self._store.pass_time((self.now - self._store.state.now).total_seconds())
