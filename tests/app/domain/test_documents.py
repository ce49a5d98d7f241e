"""A document's number is checked for its form, judged beside its own field, and kept nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.languages import language_names
from app.content.strings import load_strings
from app.domain.events import Begin, ChooseDocument, Go, Proceed, Typed, UseExample
from app.domain.facts.papers import KINDS
from app.domain.rules.documents import RULES, check_character, why_not
from app.domain.views import view
from tests.app.domain.runs import answer, finish, play, reach, start

TODAY = date(2026, 1, 5)
DIGITS = st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}0[1-9][0-2][1-8][0-9]{3}", fullmatch=True)


def _key(kind: str, number: str) -> str:
    wrong = why_not(kind, number, TODAY)
    return wrong.key if wrong else ""


def test_the_check_character_is_that_of_the_standard() -> None:
    """GB 11643-1999 itself gives these two as its examples."""
    assert check_character("11010519491231002") == "X"
    assert check_character("44052418800101001") == "4"


@pytest.mark.parametrize(
    ("kind", "number", "said"),
    [
        ("identity_card", "11010519491231002X", ""),
        ("identity_card", " 110105 19491231 002x ", ""),
        ("identity_card", "１１０１０５１９４９１２３１００２Ｘ", ""),
        ("identity_card", "", "document_number.empty"),
        ("identity_card", "110105194912310", "document_number.length"),
        ("identity_card", "1101051949123100X2", "document_number.characters"),
        ("identity_card", "110105194913310025", "document_number.birth"),
        ("identity_card", "110105202701010020", "document_number.birth"),
        ("identity_card", "110105194912310021", "document_number.check"),
        ("travel_permit", "H12345678", ""),
        ("travel_permit", "m1234567801", ""),
        ("travel_permit", "T12345678", "document_number.travel_permit"),
        ("travel_permit", "H1234567", "document_number.travel_permit"),
        ("passport", "e12345678", ""),
        ("passport", "EA1234567", ""),
        ("passport", "ABCDEFGH", "document_number.passport"),
        ("passport", "E123456789", "document_number.passport"),
    ],
)
def test_a_number_is_judged_by_its_kind_of_document(kind: str, number: str, said: str) -> None:
    assert _key(kind, number) == said


@given(
    digits=st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}0[1-9][0-2][1-8][0-9]{3}", fullmatch=True),
    place=st.integers(0, 17),
)
def test_one_mistyped_digit_is_always_found(digits: str, place: int) -> None:
    number = digits + check_character(digits)
    if _key("identity_card", number):
        return
    other = "1" if number[place] == "0" else "0"
    assert _key("identity_card", number[:place] + other + number[place + 1 :])


@given(
    digits=st.from_regex(r"[1-9][0-9]{5}19[0-9]{2}0[1-9][0-2][1-8][0-9]{3}", fullmatch=True),
    place=st.integers(0, 16),
)
def test_two_digits_in_the_wrong_order_are_always_found(digits: str, place: int) -> None:
    number = digits + check_character(digits)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or _key("identity_card", swapped)


@given(text=st.text(max_size=24), kind=st.sampled_from(KINDS))
def test_whatever_is_typed_is_answered(text: str, kind: str) -> None:
    wrong = why_not(kind, text, TODAY)
    assert wrong is None or all(load_strings(language).render(wrong) for language in language_names())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_an_example_that_passes_and_is_nobodys(kind: str) -> None:
    assert _key(kind, RULES[kind].example) == ""
    assert kind != "identity_card" or RULES[kind].example.startswith("99")  # GB/T 2260 has no such region


@pytest.mark.requirement("F10")
def test_name_and_number_are_judged_together_and_each_beside_its_field() -> None:
    state = play(reach("new_name"), Proceed("new_name"))
    assert [field.error is not None for field in view(state).fields] == [True, True]
    state = play(state, Typed("name", "林一一"))
    assert [field.error is not None for field in view(state).fields] == [False, True]
    state = play(state, Proceed("new_name"), UseExample(), Proceed("new_name"))
    assert state.shown == "confirm"


def test_another_kind_of_document_asks_for_another_number() -> None:
    state = play(reach("new_name"), UseExample(), Go("document_kind"), ChooseDocument("passport"))
    assert (state.shown, state.verification.number) == ("new_name", "")
    assert (
        play(state, Typed("name", "林一一"), Typed("number", "E1"), Proceed("new_name")).shown == "new_name"
    )
    assert play(state, Typed("name", "林一一"), UseExample(), Proceed("new_name")).shown == "confirm"


@pytest.mark.parametrize("scenario", ["ready", "passport"])
def test_the_number_is_kept_nowhere(scenario: str) -> None:
    state = play(start(scenario), Begin())
    while state.shown != "confirm":
        state = play(state, *answer(state))
    number = state.verification.number
    assert number
    assert number not in repr(state) + repr(view(state)) + repr(Typed("number", number))
    done = play(state, Proceed("confirm"))
    assert done.verification.number == ""
    assert number not in str(done.account)


def test_the_nickname_stays_as_it_is() -> None:
    before = view(start()).sections[0].rows[0]
    done = finish(play(start(), Begin()))
    assert view(play(done, Go("me"))).sections[0].rows[0].title == before.title
