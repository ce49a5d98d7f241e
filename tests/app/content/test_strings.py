from __future__ import annotations

import ast
import string
from datetime import date, datetime
from pathlib import Path

import pytest

import app
import screens
from app.content.languages import language_names
from app.content.strings import load_strings
from app.content.strings.reading import base
from app.domain.facts.text import Day, Moment, Money, Span, Text, literal, masked, said, t
from app.errors import InputError


def _keys(language: str) -> set[str]:
    return {base(key) for key in load_strings(language).phrases} - {"language.locale"}


def _placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_every_language_has_the_same_keys() -> None:
    first, *others = language_names()
    for other in others:
        assert _keys(first) == _keys(other)


def test_every_phrase_takes_the_same_arguments_in_every_language() -> None:
    chinese, english = load_strings("zh-CN").phrases, load_strings("en").phrases
    for key, phrase in english.items():
        if key == "language.locale":
            continue
        other = chinese.get(key) or chinese[key.removesuffix(".one").removesuffix(".other")]
        assert _placeholders(phrase) == _placeholders(other), key


def _literal_keys() -> set[str]:
    """The keys that the source names outright: the first argument of ``t``, where it is a plain string."""
    keys = set()
    for package in (app, screens):
        for path in Path(str(package.__file__)).parent.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
                    keys |= {leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)}
    return {key for key in keys if isinstance(key, str) and "." in key and not key.endswith(".")}


def test_every_key_that_the_code_names_is_there() -> None:
    missing = {key for key in _literal_keys() if not key.startswith(".")} - _keys("zh-CN")
    # A fragment of a composed key, such as ".headline", is met by the tests that draw every view.
    assert missing == set()


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        (literal("林"), "林", "林"),
        (said({"zh-CN": "青山", "en": "Green"}), "青山", "Green"),
        (t("money.plain", amount=Money(1)), "0.01 元", "¥0.01"),
        (t("money.plain", amount=Money(500_000_00)), "500,000 元", "¥500,000"),
        (
            t("renewals.closed", day=Day(date(2026, 12, 3))),
            "已关闭 · 本期用到 12月3日",
            "Cancelled · yours until 3 Dec",
        ),
        (
            t("packets.expires", moment=Moment(datetime(2026, 1, 5, 18, 20))),
            "1月5日 18:20 过期退回",
            "Expires 5 Jan, 18:20",
        ),
        (t("behind.measured", span=Span(135)), "这一次实测 2 分 15 秒", "Measured this time: 2 min 15 s"),
        (t("behind.measured", span=Span(0)), "这一次实测 0 秒", "Measured this time: 0 s"),
        (t("behind.measured", span=Span(72 * 3600)), "这一次实测 72 小时", "Measured this time: 72 h"),
        (
            Text("behind.measured", (("span", Span(100 * 3600)),)),
            "这一次实测 4 天 4 小时",
            "Measured this time: 4 d 4 h",
        ),
        (
            t("behind.measured", span=Span(100 * 3600)),
            "这一次实测 4 天 4 小时",
            "Measured this time: 4 d 4 h",
        ),
        (t("check.headline", count=1), "还差 1 项就能更名", "1 thing left to do"),
        (t("check.headline", count=2), "还差 2 项就能更名", "2 things left to do"),
    ],
)
def test_texts_are_said_in_both_languages(text: Text, chinese: str, english: str) -> None:
    assert load_strings("zh-CN").render(text) == chinese
    assert load_strings("en").render(text) == english


def test_an_unknown_language_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match="did you mean 'zh-CN'"):
        load_strings("zh-C")


@pytest.mark.parametrize(
    ("name", "chinese", "english"),
    [
        ("林", "林", "L***"),
        ("林一", "林*", "Lin Y***"),
        ("林小满", "林*满", "Lin X***"),
        ("欧阳小满", "欧**满", "Ouyang X***"),
        ("单雄信", "单*信", "Shan X***"),  # a surname that is read otherwise than the word
        ("阿依古丽·买买提", "阿******提", "Ayiguli M***"),
        ("Anna Schmidt", "Anna S***", "Anna S***"),
        ("王𠮷", "王*", "W***"),  # no lexicon spells the second character
    ],
)
def test_each_language_masks_a_name_in_its_way(name: str, chinese: str, english: str) -> None:
    assert [load_strings(language).render(masked(name)) for language in ("zh-CN", "en")] == [chinese, english]
    assert name not in repr(masked(name))
