"""Life after the commit: what the account was told would happen to it is what it meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.aftermath.events import Accept, Ask, BindCard, Buy, Prove, Publish, Receive
from app.domain.aftermath.limits import is_being_changed, is_suspicious, posts_left, receivable_fen
from app.domain.events import (
    Back,
    Begin,
    CancelRenewals,
    CodeArrived,
    EmptyBalance,
    Event,
    Go,
    Proceed,
    Return,
    SendCode,
    Ticked,
    Typed,
)
from app.domain.facts.design import Behaviour
from app.domain.facts.faults import Cause
from app.domain.flow import step
from app.domain.rules.effects import effects
from app.domain.rules.eligibility import blocked, check
from app.domain.rules.keypads import digits_of
from app.domain.saga import steps as process
from app.domain.saga.events import CancelChange
from app.domain.saga.run import run_of
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import View
from tests.app.domain.runs import REPORTED, STARTED, account, answer, finish, keys, play, scheduled, start

DAY = timedelta(days=1)
WRONG_LOGIN = (Prove("login"), *keys("000000"))


def changed(*events: Event) -> State:
    """Return a run that began two days after a change."""
    return play(start("changed"), *events)


def later(state: State, **span: float) -> State:
    return play(state, Ticked(state.now + timedelta(**span)))


def rows(seen: View) -> set[str]:
    return {row.id for section in seen.sections for row in section.rows}


def offered(seen: View) -> set[str]:
    """Return the ids of what can be pressed: actions and the buttons of rows."""
    buttons = [row.button for section in seen.sections for row in section.rows if row.button]
    return {action.id for action in (*seen.actions, *buttons) if action.enabled}


def arguments(text: object) -> dict[str, object]:
    return dict(text.arguments)  # type: ignore[attr-defined]


@pytest.mark.requirement("E01", "E02", "E03", "E05", "E06", "E07", "E08", "E09")
def test_every_effect_is_told_before_the_point_of_no_return() -> None:
    state = play(start("auto-renewals"), *(Go(name) for name in ("effects_all",)))
    told = [effect.claim for effect in effects(state.account, state.setup.claims)]
    assert sorted(told) == ["E01", "E02", "E03", "E05", "E06", "E07", "E08", "E09"]
    table = view(state).table
    assert table is not None
    assert len(table.rows) == len(told)


@pytest.mark.requirement("E03")
def test_what_stays_the_same_is_no_effect() -> None:
    ready = start("ready")
    assert "E03" not in {effect.claim for effect in effects(ready.account, ready.setup.claims)}


@pytest.mark.requirement("E10", "E11")
def test_the_sources_multiples_stand_beside_those_its_own_table_gives() -> None:
    state = play(start(), Go("security_figures"))
    values = {row.id: arguments(row.value)["figure"] for row in view(state).sections[0].rows}
    assert values == {"claimed": "4.7", "missed": "21.9", "complaints": "19"}
    assert view(state).callout is not None


@pytest.mark.requirement("E01")
def test_receipts_reach_the_balance_up_to_the_days_limit() -> None:
    free = play(start(), Receive("flatmate"), Receive("colleague"))
    assert free.account.balance_fen == 4300_00
    assert receivable_fen(free) == 50_000_00 - 4300_00
    limited = changed(Receive("colleague"))
    assert limited.account.balance_fen == 300_00 + 1800_00
    assert receivable_fen(limited) == 200_00


@pytest.mark.requirement("E01")
@pytest.mark.parametrize(
    ("before", "payer", "advice"),
    [
        ((), "flatmate", "refused.too_much"),
        ((Receive("colleague"),), "landlord", "refused.less"),
    ],
)
def test_a_refused_receipt_moves_nothing_and_says_what_to_do(
    before: tuple[Event, ...], payer: str, advice: str
) -> None:
    state = changed(*before)
    refused = play(state, Receive(payer))
    assert refused.account == state.account
    assert refused.aftermath.receipts == state.aftermath.receipts
    notice = view(refused).overlay
    assert notice is not None
    assert notice.note is not None
    assert notice.note.key == advice
    assert "recover" in offered(notice)


@pytest.mark.requirement("E01")
def test_a_refusal_with_nothing_left_names_midnight() -> None:
    state = changed()
    state = play(
        replace(state, account=replace(state.account, receipt_limit_fen=1800_00)), Receive("colleague")
    )
    notice = view(play(state, Receive("landlord"))).overlay
    assert notice is not None
    assert notice.note is not None
    assert notice.note.key == "refused.tomorrow"


@pytest.mark.requirement("E01")
def test_the_day_ends_at_midnight_of_the_clock() -> None:
    state = changed(Receive("colleague"))
    before = play(state, Ticked(datetime(2026, 1, 5, 23, 59)))
    assert receivable_fen(before) == 200_00
    after = play(state, Ticked(datetime(2026, 1, 6)))
    assert receivable_fen(after) == 2000_00
    assert play(after, Receive("colleague")).account.balance_fen == 300_00 + 2 * 1800_00


@pytest.mark.requirement("E01", "E04", "S04")
def test_the_back_end_hears_of_every_movement_of_money(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = []

    def hear(state: State, fen: int = 0) -> State:
        heard.append(state.account.balance_fen)
        return state

    monkeypatch.setattr(process, "money_moved", hear)
    state = changed(Receive("landlord"), Receive("flatmate"), Back("refused", "flatmate"))
    assert heard == [800_00]
    play(_with_card(state), Buy("water"))
    assert len(heard) == 2


@pytest.mark.requirement("E02")
def test_money_that_came_after_the_change_waits_for_its_moment() -> None:
    state = changed(Go("pay"), Go("wallet"), Go("balance"))
    moment = STARTED + timedelta(hours=24)
    assert state.account.withdrawals_from == moment
    withdraw = view(state).actions[0]
    assert not withdraw.enabled
    assert arguments(withdraw.text)["moment"].at == moment  # type: ignore[attr-defined]
    assert play(state, EmptyBalance("withdraw")).account.balance_fen == 300_00
    assert play(state, EmptyBalance("spend")).account.balance_fen == 0
    late = later(state, hours=24)
    assert "withdraw" in offered(view(late))
    assert play(late, EmptyBalance("withdraw")).account.balance_fen == 0


@pytest.mark.requirement("E03")
def test_contracts_end_with_the_change_and_are_shown_as_ended_by_it() -> None:
    seen = view(changed(Go("renewals")))
    details = [row.detail.key for section in seen.sections for row in section.rows if row.detail]
    assert details == ["renewals.ended"]


@pytest.mark.requirement("E05")
def test_platforms_show_an_abnormal_state_until_the_account_recovers() -> None:
    def states(state: State) -> set[str]:
        seen = view(play(state, Go("platforms")))
        return {row.detail.key for section in seen.sections for row in section.rows if row.detail}

    assert states(start()) == {"platforms.normal"}
    assert states(changed()) == {"platforms.abnormal"}
    assert states(_recovered()) == {"platforms.normal"}


@pytest.mark.requirement("E06")
def test_before_the_change_the_password_alone_logs_in() -> None:
    state = play(start(), Go("security"), Go("log_out"), Prove("login"))
    assert view(play(state, *keys(state.account.login_password))).screen == "logged_in"


@pytest.mark.requirement("E06")
def test_after_the_change_the_log_in_asks_for_a_code_as_well() -> None:
    state = changed(Go("security"), Go("log_out"), Prove("login"))
    state = play(state, *keys(state.account.login_password))
    assert view(state).screen == "login_code"
    assert view(state).banner is not None
    wrong = play(state, *keys("000000"))
    assert view(wrong).screen == "login_code"
    assert wrong.aftermath.proof.keypad.error is not None
    right = play(wrong, *keys(digits_of(1)))
    assert view(right).screen == "logged_in"
    assert view(play(right, Back("logged_in"))).screen == "security"


@pytest.mark.requirement("E06")
def test_a_new_code_replaces_the_one_before_after_its_wait() -> None:
    state = changed(Prove("login"))
    state = play(state, *keys(state.account.login_password))
    assert play(state, SendCode()) == state
    state = play(later(state, seconds=60), SendCode(voice=True))
    assert view(play(state, *keys(digits_of(1)))).screen == "login_code"
    assert view(play(state, *keys(digits_of(2)))).screen == "logged_in"
    assert play(state, CodeArrived("login_code", 1)) == state


@pytest.mark.requirement("E04", "E06")
def test_a_code_counts_once_and_the_next_keypad_sends_its_own() -> None:
    state = changed(Prove("login"))
    state = play(state, *keys(state.account.login_password))
    used = keys(digits_of(state.aftermath.proof.keypad.code.serial))
    state = play(state, *used)
    assert view(state).screen == "logged_in"
    asked = play(state, BindCard("same"))
    assert view(asked).banner is not None, "the message shows"
    assert not play(asked, *used).aftermath.card
    assert play(asked, *keys(digits_of(asked.aftermath.proof.keypad.code.serial))).aftermath.card == "same"


@pytest.mark.requirement("E06")
def test_too_many_wrong_passwords_lock_the_keypad_for_a_while() -> None:
    state = play(start(), Prove("login"))
    for _ in range(5):
        state = play(state, *keys("000000"))
    assert play(state, *keys(state.account.login_password)) == state
    freed = later(state, minutes=10)
    assert view(play(freed, *keys(state.account.login_password))).screen == "logged_in"


def test_nothing_keyed_in_shows_in_a_representation() -> None:
    state = changed(Prove("login"), *keys("864"))
    assert "864" not in repr(state) + repr(view(state))


@pytest.mark.requirement("E07")
def test_friend_requests_arrive_before_and_are_blocked_after() -> None:
    state = play(start(), Go("contacts"), Ask())
    assert offered(view(state)) == {"ask", "accept-chen"}
    state = play(state, Accept("chen"))
    assert [request.state for request in state.aftermath.requests] == ["accepted"]
    blocked = changed(Go("contacts"), Ask())
    assert [request.state for request in blocked.aftermath.requests] == ["blocked"]
    assert offered(view(blocked)) == {"ask"}
    assert play(blocked, Accept("chen")) == blocked


@pytest.mark.requirement("E07")
def test_after_recovery_whoever_was_blocked_may_ask_again() -> None:
    state = play(_recovered(Ask()), Ask())
    assert [(each.person, each.state) for each in state.aftermath.requests] == [("chen", "waiting")]


@pytest.mark.requirement("E08")
def test_the_fourth_post_of_a_day_is_refused_until_midnight() -> None:
    state = changed(Go("moments"), Publish(), Publish(), Publish())
    assert posts_left(state) == 0
    refused = play(state, Publish())
    assert refused.aftermath.posts == state.aftermath.posts
    notice = view(refused).overlay
    assert notice is not None
    assert notice.lead is not None
    assert arguments(notice.lead)["moment"].at == datetime(2026, 1, 6)  # type: ignore[attr-defined]
    tomorrow = play(refused, Back("post_refused"), Ticked(STARTED + DAY), Publish())
    assert len(tomorrow.aftermath.posts) == 4


@pytest.mark.requirement("E08")
def test_before_the_change_a_fourth_post_is_nothing_special() -> None:
    state = play(start(), Go("moments"), *(Publish(),) * 4)
    assert len(state.aftermath.posts) == 4
    assert posts_left(state) is None


@pytest.mark.requirement("E09")
def test_refusals_in_a_row_ask_for_the_identity_again_and_stop_everything_else() -> None:
    state = changed(
        Receive("flatmate"),
        Back("refused", "flatmate"),
        Receive("buyer"),
        Back("refused", "buyer"),
        Prove("login"),
        *keys("000000"),
    )
    assert is_suspicious(state)
    notice = view(state).overlay
    assert notice is not None
    assert notice.screen == "suspicious"
    stopped = play(state, Receive("landlord"), Publish(), BindCard("same"))
    assert stopped == state
    proven = play(state, Prove("reverify"), *keys(state.account.payment_password))
    assert view(proven).screen == "reverified"
    assert not is_suspicious(proven)
    assert play(proven, Receive("landlord")).account.balance_fen == 800_00


@pytest.mark.requirement("E09")
def test_what_goes_well_breaks_the_row_and_a_free_account_is_not_watched() -> None:
    state = changed(
        Receive("flatmate"),
        Back("refused", "flatmate"),
        Receive("landlord"),
        Receive("buyer"),
        Back("refused", "buyer"),
    )
    assert state.aftermath.refusals == 1
    free = play(start(), *(Receive("buyer"), Back("refused", "buyer")) * 5)
    assert not is_suspicious(free)


def _with_card(state: State) -> State:
    state = play(state, Go("recovery"), Go("bank_cards"), BindCard("other"))
    return play(state, *keys(digits_of(state.aftermath.proof.keypad.code.serial)))


def _recovered(*before: Event) -> State:
    return play(_with_card(changed(*before)), Buy("water"), Buy("ride"), Buy("tea"))


@pytest.mark.requirement("E04")
def test_recovery_takes_a_card_and_as_many_transactions_as_the_claim_says() -> None:
    state = _with_card(changed(Prove("login"), Back("login")))
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
    state = play(_with_card(done), Buy("water"))
    before = later(state, days=state.setup.claims.whole("P08") + 1)
    running = _change(before, "林二二")
    assert running.account.limited_since != before.account.limited_since
    back = later(play(running, CancelChange()), hours=14)
    assert back.account == before.account
    assert (back.aftermath.card, back.aftermath.bought) == ("other", ("water",))


def _recovered_after_a_change() -> State:
    done = later(finish(play(start(), Begin())), hours=14)
    return play(_with_card(done), Buy("water"), Buy("ride"), Buy("tea"), Return("me"))


def _change(state: State, name: str) -> State:
    """Verify once more, and hand another name in."""
    state = play(state, Begin())
    begun = state.process
    while state.process is begun:
        naming = state.verification.current == "new_name"
        state = play(state, *((Typed("name", name), Proceed("new_name")) if naming else answer(state)))
    return state


def _in(state: State, behaviour: Behaviour) -> State:
    return replace(state, setup=replace(state.setup, behaviour=behaviour))


@pytest.mark.requirement("E01", "E04")
def test_the_commit_limits_what_a_scenario_after_it_begins_with() -> None:
    committed = finish(play(start(), Begin())).account
    scenario = start("changed").account
    assert committed.receipt_limit_fen == scenario.receipt_limit_fen == 2000_00
    assert committed.limited
    assert scenario.limited
    assert not account().limited


@pytest.mark.parametrize("screen", ["wallet", "realname", "submitted"])
def test_the_changed_account_is_one_tap_away(screen: str) -> None:
    assert "aftermath" in rows(view(changed(Go(screen))))
    assert "aftermath" not in rows(view(play(start(), Go(screen))))


def test_putting_the_account_back_ends_every_limit() -> None:
    state = changed(*(Receive("flatmate"), Back("refused", "flatmate")) * 2, Receive("buyer"))
    assert is_suspicious(state)
    restored = replace(state, account=start().account)
    assert not is_suspicious(restored)
    assert posts_left(restored) is None
    assert view(play(restored, Go("aftermath"))).headline is not None


def test_a_message_is_on_its_way_for_a_moment() -> None:
    state = changed(Prove("login"), *keys("86420"))
    waiting, sent = step(state, keys("9")[0])  # type: ignore[index]
    assert view(waiting).banner is None
    assert sent[0].event == CodeArrived("login_code", 1)
    assert scheduled(waiting, SendCode()) == ()
