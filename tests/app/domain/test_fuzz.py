"""Anything may happen in any order: events that are offered, that come late, twice, or never were offered.

A small number of runs by default; ``MINGBAI_FUZZ=2000 uv run pytest tests/app/domain/test_fuzz.py`` makes
so many, each with up to 50 events.
"""

from __future__ import annotations

import os
from datetime import timedelta
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.content.languages import language_names
from app.content.platforms import platform_names
from app.content.scenarios.labels import scenario_labels
from app.content.strings import load_strings
from app.domain.events import Begin, ChooseAnswer, Event, Go, SendCode, Sensed, Ticked, Typed
from app.domain.facts.faults import Fault
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.text import Text
from app.domain.flow import step
from app.domain.invariants.earning import broken_by
from app.domain.invariants.standing import broken
from app.domain.rules.keypads import digits_of
from app.domain.saga.events import Inject
from app.domain.state import Place, State
from app.domain.views import SCREENS, view
from app.domain.views.model import View
from tests.app.domain.runs import CLEAR, REPORTED, answer, keys, play, start
from tests.app.domain.walking import events_in, texts_in, way_home

RUNS = int(os.environ.get("MINGBAI_FUZZ", "12"))
WAITS_S = (-60, 0, 1, 59, 60, 299, 300, 599, 600, 3600, 12 * 3600, 24 * 3600, 30 * 24 * 3600)
OPENINGS = ((), (Go("realname"),), (Begin(),))
TYPED = ("林一一", "林𠮷", "José", "··", "", "lin@example.cn", "@", "\u202e1")


@cache
def _can_be_said(text: Text) -> bool:
    return all(load_strings(language).render(text) for language in language_names())


@cache
def _first(scenario: str, platform: str, clear: bool) -> State:
    return start(scenario, platform, CLEAR if clear else REPORTED)


class Anything(RuleBasedStateMachine):
    """One run in which anything happens; ``offered`` are all events that any screen of it has offered."""

    @initialize(
        scenario=st.sampled_from([label.id for label in scenario_labels()]),
        platform=st.sampled_from(platform_names()),
        clear=st.booleans(),
        opening=st.sampled_from(OPENINGS),
    )
    def begin(self, scenario: str, platform: str, clear: bool, opening: tuple[Event, ...]) -> None:
        self.state = play(_first(scenario, platform, clear), *opening)
        self.waiting: list[Event] = []
        self.offered: dict[Event, None] = {}
        self.last: Event | None = None
        self._look()

    def _look(self) -> None:
        self.seen: View = view(self.state)
        self.offered.update(dict.fromkeys(events_in(self.seen)))

    def _play(self, event: Event) -> None:
        before = self.state
        self.state, effects = step(before, event)
        self.waiting.extend(effect.event for effect in effects)
        self.last = event
        assert not broken_by(before, event, self.state)
        again, _ = step(self.state, event)
        assert len(again.stack) >= len(self.state.stack), "what comes twice closes a second screen"
        self._look()

    @rule(data=st.data())
    def press_what_is_shown(self, data: st.DataObject) -> None:
        events = list(dict.fromkeys(events_in(self.seen.overlay or self.seen)))
        if events:
            self._play(data.draw(st.sampled_from(events)))

    @precondition(lambda self: self.state.top.screen == "verify")
    @rule()
    def answer_the_step(self) -> None:
        for event in answer(self.state):
            self._play(event)

    @rule(data=st.data())
    def press_what_was_shown_before(self, data: st.DataObject) -> None:
        self._play(data.draw(st.sampled_from(list(self.offered))))

    @precondition(lambda self: self.last is not None)
    @rule(times=st.integers(1, 3))
    def press_once_more(self, times: int) -> None:
        for _ in range(times):
            assert self.last is not None
            self._play(self.last)

    @rule(right=st.booleans(), which=st.integers(0, 5), digits=st.integers(1, 6))
    def key_in(self, right: bool, which: int, digits: int) -> None:
        state = self.state
        account = state.account
        codes = (state.verification.keypad, state.backup.mail.keypad, state.aftermath.proof.keypad)
        entries = (
            *(account.payment_password, account.device_passcode, account.login_password),
            *(digits_of(keypad.code.serial) for keypad in codes),
        )
        for event in keys(entries[which] if right else "000000"[:digits]):
            self._play(event)

    @rule(field=st.sampled_from(("name", "email")), text=st.sampled_from(TYPED) | st.text(max_size=8))
    def type(self, field: str, text: str) -> None:
        self._play(Typed(field, text))

    @precondition(lambda self: self.waiting)
    @rule(data=st.data(), stays=st.booleans())
    def what_was_scheduled_happens(self, data: st.DataObject, stays: bool) -> None:
        """In any order, and possibly twice."""
        event = data.draw(st.sampled_from(self.waiting))
        if not stays:
            self.waiting.remove(event)
        self._play(event)

    @rule(attempt=st.integers(0, 3), matches=st.booleans())
    def a_sensor_answers(self, attempt: int, matches: bool) -> None:
        self._play(Sensed(matches, attempt))

    @rule(question=st.sampled_from(Question), answer=st.sampled_from(Answer))
    def an_answer_is_chosen(self, question: Question, answer: Answer) -> None:
        self._play(ChooseAnswer(question, answer))

    @rule()
    def a_code_is_asked_for(self) -> None:
        self._play(SendCode())

    @rule(seconds=st.sampled_from(WAITS_S))
    def time_passes(self, seconds: int) -> None:
        now = self.state.now
        self._play(Ticked(now + timedelta(seconds=seconds)))
        assert self.state.now == now + timedelta(seconds=max(0, seconds))

    @rule(fault=st.sampled_from(Fault))
    def the_back_end_is_disturbed(self, fault: Fault) -> None:
        self._play(Inject(fault))

    @invariant()
    def everything_can_be_said(self) -> None:
        assert all(_can_be_said(text) for text in texts_in(self.seen))

    @invariant()
    def every_open_screen_can_be_drawn(self) -> None:
        assert all(place.screen in SCREENS for place in self.state.stack)

    @invariant()
    def what_holds_of_every_state_holds(self) -> None:
        assert not broken(self.state)

    def teardown(self) -> None:
        if hasattr(self, "state"):
            assert way_home(self.state) == (Place("me"),), f"no way home from {self.state.stack}"


TestAnything = Anything.TestCase
TestAnything.settings = settings(max_examples=RUNS, stateful_step_count=50)
