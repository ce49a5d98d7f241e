"""Java's regular expressions, and what of them cannot be used."""

from __future__ import annotations

import pytest

from audits.driving.endless import is_endless
from audits.driving.patterns import PatternError, check, full_match
from audits.errors import CheckError


@pytest.mark.parametrize(
    ("pattern", "words", "matches"),
    [
        ("支付", "支付", True),
        ("支", "支付", False),
        ("save.*", "SAVE\nit", True),
        ("one two", "one\ntwo", True),
        (r"\Q1+1\E=2", "1+1=2", True),
        (r"\p{L}+", "Straße", True),
        (r"[\p{Lu}\d]+", "A1", True),
        (r"\p{Punct}", "!", True),
        (r"a\hb", "a\u00a0b", True),
        (r"\w+", "中文", False),
        (r"(?U)中文", "中文", True),
        (r"[\w.]+", "a.b", True),
        (r"[^\d]+", "ab", True),
        ("[a-z&&[^b]]+", "acd", True),
        ("[a-z&&[^b]]+", "abd", False),
        ("[a--b]", "-", True),
        (r"(?<n>a)\k<n>", "aa", True),
        (r"\x{4e2d}\u6587", "中文", True),
        (r"\0101\cA", "A\x01", True),
        (r"a\z", "a", True),
        (r"a++b", "aab", True),
        ("+", "+", True),
        ("(+86", "(+86", True),
        (r"\$5", "$5", True),
        ("[]a]", "]", True),
    ],
)
def test_patterns_mean_what_they_mean_in_java(pattern: str, words: str, matches: bool) -> None:
    assert full_match(pattern, words) is matches


def test_what_is_no_expression_is_taken_as_it_stands_or_is_a_mistake() -> None:
    assert "nothing to repeat" in check("+")
    assert check("Save") == ""
    for mistaken, why in [
        ("+23.*", "is no regular expression: nothing to repeat"),
        (r"\p{javaLowerCase}", "is known to Java alone"),
        ("(?x)a b", "comments in an expression"),
        ("(.*.*)*x", "takes too long to match"),
    ]:
        with pytest.raises(PatternError) as raised:
            check(mistaken)
        assert why in str(raised.value)


@pytest.mark.parametrize(
    ("pattern", "endless"),
    [
        ("(.*.*)*x(.*.*)*y!", True),
        ("(a+)+", True),
        ("(?:x+x+)+y", True),
        ("((.*))*", True),
        (r"(\d{2,}|a)*", True),
        (r"(\w+\s)*", False),
        ("(?>.*)*", False),
        ("(a*+)*", False),
        (".*(收下|领取).*", False),
        ("[(*+)]*", False),
        (r"\Q(a*)*\E", False),
        ("(?:a?)*", False),
    ],
)
def test_endless_patterns_are_known(pattern: str, endless: bool) -> None:
    assert is_endless(pattern) is endless


def test_a_match_takes_a_bounded_time() -> None:
    with pytest.raises(CheckError, match="takes too long to match"):
        full_match(r"(?:a|a|\w)*?(?:a|\w|a)*?(?:\w|a|a)*?(?:a|\w)*?(?:a|\w)*?b\W", "a" * 3000 + "b")
