"""The way back: a bank card bound again, purchases, and the next change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.aftermath.events import Ask, BindCard, Buy, Prove, Receive
from app.domain.aftermath.limits import is_being_changed, is_suspicious, posts_left, receivable_fen
from app.domain.events import (
    Back,
    Begin,
    CancelRenewals,
    Go,
    Proceed,
    Return,
    Typed,
    UseExample,
)
from app.domain.facts.design import Behaviour
from app.domain.facts.faults import Cause
from app.domain.rules.eligibility import blocked, check
from app.domain.saga.events import CancelChange
from app.domain.saga.run import run_of
from app.domain.state import State
from app.domain.views import view
from tests.app.domain.changed import (
    WRONG_LOGIN,
    changed,
    later,
    offered,
    with_card,
)
from tests.app.domain.runs import REPORTED, answer, finish, keys, play, start


@pytest.mark.requirement("E04")
def test_recovery_takes_a_card_and_as_many_transactions_as_the_claim_says() -> None:
    state = with_card(changed(Prove("login"), Back("login")))
    assert view(state).screen == "recovery"
    state = play(state, Buy("water"), Buy("ride"), Buy("ride"))
    assert state.account.limited
    assert view(state).progress == pytest.approx(3 / 4)
    state = play(state, Buy("bun"))
    assert state.aftermath.recovered == state.now
    assert not state.account.limited
    assert state.account.receipt_limit_fen == start().account.receipt_limit_fen
    assert state.account.withdrawals_from is None
    assert posts_left(state) is None


@pytest.mark.requirement("E04")
def test_without_a_card_nothing_can_be_bought_and_a_wrong_code_binds_none() -> None:
    state = changed(Go("recovery"))
    assert play(state, Buy("water")) == state
    asked = play(state, BindCard("same"), *keys("000000"))
    assert not asked.aftermath.card
    assert view(asked).screen == "card_code"


@pytest.mark.requirement("E04", "S04")
def test_recovery_waits_until_the_back_end_is_through() -> None:
    state = play(finish(play(start(), Begin())), Go("recovery"))
    assert is_being_changed(state)
    assert play(state, BindCard("same")) == state
    assert offered(view(state)) == set()
    done = later(state, hours=12)
    assert "bind" in offered(view(done))


@pytest.mark.requirement("E01", "E03", "E04", "S04")
def test_a_change_that_turns_back_leaves_no_limit_and_no_suspicion() -> None:
    before = play(start("auto-renewals"), CancelRenewals(("video", "cloud")))
    running = finish(play(before, Begin()))
    limited = play(
        running,
        Ask(),
        Receive("flatmate"),
        Back("refused", "flatmate"),
        Receive("buyer"),
        Back("refused", "buyer"),
        *WRONG_LOGIN,
    )
    assert is_suspicious(limited)
    back = later(play(limited, CancelChange()), hours=14)
    assert back.account == before.account
    assert (back.aftermath.refusals, back.aftermath.recovered) == (0, None)
    assert [request.state for request in play(back, Ask()).aftermath.requests] == ["waiting"]


@pytest.mark.requirement("E01", "S04")
def test_money_received_before_the_pivot_stops_the_change_and_stays() -> None:
    running = finish(play(start(), Begin()))
    back = later(play(running, Receive("landlord")), hours=14)
    assert back.process is not None
    assert run_of(back.process).cause is Cause.MONEY
    assert back.process.moved_fen == 500_00
    assert back.account == replace(start().account, balance_fen=500_00)
    assert receivable_fen(back) == 50_000_00 - 500_00


@pytest.mark.requirement("E04", "P08")
def test_a_recovered_account_can_be_renamed_again_once_the_waiting_time_is_over() -> None:
    state = _recovered_after_a_change()
    for refused in (play(state, Go("rename")), play(_in(state, REPORTED), Go("rename"), Begin())):
        assert refused.top.screen in ("check", "error")
        items = check(refused.account, refused.now, refused.setup.claims)
        assert [item.check for item in blocked(items)] == ["P08"]
        assert play(refused, Begin()).submitted == state.submitted
    again = later(state, days=state.setup.claims.whole("P08") + 1)
    again = _change(play(again, Go("rename")), "林二二")
    assert again.account.limited
    assert (again.aftermath.card, again.aftermath.bought, again.aftermath.recovered) == ("", (), None)
    done = later(again, hours=14)
    assert (done.account.name, done.finished) == ("林二二", True)
    assert "bind" in offered(view(play(done, Go("recovery"))))


@pytest.mark.requirement("E04", "S04")
def test_a_second_change_that_turns_back_leaves_the_recovery_where_it_was() -> None:
    done = later(finish(play(start(), Begin())), hours=14)
    state = play(with_card(done), Buy("water"))
    before = later(state, days=state.setup.claims.whole("P08") + 1)
    running = _change(before, "林二二")
    assert running.account.limited_since != before.account.limited_since
    back = later(play(running, CancelChange()), hours=14)
    assert back.account == before.account
    assert (back.aftermath.card, back.aftermath.bought) == ("other", ("water",))


def _recovered_after_a_change() -> State:
    done = later(finish(play(start(), Begin())), hours=14)
    return play(with_card(done), Buy("water"), Buy("ride"), Buy("tea"), Return("me"))


def _change(state: State, name: str) -> State:
    """Verify once more, and hand another name in."""
    state = play(state, Begin())
    begun = state.process
    while state.process is begun:
        naming = state.verification.current == "new_name"
        state = play(
            state, *((Typed("name", name), UseExample(), Proceed("new_name")) if naming else answer(state))
        )
    return state


def _in(state: State, behaviour: Behaviour) -> State:
    return replace(state, setup=replace(state.setup, behaviour=behaviour))
