"""Keys become syllables, and syllables names and words."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from app.content.typing.kept import load_lexicon
from app.domain.typing.candidates import candidates
from app.domain.typing.lexicon import NINE_KEYS, code
from app.domain.typing.reading import readings

LEXICON = load_lexicon()
INITIALS = [
    "b",
    "p",
    "m",
    "f",
    "d",
    "t",
    "n",
    "l",
    "g",
    "k",
    "h",
    "j",
    "q",
    "x",
    "zh",
    "ch",
    "sh",
    "r",
    "z",
    "c",
    "s",
    "y",
    "w",
]


def spelled(keys: str) -> list[str]:
    return [each.spelled(" ") for each in readings(keys, LEXICON)]


def offered(keys: str, name: str | None = None) -> list[str]:
    return [each.text for each in candidates(keys, LEXICON, name=name)]


def test_the_syllables_of_the_language_are_there() -> None:
    """汉语拼音方案: each initial has its syllables; ü is v after n and l, and u after j, q, x and y."""
    assert 400 <= len(LEXICON.characters) <= 420
    usual = (
        "a ai an ang ao e ei en er o ou lv nv lve nve ju qu xu yu jue que xue yue zhuang chuang shuang xiong"
    )
    assert {*usual.split()} <= LEXICON.characters.keys()
    for initial in INITIALS:
        assert sum(each.startswith(initial) for each in LEXICON.characters) >= 9, initial
    assert all({*each} <= {*string.ascii_lowercase} for each in LEXICON.characters)
    assert all(LEXICON.characters.values())


@pytest.mark.parametrize(
    ("keys", "first", "too"),
    [
        ("linxiaohe", "lin xiao he", ()),
        ("xian", "xian", ("xi an",)),
        ("xi'an", "xi an", ()),
        ("fangan", "fang an", ("fan gan",)),
        ("lvqing", "lv qing", ()),
        ("lin'", "lin", ()),
        ("linx", "lin x", ()),
        ("lxh", "l x h", ()),
    ],
)
def test_keys_are_read_as_syllables(keys: str, first: str, too: tuple[str, ...]) -> None:
    found = spelled(keys)
    assert found[0] == first
    assert {*too} <= {*found}


def test_a_sign_between_syllables_is_kept_to() -> None:
    assert "xian" not in spelled("xi'an")


@pytest.mark.parametrize("keys", ["i", "uu", "v", "''", "iang"])
def test_what_no_syllable_begins_with_stays_as_it_is(keys: str) -> None:
    assert spelled(keys) == [keys]
    assert offered(keys) == [keys]


def test_nine_keys_are_several_syllables() -> None:
    assert {"lin", "jin"} <= {*spelled(code("lin"))}
    assert "lin xiao he" in spelled(code("linxiaohe"))
    assert {*"".join(NINE_KEYS.values())} == {*string.ascii_lowercase}


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("linxiaohe", "林晓禾"),
        ("linyiyi", "林一一"),
        ("ouyangxiu", "欧阳修"),
        ("zhugeliang", "诸葛亮"),
        ("zengguofan", "曾国帆"),
        ("lvqing", "吕清"),
        ("chenchen", "陈晨"),
    ],
)
def test_a_name_is_among_the_first_where_a_name_is_asked_for(keys: str, name: str) -> None:
    assert name in offered(keys, "")[:12]


def test_nine_keys_find_the_name_too() -> None:
    assert offered(code("linxiaohe"), "")[0] == "林晓禾"


def test_nine_keys_begin_with_the_usual_surname_of_several_syllables() -> None:
    assert offered(code("lin"), "")[:2] == ["林", "金"]


def test_surnames_come_first_and_given_names_after_them() -> None:
    assert offered("lin", "")[0] == "林"
    assert offered("zeng", "")[0] == "曾"
    assert offered("xiaohe", "林")[0] == "晓禾"
    assert offered("xiao", "林")[0] == "晓"


def test_elsewhere_words_come_first() -> None:
    assert offered("nihao")[0] == "你好"
    assert offered("zhongguo")[0] == "中国"
    assert "线" in offered("xian")


@pytest.mark.parametrize("text", ["你好", "谢谢", "银行", "手机", "支付", "验证", "今天", "账户", "银行卡"])
def test_what_people_write_every_day_is_offered_first(text: str) -> None:
    assert offered("".join(lazy_pinyin(text)))[0] == text


def test_a_usual_character_comes_before_the_words_that_its_letters_could_be() -> None:
    assert offered("qian")[0] == "前"
    assert offered("ni")[0] == "你"
    assert "奇案" in offered("qian")


def test_a_character_of_the_last_row_can_be_found() -> None:
    """生僻字: what is in no list of usual ones is offered all the same."""
    assert "昶" in offered("chang", "林")
    assert "赟" in offered("yun", "林")


@given(st.text(string.ascii_lowercase + "'23456789", max_size=14))
def test_a_reading_accounts_for_every_key(keys: str) -> None:
    for reading in readings(keys, LEXICON):
        assert sum(part.taken for part in reading.parts) + len(reading.rest) == len(keys)
        letters = "".join(reading.letters)
        pressed = keys[: len(keys) - len(reading.rest)].replace("'", "")
        assert code(letters) == code(pressed)


@given(
    st.text(string.ascii_lowercase + "'23456789", min_size=1, max_size=14), st.sampled_from([None, "", "林"])
)
def test_something_is_always_offered_and_takes_some_of_the_keys(keys: str, name: str | None) -> None:
    found = candidates(keys, LEXICON, name=name)
    assert found
    assert all(0 < each.taken <= len(keys) and each.text for each in found)
    assert len({each.text for each in found}) == len(found)


@given(st.lists(st.sampled_from(sorted(LEXICON.characters)), min_size=1, max_size=4))
def test_syllables_with_signs_between_them_are_read_back(syllables: list[str]) -> None:
    assert spelled("'".join(syllables))[0].split() == syllables
