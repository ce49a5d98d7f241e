"""WCAG's arithmetic, and what depends on it without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits import profiles
from audits.looking.wording import is_symbol
from audits.pixels.colour import Rgb, from_hexadecimal, hexadecimal, over, ratio, shown
from audits.rules.needing import required_ratio
from tests.audits.stage import wcag

channel = st.integers(0, 255)
colours = st.tuples(channel, channel, channel)


@given(colours, colours)
def test_ratio_is_wcags(one: Rgb, other: Rgb) -> None:
    assert ratio(one, other) == pytest.approx(wcag(hexadecimal(one), hexadecimal(other)))
    assert ratio(one, other) == ratio(other, one)
    assert 1 <= ratio(one, other) <= 21 + 1e-9


@given(colours)
def test_hexadecimal_goes_both_ways(colour: Rgb) -> None:
    assert from_hexadecimal(hexadecimal(colour)) == colour


@pytest.mark.parametrize("text", ["", "#12", "red", "#12345G"])
def test_what_is_no_colour_is_told(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - int() words it for a wrong digit
        from_hexadecimal(text)


def test_known_ratios() -> None:
    assert ratio((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert shown(ratio((255, 255, 255), (7, 193, 96))) == "2.38"
    assert ratio((118, 118, 118), (255, 255, 255)) >= 4.5
    assert ratio((119, 119, 119), (255, 255, 255)) < 4.5


@pytest.mark.parametrize(
    ("value", "text"), [(4.4999, "4.49"), (4.5, "4.50"), (2.999999, "2.99"), (21.0, "21.00")]
)
def test_ratios_are_shown_rounded_down(value: float, text: str) -> None:
    assert shown(value) == text


def test_over() -> None:
    assert over((255, 255, 255), 0.5, (0, 0, 0)) == (128, 128, 128)
    assert over((9, 9, 9), 0, (1, 2, 3)) == (1, 2, 3)


@pytest.mark.parametrize(
    ("profile", "size", "bold", "required"),
    [
        ("wcag22-aa", 23.99, False, 4.5),
        ("wcag22-aa", 24, False, 3),
        ("wcag22-aa", 18.65, True, 4.5),
        ("wcag22-aa", 18.66, True, 3),
        ("wcag22-aaa", 23, False, 7),
        ("wcag22-aaa", 24, False, 4.5),
        ("miit-elder", 18, False, 4.5),
        ("miit-elder", 18, True, 4.5),
        ("miit-elder", 18.01, False, 3),
    ],
)
def test_required_ratio(profile: str, size: float, bold: bool, required: float) -> None:
    assert required_ratio(size, bold, profiles.load(profile).rules["text-contrast"]) == required


@pytest.mark.parametrize("name", profiles.names())
def test_each_threshold_of_a_profile_has_a_source(name: str) -> None:
    profile = profiles.load(name)
    assert profile.title
    assert profile.source
    assert set(profile.sources) == set(profile.rules)
    assert all(profile.sources.values())


@pytest.mark.parametrize("text", ["×", "···", ">", "\ue5cd", "…", "✓"])
def test_symbols(text: str) -> None:
    assert is_symbol(text)


@pytest.mark.parametrize("text", ["X", "好", "7", "a×b", "あ", "ш"])
def test_words(text: str) -> None:
    assert not is_symbol(text)
