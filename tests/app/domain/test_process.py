"""The change at the back end as the prototype shows it: what is said, what is restored, when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.strings import load_strings
from app.domain.events import Back, Begin, CancelRenewals, EmptyBalance, Event, Go, Return, Ticked
from app.domain.facts.faults import Cause, Fault
from app.domain.facts.process import Stage
from app.domain.facts.text import Text
from app.domain.saga.events import CancelChange, Inject, Noted
from app.domain.saga.plan import NETWORKS, STORES, Site
from app.domain.saga.progress import Standing, standings
from app.domain.saga.run import run_of
from app.domain.saga.steps import money_moved
from app.domain.state import State
from app.domain.views import view
from app.domain.views.behind import behind
from app.domain.views.model import View
from tests.app.domain.runs import REPORTED, STARTED, finish, play, start

PIVOT_H = 8.8
CANCELLABLE = ("video", "cloud")


def submitted() -> State:
    return finish(play(start("auto-renewals"), CancelRenewals(CANCELLABLE), Begin()))


def after(state: State, *events: Event, hours: float = 0) -> State:
    """Return the state so many hours after the beginning, when these things have happened."""
    return play(state, Ticked(STARTED + timedelta(hours=hours)), *events)


def over(state: State) -> State:
    return after(state, hours=24)


def said(text: Text | None) -> str:
    assert text is not None
    return load_strings("zh-CN").render(text)


def rows(seen: View) -> dict[str, str]:
    """Return what each row says, by its id."""
    found = (row for section in seen.sections for row in section.rows)
    return {row.id: " ".join(said(part) for part in (row.detail, row.value) if part) for row in found}


@pytest.mark.requirement("S01", "S02", "S07")
def test_the_back_end_has_six_stores_in_two_places_and_both_networks() -> None:
    claims = submitted().setup.claims
    assert len(Site) == len({*STORES.values()}) == claims.whole("S01")
    assert len(STORES) >= claims.whole("S02")
    assert NETWORKS == ("unionpay", "netsunion")


@pytest.mark.requirement("S03")
def test_the_progress_tells_the_hours() -> None:
    state = after(submitted(), Go("process"))
    told = {hours: view(after(state, hours=hours)) for hours in (0, 3.65, 8, 9)}
    assert [said(seen.headline) for seen in told.values()] == [
        "预计还需 10 小时",
        "预计还需 6 小时 30 分",
        "预计还需 2 小时",
        "新姓名已生效，收尾还需 1 小时",
    ]
    shares = [seen.progress for seen in told.values()]
    assert shares == [0.0, 0.36, 0.8, 0.9]


@pytest.mark.requirement("S05")
def test_effects_begin_at_the_commit_and_the_old_identity_is_held_until_the_end() -> None:
    state = submitted()
    assert state.account.receipt_limit_fen == 2000_00, "contradiction 7: at once"
    assert rows(view(after(state, hours=7)))["identity"] == "待回收"
    assert rows(view(after(state, Go("process"), hours=7)))["identity"] == "待回收"
    assert after(state, hours=9).account.name == "林小满"
    done = over(state)
    assert rows(view(done))["identity"] == "已回收"
    assert (done.account.name, done.account.pending_name) == ("林一一", "")


@pytest.mark.requirement("S04", "S08")
@pytest.mark.parametrize(
    ("event", "why"),
    [
        (Inject(Fault.TIMEOUT), "“支付账户”超时"),
        (Inject(Fault.LATE_REPLY), "“支付账户”超时"),
        (Inject(Fault.FUND_OPERATION), "收到 8.80 元"),
        (Inject(Fault.REFUND), "红包无人领取，8.80 元已退到付款银行卡"),
        (CancelChange(), "按你的要求"),
    ],
    ids=str,
)
def test_each_cause_is_told_in_its_own_words_and_everything_is_as_before(event: Event, why: str) -> None:
    state = play(start("auto-renewals"), CancelRenewals(CANCELLABLE), Begin())
    before = state.account
    ended = after(after(finish(state), Go("process"), event, hours=1), hours=14)
    seen = view(ended)
    assert seen.screen == "rolled_back"
    assert why in said(seen.lead)
    moved = ended.account.balance_fen
    assert ended.account == replace(before, balance_fen=moved)
    assert before.running_renewals, "a contract that the commit ended runs again"
    assert moved == (880 if event == Inject(Fault.FUND_OPERATION) else 0)
    assert (ended.submitted, ended.finished) == (None, False)


@pytest.mark.requirement("S04")
def test_any_area_can_say_that_money_moved() -> None:
    state = after(submitted(), hours=2)
    state = replace(state, account=replace(state.account, balance_fen=100))
    assert money_moved(state).process.stage is Stage.RETURNING  # type: ignore[union-attr]
    assert said(view(over(play(money_moved(state), Go("process")))).lead).startswith("处理期间有资金变动")
    emptied = play(state, Go("balance"), Go("empty", "spend"), EmptyBalance("spend"))
    assert emptied.process is not None
    assert run_of(emptied.process).cause is Cause.MONEY
    calm = play(start(), EmptyBalance("withdraw"))
    assert calm.process is None


@pytest.mark.requirement("S04")
def test_after_the_pivot_money_may_move_and_nothing_is_cancelled() -> None:
    state = after(submitted(), Go("process"), Inject(Fault.FUND_OPERATION), CancelChange(), hours=PIVOT_H)
    assert not [action for action in view(state).actions if action.id == "cancel-change"]
    done = over(state)
    assert done.finished
    assert done.account.balance_fen == 880


@pytest.mark.requirement("S06")
def test_every_app_is_told_and_told_again_after_a_roll_back() -> None:
    state = after(submitted(), hours=8)
    told = rows(view(after(state, Go("notices"), hours=8.5)))
    assert set(told) == {app.id for app in state.account.linked_apps}
    assert set(told.values()) <= {"已通知：授权解除", "正在通知"}
    back = rows(view(play(over(after(state, CancelChange(), hours=8.5)), Go("notices"))))
    assert set(back.values()) == {"已更正：授权不变"}
    assert rows(view(play(over(state), Go("notices")))) == dict.fromkeys(told, "已通知：授权解除")


@pytest.mark.requirement("S06", "S08")
def test_an_app_that_was_never_told_gets_no_correction() -> None:
    ended = over(after(submitted(), CancelChange(), hours=1))
    assert set(rows(view(play(ended, Go("notices")))).values()) == {"未通知"}


@pytest.mark.requirement("S10")
def test_oauth_is_told_in_words_beside_the_phone() -> None:
    state = play(after(submitted(), Go("process")), Go("notices"))
    beside = [said(line) for part in behind(state, view(state)) for line in part.lines]
    assert any("是授权，不是身份" in line for line in beside)
    assert any(line.startswith("S10 ") for line in beside)


@pytest.mark.requirement("S08")
def test_an_answer_that_is_late_is_told_before_it_is_given_up() -> None:
    state = after(submitted(), Go("process"), Inject(Fault.TIMEOUT))
    slow = after(state, hours=1)
    assert "较慢" in said(view(slow).headline)
    assert slow.process is not None
    assert standings(run_of(slow.process), 3600)["identity"] is Standing.SLOW
    assert view(after(state, hours=1.4)).screen == "rolled_back"


@pytest.mark.requirement("S08")
@pytest.mark.parametrize("fault", [Fault.DUPLICATE, Fault.CRASH])
def test_a_fault_that_is_harmless_changes_nothing(fault: Fault) -> None:
    state = submitted()
    disturbed = over(after(state, Inject(fault), hours=3))
    assert disturbed.account == over(state).account


def test_cancelling_asks_first_and_the_question_goes_when_it_is_too_late() -> None:
    asked = after(submitted(), Go("process"), Go("cancel_change"), hours=8)
    seen = view(asked)
    assert seen.screen == "process"
    assert seen.overlay is not None
    assert play(asked, Back("cancel_change")).top.screen == "process"
    assert view(after(asked, hours=9)).overlay is None
    assert view(over(asked)).screen == "submitted"


@pytest.mark.requirement("S08")
def test_after_a_roll_back_the_person_can_begin_anew() -> None:
    ended = over(after(submitted(), Go("process"), CancelChange(), hours=2))
    again = play(ended, Go("rename"))
    assert view(again).screen == "check"
    again = play(again, Go("rename"), Begin())
    assert view(again).screen == "consequences"
    assert again.verification.name == ""
    handed_in = finish(again)
    assert handed_in.process is not None
    assert handed_in.process.number == 2
    done = play(handed_in, Ticked(handed_in.now + timedelta(hours=24)))
    assert done.finished


def test_the_first_screen_tells_of_it_until_it_was_read() -> None:
    state = play(submitted(), Return("me"))
    assert rows(view(state))["change"] == "预计还需 10 小时"
    assert "change" in rows(view(over(state)))
    assert "change" not in rows(view(play(over(state), Go("submitted"), Noted())))
    failed = over(after(state, CancelChange(), hours=1))
    assert "change" not in rows(view(play(failed, Go("rolled_back"), Noted())))


def test_the_reported_design_shows_the_same_facts_and_no_warning() -> None:
    state = finish(play(start(behaviour=REPORTED), Begin()))
    seen = view(play(state, Go("process")))
    assert (seen.lead, seen.callout) == (None, None)
    assert said(seen.headline) == "预计还需 10 小时"
    assert over(state).finished


def test_a_fault_needs_a_change_under_way() -> None:
    state = play(start(), Inject(Fault.FUND_OPERATION), CancelChange())
    assert state == start()
    done = over(submitted())
    assert play(done, Inject(Fault.FUND_OPERATION)) == done


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.integers(1, 20_000), max_size=12),
    st.sampled_from((*map(Inject, Fault), CancelChange())),
    st.integers(0, 36_000),
)
def test_time_may_pass_in_any_portions(portions: list[int], event: Event, at: int) -> None:
    state = play(submitted(), Ticked(STARTED + timedelta(seconds=at)), event)
    jumped, walked = over(state), state
    for portion in portions:
        walked = play(walked, Ticked(min(walked.now + timedelta(seconds=portion), jumped.now)))
    assert over(walked) == jumped


def test_a_jump_ends_as_many_seconds_do() -> None:
    state = play(submitted(), Ticked(STARTED + timedelta(minutes=5)), Inject(Fault.LATE_REPLY))
    walked = state
    for second in range(1, 7200):
        walked = play(walked, Ticked(state.now + timedelta(seconds=second)))
    assert walked == play(state, Ticked(walked.now))
    assert walked.process is not None
    assert walked.process.stage is Stage.ROLLED_BACK
