"""What can be a person's name, and what cannot."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import Proceed, Typed, UseExample
from app.domain.rules.names import is_name, tidied
from tests.app.domain.runs import play, reach

CHINESE = (
    "林一",
    "欧阳娜娜",
    "司徒〇",
    "林𠮷",  # beyond the basic plane
    "𠮷𠮷",
    "𰻝𰻝",  # in the third plane
    "王㬎",  # in extension A
    "阿依古丽·买买提",
    "迪丽热巴·迪力木拉提·艾合买提",
    "林" * 25,
)
LATIN = (
    "Li",
    "Lin Xiaoman",
    "José",
    "JOSÉ GARCÍA",
    "Nguyễn Thị Ánh",
    "Łukasz Żółć",
    "Ørsted",
    "Müller-Lüdenscheidt",
    "O'Neil-Li",
    "O’Brien",
    "D'Angelo",
    "Jean-Luc de la Cruz",
    "John F. Kennedy",
    "X\u030cu",  # a letter and a mark that have no common code point
    "A" * 60,
)
NO_NAMES = (
    "",
    "林",
    "A",
    "É",
    "·",
    "··",
    "· ·",
    "--",
    "''",
    "...",
    "\u0301\u0301",
    "·林一",
    "林一·",
    "林··一",
    "林 一",
    "林·",
    "-Anna",
    "Anna-",
    "'Anna",
    "Anna'",
    "Anna  Maria",
    "Anna--Maria",
    "O''Brien",
    "Anna -Maria",
    "Anna.",
    "Anna.Maria",
    ".Anna",
    "林1",
    "Anna2",
    "林Anna",
    "Anna·Maria",
    "林-一",
    "Анна",
    "たろう",
    "ﾊﾝ",
    "\ue000\ue001",
    "林\u200b一",
    "林\u202e一",
    "Anna\nMaria",
    "Anna\x00",
    "Anna😀",
    "A\u0301\u0301\u0301\u0301b",
    "林" * 26,
    "A" * 61,
)


@pytest.mark.parametrize("name", CHINESE + LATIN)
def test_real_forms_of_names_are_names(name: str) -> None:
    assert is_name(tidied(name))


@pytest.mark.parametrize("text", NO_NAMES, ids=ascii)
def test_other_texts_are_no_names(text: str) -> None:
    assert not is_name(tidied(text))


@pytest.mark.parametrize("name", CHINESE + LATIN)
def test_a_name_is_the_same_however_it_is_typed(name: str) -> None:
    tidy = tidied(name)
    assert tidy == tidied(tidy) == normalize("NFC", tidy)
    assert tidied(f" {normalize('NFD', name)}\u3000") == tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("阿依•买买提", "阿依·买买提"),
        ("阿依・买买提", "阿依·买买提"),
        ("O’Brien", "O'Brien"),
        ("Anna‑Li", "Anna-Li"),
    ],
)
def test_what_a_keyboard_offers_for_a_sign_stands_for_it(typed: str, kept: str) -> None:
    assert tidied(typed) == kept


@given(st.text(alphabet=st.sampled_from("林𠮷一Aé·-' .’・\u0301 1"), max_size=8))
def test_no_name_begins_or_ends_with_a_sign_or_has_two_in_a_row(text: str) -> None:
    tidy = tidied(text)
    signs = "·-'"
    if is_name(tidy):
        assert tidy[0] not in f"{signs} ."
        assert tidy[-1] not in f"{signs} ."
        following = pairwise(tidy)
        assert not any(one in f"{signs} ." and other in f"{signs}." for one, other in following)
        assert sum(character.isalpha() for character in tidy) > 1


@pytest.mark.parametrize("name", ["林𠮷", "José", "阿依古丽•买买提"])
def test_the_form_keeps_a_name_tidied_and_goes_on(name: str) -> None:
    state = play(
        reach("new_name"), Typed("name", f" {normalize('NFD', name)} "), UseExample(), Proceed("new_name")
    )
    assert state.verification.current == "confirm"
    assert state.verification.name == tidied(name)
