"""Walk every screen that can be reached, in every scenario, phone and design, as a graph of views."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from app.domain.account import Account
from app.domain.codes import sms_code
from app.domain.design import Behaviour
from app.domain.events import Back, Event, Return, Typed
from app.domain.flow import step
from app.domain.state import State
from app.domain.text import Text, literal
from app.domain.views import VIEWS, view
from app.domain.views.model import View
from app.platforms import platform_names
from app.scenarios import scenario_names
from app.strings import LANGUAGES, load_strings
from tests.app.domain.runs import CLEAR, REPORTED, keys, start

Path = tuple[Event, ...]
DEEPEST = 10  # open screens; no honest way is longer


def _events_in(record: object) -> Iterator[Event]:
    """Yield every event that a view offers, wherever it carries it. A disabled action offers none."""
    if isinstance(record, Event):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _events_in(part)
    elif is_dataclass(record) and getattr(record, "enabled", True):
        for field in fields(record):
            yield from _events_in(getattr(record, field.name))


def _texts_in(record: object) -> Iterator[Text]:
    if isinstance(record, Text):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _texts_in(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from _texts_in(getattr(record, field.name))


def _ways_on(state: State, seen: View) -> Iterator[Path]:
    top = seen.overlay or seen
    for event in _events_in(top):
        yield (event,)
    if top.entry is not None:
        account = state.account
        for code in (account.payment_password, account.device_passcode, account.login_password, "000000"):
            yield tuple(keys(code))
        for sent in (state.verification.code, state.aftermath.proof.code):
            yield tuple(keys(sms_code(sent.serial)))
    for field in top.fields:
        yield (Typed(field.id, "林一一"),)
        yield (Typed(field.id, "1"),)


def _play_all(state: State, events: Path) -> State:
    for event in events:
        state, effects = step(state, event)
        state = _play_all(state, tuple(effect.event for effect in effects))
    return state


@cache
def _reachable(scenario: str, platform: str, behaviour: Behaviour) -> dict[View, State]:
    """Return every view that can be reached, with the first state that shows it.

    The same view of another account counts as another place to go on from.
    """
    first = start(scenario, platform, behaviour)
    found = {view(first): first}
    met = {(view(first), _kind_of(first.account))}
    waiting = deque([first])
    while waiting:
        state = waiting.popleft()
        for events in _ways_on(state, view(state)):
            after = _play_all(state, events)
            seen = view(after)
            place = seen, _kind_of(after.account)
            if place in met or len(after.stack) > DEEPEST:
                continue
            met.add(place)
            found.setdefault(seen, after)
            waiting.append(after)
    return found


def _kind_of(account: Account) -> Account:
    """Return the account with what opens no other way left out: how much money there is, and which card."""
    return replace(account, balance_fen=min(account.balance_fen, 1), card=literal("card"))


GRID = [
    (scenario, platform, behaviour)
    for scenario in scenario_names()
    for platform in (platform_names() if scenario == "ready" else ("ios",))
    for behaviour in (CLEAR, REPORTED)
]


@pytest.mark.parametrize(("scenario", "platform", "behaviour"), GRID)
def test_every_text_of_every_screen_can_be_said(scenario: str, platform: str, behaviour: Behaviour) -> None:
    for seen in _reachable(scenario, platform, behaviour):
        for text in _texts_in(seen):
            for language in LANGUAGES:
                assert load_strings(language).render(text)


@pytest.mark.parametrize(("scenario", "platform", "behaviour"), GRID)
def test_no_screen_is_a_dead_end(scenario: str, platform: str, behaviour: Behaviour) -> None:
    for seen, state in _reachable(scenario, platform, behaviour).items():
        top = seen.overlay or seen
        if seen.screen == "me" and seen.overlay is None:
            continue
        leaving = [event for event in _events_in(top) if isinstance(event, Back | Return)]
        assert leaving, top.screen
        assert any(view(_play_all(state, (event,))) != seen for event in leaving), top.screen


@pytest.mark.parametrize("scenario", scenario_names())
@pytest.mark.parametrize("platform", platform_names())
def test_in_the_clear_design_every_scenario_reaches_the_end(scenario: str, platform: str) -> None:
    end = "recovery" if start(scenario).account.limited else "submitted"
    assert end in {seen.screen for seen in _reachable(scenario, platform, CLEAR)}


def test_every_screen_that_is_listed_can_be_reached() -> None:
    reached = set()
    for scenario, platform, behaviour in GRID:
        for state in _reachable(scenario, platform, behaviour).values():
            reached |= {place.screen for place in state.stack}
    assert reached == set(VIEWS)
