"""What the two designs say, sentence by sentence: the reported one says nothing that guides.

Which sentences guide is not listed here: the views themselves keep advice apart from facts, and
``claims.toml`` marks the reasons that are ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from app.content.claims import load_claims
from app.content.strings import load_strings
from app.domain.facts.design import Behaviour
from app.domain.facts.text import Text
from app.domain.state import State
from app.domain.views import SCREENS
from app.domain.views.model import View
from app.domain.views.terse import guidance
from tests.app.domain.runs import CLEAR, REPORTED, start
from tests.app.domain.solving import at_the_check, solve_all
from tests.app.domain.walking import reachable, texts_in

SCENARIOS = ("everything", "ready", "red-packets", "minor", "passport", "developer", "merchant", "changed")
MOST = 8  # times that one screen is gone on from
# What the control alone says: the two dialogs, its hint, and its settings without an elder mode.
OF_ITS_OWN = {"error.title", "error.generic", "actions.ok", "rename.hint", "me.settings_plain"}


@cache
def _met(behaviour: Behaviour) -> Mapping[View, State]:
    found: dict[View, State] = {}
    for scenario in SCENARIOS:
        first = start(scenario, "harmonyos", behaviour)
        checked = at_the_check(first)
        starts = (first, solve_all(checked)) if checked.top.screen == "check" else (first,)
        found |= reachable(*starts, thorough=False, most=MOST)
    return found


def _all_in(text: Text) -> Iterator[Text]:
    yield text
    for _, argument in text.arguments:
        if isinstance(argument, Text):
            yield from _all_in(argument)


@cache
def _keys(behaviour: Behaviour) -> frozenset[str]:
    return frozenset(
        each.key for seen in _met(behaviour) for text in texts_in(seen) for each in _all_in(text)
    ) - {"literal", "said"}


def _guiding() -> frozenset[str]:
    """Return the keys of what guides in the clear design, wherever it is said."""
    return frozenset(
        text.key for state in _met(CLEAR).values() for text in guidance(SCREENS[state.top.screen].view(state))
    )


@pytest.mark.requirement("U01", "U03")
def test_what_guides_in_the_clear_design_is_never_said_by_the_control() -> None:
    guiding = _guiding() - {*REPORTED.says}
    assert len(guiding) > 60
    assert guiding & _keys(REPORTED) == set()


@pytest.mark.requirement("U01", "U03")
def test_the_control_gives_no_reason_of_ours() -> None:
    reasons = {claim.text for claim in load_claims().by_id.values() if claim.explains}
    said = {each for seen in _met(REPORTED) for text in texts_in(seen) for each in _all_in(text)}
    assert reasons & said == set()
    told = {each for seen in _met(CLEAR) for text in texts_in(seen) for each in _all_in(text)}
    assert len(reasons & told) > 10


@pytest.mark.requirement("E01")
def test_the_control_compares_nothing_before_the_commit() -> None:
    assert [seen.screen for seen in _met(REPORTED) if seen.table is not None] == []
    assert any(seen.table is not None for seen in _met(CLEAR))


def test_on_the_seven_nodes_the_control_alone_says_but_its_dead_ends() -> None:
    on_the_way = {
        text.key
        for seen in _met(REPORTED)
        if (seen.overlay or seen).node
        for text in texts_in(replace(seen, banner=None))  # an SMS is the phone's, not the design's
    }
    assert on_the_way - _keys(CLEAR) - {"literal", "said"} == OF_ITS_OWN


@pytest.mark.parametrize("key", [key for key in REPORTED.says if key != "literal"])
def test_what_the_control_may_say_is_a_phrase(key: str) -> None:
    assert key in load_strings("zh-CN").phrases


def test_the_control_shows_its_bare_code_and_its_refusal() -> None:
    zh = load_strings("zh-CN")
    leads = {zh.render(seen.overlay.lead) for seen in _met(REPORTED) if seen.overlay and seen.overlay.lead}
    assert {zh.render(Text("error.generic")), f"{load_claims().figure('P13'):g}"} <= leads
