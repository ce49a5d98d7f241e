"""text-size, which only the profile for elders asks for."""

from __future__ import annotations

import pytest

from audits import audit
from audits.errors import InputError
from tests.audits.stage import build


@pytest.mark.parametrize(
    ("kv", "outcomes"),
    [
        ("Label:\n    text: 'words'\n    font_size: 18", ["passed"]),
        ("Label:\n    text: 'words'\n    font_size: 17", ["failed"]),
        ("Label:\n    text: '[size=12]small[/size] words'\n    markup: True\n    font_size: 20", ["failed"]),
        ("Label:\n    text: 'words'\n    font_size: 12\n    accessible_role: 'caption'", []),
        ("Label:\n    text: '···'\n    font_size: 12", []),
        ("Label:\n    text: 'words'\n    font_size: 12\n    disabled: True", ["inapplicable"]),
    ],
)
def test_size(kv: str, outcomes: list[str]) -> None:
    report = audit(build(kv), "miit-elder", ["text-size"])
    assert [finding.outcome for finding in report.findings] == outcomes


def test_a_scaled_text_counts_as_large_as_it_is_drawn() -> None:
    kv = "Scatter:\n    scale: 2\n    Label:\n        text: 'words'\n        font_size: 10\n"
    (finding,) = audit(build(kv), "miit-elder", ["text-size"]).findings
    assert finding.measured == pytest.approx(20)


def test_other_profiles_do_not_ask() -> None:
    report = audit(build("Label:\n    text: 'words'\n    font_size: 6"))
    assert "text-size" not in {finding.rule for finding in report.findings}


def test_a_rule_that_the_profile_lacks_is_an_error_that_names_the_profiles_that_have_it() -> None:
    right = "the profile 'wcag22-aa' does not have the rule 'text-size'; profiles that have it: miit-elder"
    with pytest.raises(InputError, match=right):
        audit(build("Label:\n    text: 'words'\n    font_size: 6"), rules=["text-contrast", "text-size"])
