"""What is said of an audited walk as soon as it ends."""

from __future__ import annotations

from app.commands.verdict import at_once
from audits.model import Box, Entry, Finding, Node, Outcome, Report

NODE = Node("label", "Next", "Phone/Label", Box(0, 0, 10, 10))


def _entry(design: str, *outcomes: Outcome) -> Entry:
    context = {"design": design, "platform": "ios", "theme": "dark", "screen": "me"}
    findings = tuple(Finding("target-size", outcome, NODE, "") for outcome in outcomes)
    return Entry(context, Report(findings, "wcag22-aa", (390, 844)))


def test_failures_of_the_product_are_told_and_those_of_a_control_are_expected() -> None:
    failed, passed = Outcome.FAILED, Outcome.PASSED
    entries = [_entry("clear", failed, failed, passed), _entry("clear", passed), _entry("reported", failed)]
    told = [*at_once(entries, None, ["reported"])]
    assert told == ["✗ target-size: 2 failed on me, clear, ios, dark"]
