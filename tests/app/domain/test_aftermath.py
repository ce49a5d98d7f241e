"""Life after the commit: what the account was told would happen to it is what it meets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.aftermath.events import Accept, Ask, BindCard, Buy, Prove, Publish, Receive
from app.domain.aftermath.limits import is_suspicious, posts_left, receivable_fen
from app.domain.events import (
    Back,
    Begin,
    CancelRenewals,
    CodeArrived,
    EmptyBalance,
    Event,
    Go,
    SendCode,
    Ticked,
)
from app.domain.flow import step
from app.domain.rules.effects import effects
from app.domain.saga import steps as process
from app.domain.state import State
from app.domain.views import view
from app.domain.views.happenings import happenings
from tests.app.domain.changed import (
    arguments,
    changed,
    later,
    offered,
    recovered,
    rows,
    with_card,
)
from tests.app.domain.runs import STARTED, account, finish, keys, play, scheduled, start

DAY = timedelta(days=1)


@pytest.mark.requirement("E01", "E02", "E03", "E05", "E06", "E07", "E08", "E09")
def test_every_effect_is_told_before_the_point_of_no_return() -> None:
    state = play(start("auto-renewals"), CancelRenewals(("video", "cloud")), Begin())
    told = [effect.claim for effect in effects(state.account, state.setup.claims)]
    assert sorted(told) == ["E01", "E02", "E03", "E05", "E06", "E07", "E08", "E09"]
    table = view(state).table
    assert table is not None
    assert len(table.rows) == len(told)


@pytest.mark.requirement("E03")
def test_what_stays_the_same_is_no_effect() -> None:
    ready = start("ready")
    assert "E03" not in {effect.claim for effect in effects(ready.account, ready.setup.claims)}


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
        ((), "flatmate", "refused.too_much_limited"),
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
    play(with_card(state), Buy("water"))
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
    assert states(recovered()) == {"platforms.normal"}


@pytest.mark.requirement("E07")
def test_friend_requests_arrive_before_and_are_blocked_after() -> None:
    state = play(start(), Go("contacts"), Ask())
    assert offered(view(state)) == {"accept-chen"}
    assert [each.id for each in happenings(state)] == ["friend-request"]
    state = play(state, Accept("chen"))
    assert [request.state for request in state.aftermath.requests] == ["accepted"]
    blocked = changed(Go("contacts"), Ask())
    assert [request.state for request in blocked.aftermath.requests] == ["blocked"]
    assert offered(view(blocked)) == set()
    assert [each.id for each in happenings(blocked)] == ["friend-request"]
    assert play(blocked, Accept("chen")) == blocked


@pytest.mark.requirement("E07")
def test_after_recovery_whoever_was_blocked_may_ask_again() -> None:
    state = play(recovered(Ask()), Ask())
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
