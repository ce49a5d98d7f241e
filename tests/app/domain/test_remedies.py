"""What each remedy changes, what it asks first, and what it cannot do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.content.strings import load_strings
from app.domain.events import (
    Begin,
    CancelRenewals,
    ChooseAnswer,
    EmptyBalance,
    Event,
    Go,
    Remedy,
    Return,
    SettlePacket,
    Ticked,
)
from app.domain.facts.simulated import Answer, Question
from app.domain.remedies.events import (
    AskMainDevice,
    AskRefund,
    AwaitPacket,
    CloseCredit,
    ConfirmReceipt,
    ContactClaimant,
    HandOver,
    MainDeviceAnswered,
    MakeMainDevice,
    PayDebt,
    Remind,
    RepayCredit,
    ReportReleased,
    ReviewLogin,
)
from app.domain.rules.conditions import CONDITIONS
from app.domain.saga import steps as process
from app.domain.state import State
from app.domain.views import view
from app.domain.views.remedies import waiting
from tests.app.domain.blockers import DEBT, EDGES, FROZEN, LAMP, PACKET, RENEWAL, SENT, TENT, breaks, run
from tests.app.domain.runs import STARTED, account, finish, play, scheduled, start
from tests.app.domain.solving import at_the_check, found

DAY = timedelta(days=1)


def _run(**facts: object) -> State:
    return run(account(**facts))


def _broken(name: str) -> State:
    return _run(**breaks(name))


def _rows(state: State) -> dict[str, str]:
    """Return each row's detail in Chinese, by the row's id."""
    render = load_strings("zh-CN").render
    seen = view(state).overlay or view(state)
    return {row.id: render(row.detail or row.title) for section in seen.sections for row in section.rows}


def _actions(state: State) -> dict[str, bool]:
    seen = view(state).overlay or view(state)
    return {action.id: action.enabled for action in seen.actions}


@pytest.fixture
def moves(monkeypatch: pytest.MonkeyPatch) -> list[State]:
    """What the back end was told of: each time money moved."""
    told: list[State] = []

    def note(state: State, fen: int = 0) -> State:
        told.append(state)
        return state

    monkeypatch.setattr(process, "money_moved", note)
    return told


@pytest.mark.requirement("S04")
@pytest.mark.parametrize(
    ("facts", "events", "times"),
    [
        (EDGES["P01"], [EmptyBalance("withdraw")], 1),
        (EDGES["P01"], [EmptyBalance("spend"), EmptyBalance("spend")], 1),
        ({"packets": (PACKET,)}, [SettlePacket("one", "accepted")], 1),
        ({"packets": (PACKET,)}, [SettlePacket("one", "returned")], 0),
        ({"packets": (SENT,)}, [SettlePacket("two", "recalled"), SettlePacket("two", "recalled")], 1),
        ({"packets": (SENT,)}, [Ticked(SENT.expires), Ticked(SENT.expires + DAY)], 1),
        ({"packets": (PACKET,)}, [Ticked(PACKET.expires)], 0),
        ({"orders": (LAMP,)}, [ConfirmReceipt("lamp"), ConfirmReceipt("lamp")], 1),
        ({"orders": (LAMP,)}, [AskRefund("lamp")], 0),
        ({"orders": (TENT,)}, [ConfirmReceipt("tent"), Ticked(STARTED + 2 * DAY)], 1),
        (EDGES["P03"], [RepayCredit(), RepayCredit(), CloseCredit()], 1),
        ({"holds": (DEBT,)}, [PayDebt("debt"), PayDebt("debt")], 1),
        ({"holds": (FROZEN,)}, [PayDebt("frozen"), ContactClaimant("frozen"), Ticked(STARTED + 3 * DAY)], 1),
        ({"renewals": (RENEWAL,)}, [Ticked(STARTED + 10 * DAY), Ticked(STARTED + 11 * DAY)], 1),
        ({"renewals": (RENEWAL,)}, [CancelRenewals(("video",)), Ticked(STARTED + 30 * DAY)], 0),
    ],
)
def test_every_movement_of_money_is_told_to_the_back_end_once(
    moves: list[State], facts: dict[str, object], events: list[Event], times: int
) -> None:
    play(_run(**facts), *events)
    assert len(moves) == times


@pytest.mark.requirement("P01", "E02")
def test_p01_a_withdrawal_during_the_pause_is_refused_with_its_date() -> None:
    paused = _run(balance_fen=500, withdrawals_from=STARTED + 3 * DAY)
    state = play(paused, Go("balance"))
    assert _actions(state) == {"withdraw": False, "spend": True}
    assert load_strings("zh-CN").render(view(state).actions[0].text) == "1月8日 09:41 起可以提现"
    assert play(state, EmptyBalance("withdraw")).account.balance_fen == 500
    assert play(state, EmptyBalance("spend")).account.balance_fen == 0
    later = play(state, Ticked(STARTED + 3 * DAY), EmptyBalance("withdraw"))
    assert later.account.balance_fen == 0


@pytest.mark.requirement("P02")
def test_p02_a_purchase_is_confirmed_or_its_refund_is_waited_for() -> None:
    state = play(at_the_check(_run(orders=(LAMP, TENT))), Remedy("P02"))
    assert set(_rows(state)) == {"lamp", "tent"}
    state = play(state, Go("order", "lamp"))
    assert set(_rows(state)) == {"received", "refund"}
    confirmed = play(state, ConfirmReceipt("lamp"))
    assert _rows(confirmed)["lamp"] == "已确认收货"
    asked = play(state, AskRefund("lamp"))
    blocker = found(asked, "P02")
    assert blocker is not None
    assert blocker.waits
    assert _rows(asked)["lamp"] == "退款中 · 1月8日 退到银行卡"
    assert _rows(play(asked, Ticked(STARTED + 3 * DAY)))["lamp"] == "已退款到银行卡"


def test_p02_nothing_is_confirmed_that_is_being_refunded() -> None:
    state = _run(orders=(TENT,))
    assert play(state, ConfirmReceipt("tent")).account == state.account


@pytest.mark.requirement("P03")
def test_p03_a_credit_line_is_closed_only_after_it_is_repaid() -> None:
    state = play(at_the_check(_broken("P03")), Remedy("P03"))
    assert "repay" in _actions(state)
    assert "close" not in _actions(state)
    assert play(state, CloseCredit()).account == state.account
    asked = play(state, Go("repay"))
    assert view(asked).overlay is not None, "it asks first"
    repaid = play(asked, RepayCredit())
    assert found(repaid, "P03") is not None
    assert "close" in _actions(repaid)
    assert found(play(repaid, Go("close_credit"), CloseCredit()), "P03") is None


@pytest.mark.requirement("P04")
def test_p04_reviewing_a_log_in_does_not_shorten_the_wait() -> None:
    state = play(at_the_check(_broken("P04")), Remedy("P04"))
    before = found(state, "P04")
    for mine in (True, False):
        reviewed = play(state, Go("login_record", "desktop"), ReviewLogin("desktop", mine=mine))
        assert view(reviewed).screen == "logins"
        assert view(reviewed).overlay is None
        assert found(reviewed, "P04") == before
    assert "已确认是本人" in _rows(play(state, ReviewLogin("desktop", mine=True)))["desktop"]
    assert "退出登录" in _rows(play(state, ReviewLogin("desktop", mine=False)))["desktop"]


@pytest.mark.requirement("P05")
def test_p05_a_debt_is_paid_and_a_frozen_sum_released_some_days_after_it_is_asked_for() -> None:
    state = play(at_the_check(_run(holds=(DEBT, FROZEN))), Remedy("P05"))
    state = play(
        state, Go("debt", "debt"), PayDebt("debt"), Go("frozen", "frozen"), ContactClaimant("frozen")
    )
    assert _rows(state) == {"debt": "已还清", "frozen": "已联系 · 1月8日 解除"}
    again = play(state, Ticked(STARTED + DAY), ContactClaimant("frozen"))
    assert again.account == state.account, "asking once more does not put it off"
    assert _rows(play(state, Ticked(STARTED + 3 * DAY)))["frozen"] == "已解除，退到银行卡"


@pytest.mark.requirement("P06")
def test_p06_the_main_device_answers_a_little_later_and_may_refuse() -> None:
    state = play(at_the_check(_broken("P06")), Remedy("P06"))
    state = play(state, ChooseAnswer(Question.CONSENT, Answer.FAIL_ONCE))
    (answer,) = scheduled(state, AskMainDevice())
    assert answer.after > 0
    refused = play(state, AskMainDevice())
    assert found(refused, "P06") is not None
    assert view(refused).callout is not None
    agreed = play(refused, AskMainDevice(), Return("check"))
    assert found(agreed, "P06") is None
    assert agreed.check.rechecked == {"P06"}


def test_p06_an_answer_that_nobody_expects_any_more_changes_nothing() -> None:
    state = play(_broken("P06"), MakeMainDevice())
    assert play(state, MainDeviceAnswered(allows=True)) == state


@pytest.mark.requirement("P06", "P07")
def test_p06_making_this_phone_the_main_device_counts_as_a_change_of_device() -> None:
    state = play(at_the_check(_broken("P06")), Remedy("P06"), Go("new_main"))
    state = play(state, MakeMainDevice(), Return("check"))
    assert found(state, "P06") is None
    assert state.account.device_changed == STARTED.date()
    assert [item.check for item in state.check.items if not item.passed] == ["P07"]


@pytest.mark.requirement("P11")
def test_p11_i_have_done_it_is_looked_into() -> None:
    state = play(at_the_check(_broken("P11")), Remedy("P11"), Go("handoff", "hiking"))
    in_vain = ChooseAnswer(Question.GIVEN_UP, Answer.FAIL_ONCE)
    missed = play(state, in_vain, ReportReleased("hiking"))
    assert view(missed).screen == "handoff"
    assert view(missed).callout is not None
    assert found(missed, "P11") is not None
    done = play(missed, ReportReleased("hiking"))
    assert view(done).screen == "official_accounts"
    assert play(done, Return("check")).check.rechecked == {"P11"}


@pytest.mark.requirement("P12")
def test_p12_an_enterprise_is_handed_over_to_one_of_its_people() -> None:
    state = play(at_the_check(_broken("P12")), Remedy("P12"), Go("successor", "studio"))
    assert set(_rows(state)) == {"chen", "wu"}
    assert found(play(state, HandOver("studio", "nobody")), "P12") is not None
    done = play(state, HandOver("studio", "chen"))
    assert _rows(done) == {"studio": "已移交给陈一帆"}
    assert found(done, "P12") is None


@pytest.mark.requirement("P13")
def test_p13_a_renewal_cancelled_too_late_is_charged_once_more() -> None:
    tomorrow = replace(RENEWAL, next=STARTED.date() + DAY)
    state = play(_run(renewals=(tomorrow,)), Go("renewals"), CancelRenewals(("video",)))
    blocker = found(state, "P13")
    assert blocker is not None
    assert (blocker.waits, blocker.clears) == (True, datetime(2026, 1, 6))
    assert load_strings("zh-CN").render(blocker.said) == "1 笔续费待扣款（25 元）"
    assert found(play(state, Ticked(blocker.clears)), "P13") is None
    assert _rows(state)["video"] == "已关闭 · 1月6日 仍会扣 25 元"
    assert _rows(play(state, Ticked(STARTED + DAY)))["video"] == "已关闭 · 本期用到 2月5日"
    in_time = play(_run(renewals=(RENEWAL,)), Go("renewals"), CancelRenewals(("video",)))
    assert _rows(in_time)["video"] == "已关闭 · 本期用到 1月15日"


@pytest.mark.requirement("P13", "S04")
def test_p13_a_charge_under_way_is_waited_for_and_turns_no_change_back() -> None:
    state = at_the_check(start("late-charge"))
    state = play(state, Remedy("P13"), CancelRenewals(("cloud",)))
    blocker = found(state, "P13")
    assert blocker is not None
    assert not blocker.waits, "another still runs"
    state = play(state, CancelRenewals(("video",)))
    assert _actions(state) == {"remind": True, "to-check": True}
    assert view(play(state, Begin())).screen == "check"
    state = play(state, Return("check"), Ticked(datetime(2026, 1, 6)))
    state = finish(play(state, Go("rename"), Begin()))
    assert play(state, Ticked(state.now + DAY)).finished


@pytest.mark.requirement("P13")
def test_p13_a_running_renewal_is_charged_period_by_period() -> None:
    state = play(_run(renewals=(RENEWAL,)), Ticked(STARTED + 75 * DAY))
    assert state.account.renewals[0].next == RENEWAL.next + 90 * DAY


@pytest.mark.requirement("P14")
def test_p14_a_sent_packet_can_be_waited_for_and_still_be_recalled() -> None:
    state = play(at_the_check(_run(packets=(SENT,))), Remedy("P14"), Go("packet", "two"))
    assert set(_rows(state)) == {"recalled", "awaited"}
    state = play(state, AwaitPacket("two"))
    blocker = found(state, "P14")
    assert blocker is not None
    assert (blocker.waits, blocker.clears) == (True, SENT.expires)
    assert found(play(state, SettlePacket("two", "recalled")), "P14") is None
    assert found(play(state, Ticked(SENT.expires)), "P14") is None


def test_p14_a_received_packet_is_not_left_to_itself() -> None:
    state = _run(packets=(PACKET,))
    assert play(state, AwaitPacket("one")).account == state.account


OWN_SCREENS = {screen.id for screen in waiting.SCREENS}
ON_THEIR_OWN_SCREEN = tuple(name for name, each in CONDITIONS.items() if each.remedy in OWN_SCREENS)
WAITING = ("P04", *ON_THEIR_OWN_SCREEN)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.requirement(name)) for name in WAITING]
)
def test_what_only_time_solves_says_so_and_reminds_when_it_is_over(name: str) -> None:
    state = play(at_the_check(_broken(name)), Remedy(name))
    assert _actions(state) == {"remind": True, "to-check": True}
    state = play(state, Remind(name))
    assert _actions(state) == {"remind": False, "to-check": True}
    assert play(state, Remind(name)) == state
    blocker = found(state, name)
    assert blocker is not None
    assert blocker.clears is not None
    home = play(state, Return("me"))
    assert f"reminder-{name}" not in _rows(home)
    due = play(home, Ticked(blocker.clears))
    assert f"reminder-{name}" in _rows(due)
    checked = at_the_check(due)
    assert all(item.passed for item in checked.check.items)
    assert f"reminder-{name}" not in _rows(play(checked, Return("me")))


@pytest.mark.parametrize("name", ON_THEIR_OWN_SCREEN)
def test_a_wait_that_ends_on_its_own_screen_says_so(name: str) -> None:
    state = play(at_the_check(_broken(name)), Remedy(name))
    share = view(state).progress
    assert share is not None
    assert 0 < share < 1
    blocker = found(state, name)
    assert blocker is not None
    assert blocker.clears is not None
    over = view(play(state, Ticked(blocker.clears)))
    assert over.headline is not None
    assert over.headline.key == "wait.over"
    assert over.progress == 1


def test_a_remedy_is_harmless_where_there_is_nothing_to_remedy() -> None:
    state = _run()
    events: tuple[Event, ...] = (
        RepayCredit(),
        CloseCredit(),
        AskMainDevice(),
        MakeMainDevice(),
        EmptyBalance("withdraw"),
        Remind("P05"),
        PayDebt("none"),
        ConfirmReceipt("none"),
        HandOver("none", "none"),
        ReportReleased("none"),
    )
    assert play(state, *events) == state


@pytest.mark.requirement("F09")
def test_the_wallet_leads_to_every_remedy_that_is_about_money() -> None:
    """In both designs: whom the check does not lead there finds it by looking around."""
    wallet = play(_run(), Go("wallet"))
    for screen in ("balance", "orders", "credit", "holds", "packets"):
        assert screen in _rows(wallet)
        assert view(play(wallet, Go(screen))).screen == screen
