from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.auditing.known_defects import (
    KnownDefect,
    PlantedDefect,
    control_designs,
    judge,
    load_known_defects,
    planted_defects,
)
from app.content.designs import Fault
from app.content.strings import load_strings
from app.content.themes import load_palette
from app.domain.facts.text import literal
from app.errors import InputError
from audits.model import Box, Entry, Finding, Node, Outcome, Report
from audits.rules import RULES

DEFECT = KnownDefect("one", "U02", "rename", "text-contrast", "dark", ground="#07C160", ratio=2.38)
CODE = KnownDefect("two", "U01", "error", "error-message", reason="bare-code")
NODE = Node("label", "Next", "Phone/Label", Box(0, 0, 10, 10))


def _entry(measured: float = 2.3847, outcome: Outcome = Outcome.FAILED, **context: str) -> Entry:
    finding = Finding(
        "text-contrast", outcome, NODE, "", measured=measured, required=4.5, data={"bgColor": "#07C160"}
    )
    return Entry(
        {"design": "reported", "theme": "dark", "screen": "rename", **context},
        Report((finding,), "wcag22-aa", (390, 844)),
    )


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (_entry(), True),
        (_entry(measured=2.3), False),
        (_entry(outcome=Outcome.PASSED), False),
        (_entry(theme="light"), False),
        (_entry(screen="pay"), False),
    ],
)
def test_a_defect_is_found_only_where_and_as_it_is_known(entry: Entry, found: bool) -> None:
    (expected,) = judge([DEFECT], [entry])
    assert expected.found is found


def _told(reason: str, outcome: Outcome = Outcome.FAILED, **context: str) -> Entry:
    finding = Finding("error-message", outcome, NODE, "", reason=reason)
    return Entry(
        {"design": "reported", "theme": "dark", "screen": "error", **context},
        Report((finding,), "wcag22-aa", (390, 844)),
    )


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (_told("bare-code"), True),
        (_told("bare-code", theme="light"), True),
        (_told("blame"), False),
        (_told("bare-code", outcome=Outcome.CANT_TELL), False),
        (_told("bare-code", screen="rename"), False),
        (_told("bare-code", design="clear"), False),
    ],
)
def test_a_defect_without_a_ratio_is_known_by_its_reason(entry: Entry, found: bool) -> None:
    assert [expected.found for expected in judge([CODE], [entry])] == [found]


@pytest.mark.parametrize("told", ["", "ratio = 2.38", 'ratio = 2.38\nground = "#07C160"\nreason = "blame"'])
def test_a_defect_is_told_by_its_colours_or_by_a_reason(tmp_path: Path, told: str) -> None:
    path = tmp_path / "defects.toml"
    head = (
        '[[defects]]\nid = "bare-error-code"\nrequirement = "U01"\nscreen = "error"\nrule = "error-message"\n'
    )
    path.write_text(head + told, encoding="utf-8")
    with pytest.raises(InputError, match=r"give ground and ratio, or else reason"):
        load_known_defects(path)


def test_nothing_audited_finds_nothing() -> None:
    assert [expected.found for expected in judge([DEFECT], [])] == [False]


def _luminance(colour: Sequence[float]) -> float:
    """WCAG 2.2, relative luminance; written out here so that the audit is not its own witness."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rounded_down(ink: Sequence[float], ground: Sequence[float]) -> float:
    darker, lighter = sorted((_luminance(ink), _luminance(ground)))
    return int((lighter + 0.05) / (darker + 0.05) * 100) / 100


def test_the_ratios_are_those_of_the_palette() -> None:
    palette = load_palette("dark", "reported")
    by_id = {defect.id: defect for defect in load_known_defects()}
    assert _rounded_down(palette.brand_ink[:3], palette.brand[:3]) == by_id["dark-primary-button"].ratio
    *hint, alpha = palette.hint
    ground = palette.page[:3]
    blended = [alpha * ink + (1 - alpha) * under for ink, under in zip(hint, ground, strict=True)]
    assert _rounded_down(blended, ground) == by_id["dark-hint-on-page"].ratio


def test_a_defect_that_is_not_described_fully_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "defects.toml"
    path.write_text('[[defects]]\nid = "one"\n', encoding="utf-8")
    with pytest.raises(
        InputError, match=r"defects\.toml:1:3: defects\[0\]: the key 'requirement' is missing"
    ):
        load_known_defects(path)


PLANTED = PlantedDefect(
    "control", Fault("one", "text-contrast", "me", "row", literal("faint"), {"opacity": 0.5})
)
ROW = Node("button", "Row", "Phone/Row[2]#row", Box(0, 0, 10, 10), widget_id="row")


def _control(path: str, rule: str = "text-contrast", **context: str) -> Entry:
    words = Node("label", "Words", path, Box(0, 0, 10, 10))
    findings = (
        Finding("target-size", Outcome.PASSED, ROW, ""),
        Finding(rule, Outcome.FAILED, words, ""),
    )
    return Entry({"design": "control", "screen": "me", **context}, Report(findings, "wcag22-aa", (390, 844)))


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        (_control("Phone/Row[2]/Words"), True),
        (_control("Phone/Row[1]/Words"), False),
        (_control("Phone/Row[22]/Words"), False),
        (_control("Phone/Row[2]/Words", rule="target-size"), False),
        (_control("Phone/Row[2]/Words", design="clear"), False),
        (_control("Phone/Row[2]/Words", screen="pay"), False),
    ],
)
def test_a_planted_fault_is_found_only_in_its_widget(entry: Entry, found: bool) -> None:
    assert [expected.found for expected in judge([PLANTED], [entry])] == [found]


def test_every_planted_fault_names_a_rule_and_a_screen_that_exist() -> None:
    planted = [defect for design in control_designs() for defect in planted_defects(design)]
    assert len({defect.id for defect in planted}) == len(planted) > 0
    screens = load_strings("en").phrases
    assert {defect.rule for defect in planted} <= {rule.id for rule in RULES}
    assert [defect.screen for defect in planted if f"screens.{defect.screen}" not in screens] == []
