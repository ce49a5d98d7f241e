from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.claims import load_claims
from app.domain.backup.events import (
    CancelExport,
    ChooseContact,
    CreateGroup,
    LeaveBackup,
    PauseExport,
    ResumeExport,
    SendMail,
    StartExport,
    UnbindMail,
)
from app.domain.backup.export import lost_in
from app.domain.backup.mail import masked
from app.domain.events import Back, Digit, Event, Go, LeaveCheck, SendCode, Ticked, Typed
from app.domain.facts.backup import Export
from app.domain.facts.text import Text
from app.domain.rules.exporting import duration_s, left_s, lost, saved, spent_s
from app.domain.rules.keypads import digits_of
from app.domain.state import State
from app.domain.views import view
from app.domain.views.model import Kind, View
from tests.app.domain.runs import CLEAR, REPORTED, STARTED, keys, play, start

TO_REALNAME = (Go("pay"), Go("menu"), Go("manage"), Go("realname"))
TO_CONTINUE = (*TO_REALNAME, Go("rename"), LeaveCheck())


def _exporting(scenario: str = "heavy-chat") -> State:
    return play(start(scenario), Go("backup"), Go("export"), StartExport())


def _later(state: State, **span: float) -> State:
    return play(state, Ticked(state.now + timedelta(**span)))


def _export(state: State) -> Export:
    assert state.backup.export is not None
    return state.backup.export


def _actions(seen: View) -> dict[str, bool]:
    return {action.id: action.enabled for action in seen.actions}


def _rows(seen: View) -> dict[str, Text | None]:
    return {row.id: row.value or row.detail for section in seen.sections for row in section.rows}


# ---- the offer


@pytest.mark.requirement("B01", "B04")
def test_a_heavy_chat_user_is_offered_the_backup_once_on_the_way() -> None:
    state = play(start("heavy-chat"), *TO_CONTINUE)
    assert view(state).screen == "backup"
    assert _actions(view(state)) == {"to-export": True, "skip": True}
    state = play(state, LeaveBackup())
    assert view(state).screen == "rename"
    assert (
        view(play(state, Back("rename"), Back("backup"), Back("check"), *TO_CONTINUE[-2:])).screen == "rename"
    )


@pytest.mark.requirement("B04")
def test_nobody_else_is_offered_it_on_the_way() -> None:
    most = load_claims().whole("B04", "messages")
    few = start("heavy-chat")
    few = replace(few, account=replace(few.account, messages=most))
    assert view(play(few, *TO_CONTINUE)).screen == "rename"
    reported = start("heavy-chat", behaviour=REPORTED)
    assert view(play(reported, *TO_REALNAME, Go("rename"))).screen == "rename"


def test_the_hub_leads_on_only_where_the_person_is_on_the_way() -> None:
    assert not view(play(start("heavy-chat"), Go("backup"))).actions
    state = play(start("heavy-chat"), *TO_CONTINUE, LeaveBackup(), Go("backup"))
    assert not view(state).actions
    assert "backup" in _rows(view(play(start(), *TO_CONTINUE)))
    assert "backup" in _rows(view(start("ready", behaviour=REPORTED)))


# ---- the export


@pytest.mark.requirement("B04")
def test_the_time_is_the_claim_scaled_by_the_messages() -> None:
    claims = load_claims()
    average = round(claims.figure("A55"))
    assert duration_s(average, claims) == 47 * 60
    assert duration_s(2 * average, claims) == 2 * 47 * 60
    assert duration_s(0, claims) == 0


@pytest.mark.requirement("B01", "B05")
def test_before_it_starts_it_says_what_cannot_be_kept_and_how_long_it_takes() -> None:
    seen = view(play(start("heavy-chat"), Go("backup"), Go("export")))
    assert seen.screen == "export_start"
    assert {"computer", "messages", "time", "stickers", "withdrawn"} == set(_rows(seen))


@pytest.mark.requirement("B01")
def test_with_no_message_there_is_nothing_to_start() -> None:
    state = start()
    state = play(replace(state, account=replace(state.account, messages=0)), Go("backup"), Go("export"))
    assert _actions(view(state)) == {"start": False}
    assert play(state, StartExport()).backup.export is None


@pytest.mark.requirement("B01", "B04")
def test_the_export_goes_on_while_the_person_is_elsewhere() -> None:
    state = play(_exporting(), Back("export"), Back("backup"))
    assert view(state).screen == "me"
    half = _later(state, minutes=23, seconds=30)
    assert saved(_export(half), half.now) == 2000
    assert left_s(_export(half), half.now) == 23 * 60 + 30
    assert _export(half).finished is None
    late = _later(state, hours=5)
    assert _export(late).finished == STARTED + timedelta(minutes=47)


@pytest.mark.requirement("B01")
def test_a_pause_stands_still_and_loses_nothing() -> None:
    state = play(_later(_exporting(), minutes=20), PauseExport())
    assert view(state).kind is Kind.PROGRESS
    state = _later(state, hours=9)
    assert spent_s(_export(state), state.now) == 20 * 60
    assert _actions(view(state)) == {"resume": True, "cancel": True}
    state = _later(play(state, ResumeExport()), minutes=27)
    assert _export(state).finished == STARTED + timedelta(hours=9, minutes=47)


@pytest.mark.requirement("B01")
def test_other_pages_tell_how_the_backup_stands() -> None:
    def told(state: State) -> str:
        return _rows(view(play(state, Back("export"), Back("backup"))))["backup"].key  # type: ignore[union-attr]

    running = _exporting()
    assert told(running) == "backup.row_running"
    assert told(play(running, PauseExport())) == "backup.row_paused"
    assert told(_later(running, hours=1)) == "backup.row_done"


@pytest.mark.requirement("B01")
def test_cancelling_asks_first_and_keeps_nothing_half() -> None:
    asked = play(_later(_exporting(), minutes=20), Go("export_cancel"))
    assert view(asked).overlay is not None
    assert play(asked, Back("export_cancel")).backup.export is not None
    given_up = play(asked, CancelExport())
    assert given_up.backup.export is None
    assert view(given_up).screen == "export_start"


def test_an_export_that_ends_under_the_question_is_kept() -> None:
    state = _later(play(_exporting(), Go("export_cancel")), minutes=47)
    assert view(state).overlay is None
    assert view(play(state, CancelExport())).screen == "exported"


def test_a_running_export_is_not_started_again() -> None:
    state = _later(_exporting(), minutes=20)
    assert play(state, StartExport(), ResumeExport()) == state


_MOVES = st.lists(
    st.one_of(
        st.integers(1, 90).map(lambda minutes: minutes),
        st.sampled_from([PauseExport(), ResumeExport()]),
    ),
    max_size=12,
)


def _played(state: State, moves: list[int | Event], step_s: int) -> State:
    """Play moves; the number of minutes between them passes in steps of so many s."""
    for move in moves:
        if isinstance(move, Event):
            state = play(state, move)
            continue
        until = state.now + timedelta(minutes=move)
        while state.now < until:
            state = play(state, Ticked(min(until, state.now + timedelta(seconds=step_s))))
    return state


@pytest.mark.requirement("B04")
@given(_MOVES, st.sampled_from([7, 60, 601]))
def test_many_ticks_come_to_the_same_as_one(moves: list[int | Event], step_s: int) -> None:
    assert _played(_exporting(), moves, step_s) == _played(_exporting(), moves, 24 * 3600)


@pytest.mark.requirement("B05")
@given(st.integers(0, 500_000))
def test_what_is_lost_is_listed_to_the_last_message(messages: int) -> None:
    claims, contacts = load_claims(), start().account.contacts
    parts = lost(messages, contacts, claims)
    per = claims.whole("A56")
    assert sum(part.stickers for part in parts) == messages * claims.whole("A56", "stickers") // per
    assert sum(part.withdrawn for part in parts) == messages * claims.whole("A56", "withdrawn") // per
    assert all(part.stickers >= 0 and part.withdrawn >= 0 for part in parts)


@pytest.mark.requirement("B05")
def test_the_result_and_the_list_tell_the_same_number() -> None:
    state = _later(_exporting(), minutes=47)
    count = lost_in(state, _export(state))
    assert count == 60
    seen = view(state)
    assert seen.screen == "exported"
    whole = _rows(seen)["whole"]
    assert whole is not None
    assert dict(whole.arguments)["count"] == 4000 - count
    listed = view(play(state, Go("unsaved")))
    assert listed.headline is not None
    assert dict(listed.headline.arguments)["count"] == count


# ---- the group


@pytest.mark.requirement("B02")
def test_the_chosen_contacts_come_into_the_group() -> None:
    state = play(start(), Go("backup"), Go("backup_contacts"))
    assert _actions(view(state)) == {"create": False}
    state = play(state, ChooseContact("landlord"), ChooseContact("ahe"), ChooseContact("mother"))
    state = play(state, ChooseContact("landlord"), CreateGroup())
    assert state.backup.group == ("mother", "ahe")
    assert view(state).screen == "group"
    assert set(_rows(view(state))) == {"member-mother", "member-ahe"}
    assert view(play(state, Back("group"))).screen == "backup"


@pytest.mark.requirement("B02")
def test_a_group_needs_somebody() -> None:
    state = play(start(), Go("backup"), Go("backup_contacts"), ChooseContact("ahe"), ChooseContact("ahe"))
    assert play(state, CreateGroup()) == state


# ---- the address


def _address(text: str, scenario: str = "ready") -> State:
    return play(start(scenario, behaviour=CLEAR), Go("backup"), Go("email"), Typed("email", text), SendMail())


@pytest.mark.requirement("B03")
@pytest.mark.parametrize(
    "text", ["", "lin", "lin@", "@example.cn", "lin@example", "林@example.cn", "a b@c.cn"]
)
def test_what_is_no_address_is_said_beside_the_field(text: str) -> None:
    state = _address(text)
    seen = view(state)
    assert seen.screen == "email"
    assert seen.fields[0].error is not None
    assert seen.fields[0].value == text


@pytest.mark.requirement("B03")
def test_an_address_is_bound_with_the_code_that_was_sent_there() -> None:
    state = _address(" lin@example.cn ")
    assert view(state).screen == "mail_code"
    assert view(state).banner is not None
    wrong = play(state, *keys("000000"))
    assert wrong.backup.mail.keypad.error is not None
    assert not wrong.backup.mail.bound
    bound = play(wrong, *keys(digits_of(1)))
    assert bound.backup.mail.bound == "lin@example.cn"
    assert view(bound).screen == "email_bound"
    assert view(play(bound, UnbindMail())).screen == "email"


@pytest.mark.requirement("B03")
def test_the_code_follows_the_rules_of_every_code() -> None:
    state = _address("lin@example.cn")
    assert play(state, SendCode()).backup.mail.keypad.code.serial == 1, "too young for another"
    late = _later(state, minutes=5)
    assert not play(late, *keys(digits_of(1))).backup.mail.bound, "expired"
    again = play(late, SendCode())
    assert not play(again, *keys(digits_of(1))).backup.mail.bound, "no longer counts"
    assert play(again, *keys(digits_of(2))).backup.mail.bound
    void = play(state, *(Digit("0") for _ in range(6 * 5)))
    assert not play(void, *keys(digits_of(1))).backup.mail.bound, "wrong too often"


@pytest.mark.requirement("B03")
def test_another_address_gets_a_code_of_its_own_at_once() -> None:
    state = play(_address("lin@example.cn"), Back("mail_code"), Typed("email", "man@example.cn"), SendMail())
    assert not play(state, *keys(digits_of(1))).backup.mail.bound
    assert play(state, *keys(digits_of(2))).backup.mail.bound == "man@example.cn"


@pytest.mark.requirement("B03")
def test_an_address_is_shown_masked_and_stays_out_of_every_log() -> None:
    assert masked("lin@example.cn") == "l***@example.cn"
    typed = _address("linlin@example.cn")
    bound = play(typed, *keys(digits_of(1)))
    for state in (typed, bound):
        assert "linlin" not in repr(state)
        assert "linlin" not in repr(view(state))
    assert "linlin" not in repr(view(play(bound, Back("email"))))


def test_typing_an_address_leaves_the_new_name_alone() -> None:
    assert _address("lin@example.cn").verification.name == ""
