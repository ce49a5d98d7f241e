from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.claims import load_claims
from app.domain.account import Account, Hold, Packet, Renewal
from app.domain.eligibility import RULES, blocked, check, recheck
from app.domain.text import literal
from tests.app.domain.runs import STARTED, account

TODAY = STARTED.date()


def _days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


RENEWAL = Renewal("video", literal("Video"), 2500, TODAY)
PACKET = Packet("one", literal("Mum"), 888, STARTED + timedelta(hours=9))

# For each condition, the smallest facts that break it, and the nearest ones that do not.
BREAKS: dict[str, dict[str, object]] = {
    "P01": {"balance_fen": 1},
    "P02": {"open_orders": 1},
    "P03": {"credit_open": True},
    "P04": {"odd_logins": (_days_ago(29),)},
    "P05": {"holds": (Hold(100, literal("Bank")),)},
    "P06": {"on_main_device": False},
    "P07": {"device_changed": _days_ago(6)},
    "P08": {"renamed": (_days_ago(90),)},
    "P09": {"renamed": (TODAY, TODAY, TODAY)},
    "P10": {"renamed": (_days_ago(179),) * 4},
    "P11": {"official_accounts": 1},
    "P12": {"enterprises": 1},
    "P13": {"renewals": (RENEWAL,)},
    "P14": {"packets": (PACKET,)},
}
KEEPS: dict[str, dict[str, object]] = {
    "P04": {"odd_logins": (_days_ago(30),)},
    "P07": {"device_changed": _days_ago(7)},
    "P08": {"renamed": (_days_ago(91),)},
    "P09": {"renamed": (TODAY, TODAY)},
    "P10": {"renamed": (_days_ago(180),) * 4},
    "P13": {"renewals": (replace(RENEWAL, cancellable=False), replace(RENEWAL, active=False))},
    "P14": {"packets": (replace(PACKET, settled="returned"),)},
}


def _blocking(facts: Account) -> set[str]:
    return {item.check for item in blocked(check(facts, STARTED, load_claims()))}


def test_every_condition_has_a_case() -> None:
    assert set(BREAKS) == set(RULES)


def test_the_ready_account_passes_everything() -> None:
    assert _blocking(account()) == set()


@pytest.mark.parametrize("name", RULES)
def test_a_broken_condition_blocks(name: str) -> None:
    assert name in _blocking(account(**BREAKS[name]))


@pytest.mark.parametrize("name", KEEPS)
def test_facts_just_inside_the_limit_do_not_block(name: str) -> None:
    assert name not in _blocking(account(**KEEPS[name]))


# The four conditions on earlier changes share one fact, so only one of them can be set freely.
FREE = [name for name in RULES if name not in ("P09", "P10")]


@given(st.sets(st.sampled_from(FREE)))
def test_the_check_names_exactly_what_is_broken(names: set[str]) -> None:
    facts = {field: value for name in names for field, value in BREAKS[name].items()}
    assert _blocking(account(**facts)) == names


def test_the_quickest_to_solve_comes_first() -> None:
    facts = {field: value for name in FREE for field, value in BREAKS[name].items()}
    items = blocked(check(account(**facts), STARTED, load_claims()))
    seconds = [item.blocker.seconds for item in items if item.blocker is not None]
    assert seconds == sorted(seconds)
    assert items[0].check == "P14"


def test_a_recheck_leaves_the_other_results_alone() -> None:
    claims = load_claims()
    before = check(account(balance_fen=1, open_orders=2), STARTED, claims)
    after = recheck(before, frozenset({"P01"}), account(), STARTED, claims)
    assert {item.check for item in blocked(after)} == {"P02"}


def test_the_waiting_time_names_the_day_it_is_over() -> None:
    (item,) = blocked(check(account(renamed=(_days_ago(30),)), STARTED, load_claims()))
    assert item.blocker is not None
    arguments = dict(item.blocker.cost.arguments)
    assert arguments["days"] == 61
    later = STARTED + timedelta(days=61)
    assert not blocked(check(account(renamed=(_days_ago(30),)), later, load_claims()))
