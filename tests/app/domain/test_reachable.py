"""Walk every screen that can be reached, in every scenario, phone and design, as a graph of views."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

from app.content.languages import language_names
from app.content.platforms import platform_names
from app.content.scenarios.labels import scenario_labels
from app.content.strings import load_strings
from app.domain.entering import CHALLENGES
from app.domain.events import Event
from app.domain.facts.design import Behaviour
from app.domain.facts.text import Text
from app.domain.flow import step
from app.domain.state import Place, State
from app.domain.views import SCREENS
from app.domain.views.model import View
from tests.app.domain.runs import CLEAR, REPORTED, start
from tests.app.domain.solving import at_the_check, solve_all
from tests.app.domain.walking import CLOSING, WaysHome, events_in, reachable, texts_in

THOROUGH = "ready"  # the scenario whose walk also makes every mistake in the verification, on every phone
FEW = 10  # times that one screen is gone on from in a walk: enough to meet each in some scenario
MANY = 36  # where many facts multiply
THOROUGHLY = 100
# The scenarios that have most screens of their own. The others differ from them by a fact or two.
RICH = ("minor", "merchant", "everything", "ready", "passport", "developer", "changed")

GRID = [
    (label.id, platform, behaviour)
    for label in scenario_labels()
    for platform in (platform_names() if label.id == THOROUGH else ("ios",))
    for behaviour in (CLEAR, REPORTED)
]
IDS = [
    f"{scenario}-{platform}-{'clear' if each == CLEAR else 'reported'}" for scenario, platform, each in GRID
]


def _starts(first: State) -> tuple[State, ...]:
    """Return where a walk starts: at the beginning, and where the check has nothing left to say."""
    checked = at_the_check(first)
    return (first, solve_all(checked)) if checked.top.screen == "check" else (first,)


def _most(scenario: str) -> int:
    """Return how often one screen is gone on from in the walk of a scenario."""
    if scenario == THOROUGH:
        return THOROUGHLY
    return MANY if scenario in RICH else FEW


def _reachable(scenario: str, platform: str, behaviour: Behaviour, most: int) -> dict[View, State]:
    first = start(scenario, platform, behaviour)
    return reachable(*_starts(first), thorough=scenario == THOROUGH, most=most)


# What belongs beside the phone, for whoever is tested sees a phone. The strip that marks it is no view.
_BESIDE_THE_PHONE = re.compile(r"原型|模拟|演示|占位|prototype|simulat|demo|placeholder|panel", re.IGNORECASE)
_CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_OPENED: dict[tuple[str, str, Behaviour], frozenset[str]] = {}  # by the walks that were made in this process


def _opened(states: Iterable[State]) -> frozenset[str]:
    return frozenset(place.screen for state in states for place in state.stack)


def _can_be_left(seen: View) -> bool:
    """Tell whether a screen, or what lies on it, can be left without anything being decided."""
    return any(isinstance(event, CLOSING) for event in events_in(seen.overlay or seen))


def _drawn(seen: View, state: State) -> tuple[tuple[View, Place], ...]:
    """Return each view that is drawn with the place that it is the view of."""
    if seen.overlay is None:
        return ((seen, state.top),)
    return ((seen, state.stack[-2]), (seen.overlay, state.top))


def _namesakes(seen: View) -> list[Text]:
    """Return what several buttons of a view are called, for whoever hears their names alone."""
    top = seen.overlay or seen
    rows = (row for section in top.sections for row in section.rows)
    of_rows = ((row.button.text, row.about or row.title) for row in rows if row.button is not None)
    names = Counter((*of_rows, *((action.text, None) for action in top.actions)))
    return [name for (name, _), count in names.items() if count > 1]


def _dead(seen: View, state: State, tried: set[tuple[str, Event]]) -> list[Event]:
    """Return what the rows and buttons of a view would do without any effect; each is tried once a screen."""
    top = seen.overlay or seen
    links = top.entry.links if top.entry else ()
    offered = {(top.screen, event) for event in events_in((top.sections, top.actions, links))}
    new = offered - tried
    tried |= new
    return [event for _, event in new if step(state, event) == (state, ())]


@cache
def _is_said(text: Text) -> bool:
    """Tell whether a text says something in each language, and nothing that only a prototype would say.

    English writes Chinese names in pinyin, too, but for what somebody typed.
    """
    said = {language: load_strings(language).render(text) for language in language_names()}
    plain = text.private or not _CHINESE.search(said["en"])
    return all(said.values()) and plain and not any(map(_BESIDE_THE_PHONE.search, said.values()))


@pytest.mark.parametrize(("scenario", "platform", "behaviour"), GRID, ids=IDS)
def test_every_screen_can_be_said_and_left(scenario: str, platform: str, behaviour: Behaviour) -> None:
    found = _reachable(scenario, platform, behaviour, _most(scenario))
    _OPENED[scenario, platform, behaviour] = _opened(found.values())
    home = WaysHome()
    tried: set[tuple[str, Event]] = set()
    for seen, state in found.items():
        assert _namesakes(seen) == []
        assert _dead(seen, state, tried) == [], "a row or a button that does nothing"
        assert all(shown.screen in SCREENS[place.screen].names for shown, place in _drawn(seen, state)), (
            f"{state.stack} shows a view under a name its record lacks"
        )
        assert (seen.overlay or seen).entry is None or state.top.screen in CHALLENGES, (
            "no step takes the digits"
        )
        assert all(_is_said(text) for text in texts_in(seen)), seen.screen
        assert [place.screen for place in home.end(state, seen)] == ["me"], f"{state.stack} has no way home"
        assert (seen.overlay or seen).screen == "me" or _can_be_left(seen), (
            f"{seen.screen} leaves no choice but to go on"
        )
    if behaviour == CLEAR:
        end = "recovery" if start(scenario).account.limited else "submitted"
        assert end in {seen.screen for seen in found}, "the end cannot be reached"


def test_every_screen_that_is_listed_can_be_reached() -> None:
    left = set(SCREENS)
    for case in sorted(GRID, key=lambda case: (case not in _OPENED, case[0] not in RICH)):
        left -= _OPENED[case] if case in _OPENED else _opened(_reachable(*case, most=FEW).values())
        if not left:
            return
    assert left == set()
