"""EARL: each verdict is an Assertion in the vocabulary of W3C's Evaluation and Report Language 1.0."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from audits.model import Run
from audits.reports.earl import OUTCOMES

# w3.org/TR/EARL10-Schema, w3.org/TR/Pointers-in-RDF10, dublincore.org/specifications/dublin-core/dcmi-terms
CLASSES = {
    "earl:Assertion", "earl:Assertor", "earl:Software", "earl:TestSubject", "earl:TestCriterion",
    "earl:TestCase", "earl:TestResult", "ptr:ExpressionPointer", "ptr:LineCharPointer",
}  # fmt: skip
PROPERTIES = {
    "earl:assertedBy", "earl:subject", "earl:test", "earl:mode", "earl:result", "earl:outcome",
    "earl:pointer", "ptr:expression", "ptr:lineNumber", "ptr:reference", "dct:title", "dct:description",
    "dct:date",
    "dct:hasVersion", "dct:identifier", "dct:source",
}  # fmt: skip


@pytest.fixture(scope="module")
def graph(folder: Path) -> list[dict[str, Any]]:
    document = json.loads((folder / "report.earl.jsonld").read_text(encoding="utf-8"))
    assert {"earl", "dct", "ptr"} <= set(document["@context"])
    return document["@graph"]  # type: ignore[no-any-return]


def _inside(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for each in value for found in _inside(each)]
    if not isinstance(value, dict):
        return []
    return [value, *(found for each in value.values() for found in _inside(each))]


def test_every_verdict_is_an_assertion(graph: list[dict[str, Any]], run: Run) -> None:
    asserted = Counter(
        each["earl:result"]["earl:outcome"] for each in graph if each["@type"] == "earl:Assertion"
    )
    findings = [finding for entry in run.entries for finding in entry.report.findings]
    assert asserted == Counter(OUTCOMES[finding.outcome] for finding in findings)


def test_the_vocabulary_is_earls(graph: list[dict[str, Any]]) -> None:
    for each in _inside(graph):
        kinds = each.get("@type", [])
        assert ({kinds} if isinstance(kinds, str) else set(kinds)) <= CLASSES
        assert {key for key in each if not key.startswith("@")} <= PROPERTIES


def test_an_assertion_has_all_that_earl_requires_and_names_what_is_there(graph: list[dict[str, Any]]) -> None:
    known = {each["@id"]: each["@type"] for each in graph if "@id" in each}
    for each in (each for each in graph if each["@type"] == "earl:Assertion"):
        assert {"earl:assertedBy", "earl:subject", "earl:test", "earl:result"} <= set(each)
        assert known[each["earl:assertedBy"]] == "earl:Software"
        assert known[each["earl:subject"]] == "earl:TestSubject"
        assert "earl:TestCriterion" in known[each["earl:test"]]
        assert each["earl:result"]["earl:pointer"]
