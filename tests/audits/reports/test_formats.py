"""JSON in axe-core's shape, SARIF 2.1.0 and JUnit: what their readers rely on."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from audits import reports
from audits.model import Entry, Expected, Finding, Outcome, Report, Run
from tests.audits.reports.sample import run as sample_run

LISTS = ("violations", "passes", "incomplete", "inapplicable")
IMPACTS = ("minor", "moderate", "serious", "critical", None)


@pytest.fixture(scope="module")
def results(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def sarif(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "report.sarif").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_each_screen_state_is_one_axe_result(results: list[dict[str, Any]], run: Run) -> None:
    assert len(results) == len(run.entries)
    for result, entry in zip(results, run.entries, strict=True):
        assert set(LISTS) < set(result)
        assert result["testEngine"] == {"name": "mingbai", "version": "0.1.0"}
        assert result["testRunner"]["name"]
        assert {"userAgent", "windowWidth", "windowHeight"} <= set(result["testEnvironment"])
        assert {name: result[name] for name in entry.context} == dict(entry.context)
        assert result["url"].startswith("mingbai://")
        assert result["control"] is (entry.context["design"] == "reported")


def test_every_failure_and_doubt_is_there_once_in_its_list(results: list[dict[str, Any]], run: Run) -> None:
    whole = {"violations": Outcome.FAILED, "incomplete": Outcome.CANT_TELL}
    for result, entry in zip(results, run.entries, strict=True):
        for name, outcome in whole.items():
            assert sum(len(rule["nodes"]) for rule in result[name]) == len(entry.report.having(outcome))
        for name in LISTS:
            assert len({rule["id"] for rule in result[name]}) == len(result[name])


def test_what_passes_is_told_once_a_kind_and_counted_everywhere(tmp_path: Path, run: Run) -> None:
    passed = next(f for e in run.entries for f in e.report.having(Outcome.PASSED) if f.state == "default")
    other = replace(passed, data={**passed.data, "fgColor": "#123456"})
    pressed = replace(passed, state="pressed")
    entries = (_entry(passed, passed, pressed), _entry(passed, other), _entry(passed))
    (path,) = reports.write(sample_run(entries=entries), ["json"], tmp_path)
    results = json.loads(path.read_text(encoding="utf-8"))
    told = [[node for rule in each["passes"] for node in rule["nodes"]] for each in results]
    assert [len(nodes) for nodes in told] == [1, 1, 0]
    assert told[1][0]["any"][0]["data"]["fgColor"] == "#123456"
    assert [each["counts"] for each in results] == [{passed.rule: {"passed": n}} for n in (3, 2, 1)]
    assert results[0]["toolOptions"]["resultTypes"] == ["violations", "incomplete"]


def test_a_kind_of_the_control_stands_for_none_of_the_products(tmp_path: Path, run: Run) -> None:
    passed = next(f for e in run.entries for f in e.report.having(Outcome.PASSED) if f.state == "default")
    one, control = _entry(passed), _entry(passed)
    entries = tuple(
        replace(each, context={**each.context, "design": design})
        for each, design in ((control, "reported"), (one, "clear"))
    )
    (path,) = reports.write(sample_run(entries=entries), ["json"], tmp_path)
    assert all(each["passes"] for each in json.loads(path.read_text(encoding="utf-8")))


def test_rules_nodes_and_checks_have_axes_keys(results: list[dict[str, Any]]) -> None:
    for result in results:
        for name in LISTS:
            for rule in result[name]:
                assert {"id", "impact", "tags", "description", "help", "helpUrl", "nodes"} <= set(rule)
                assert rule["impact"] in IMPACTS
                assert (rule["impact"] is None) == (name in ("passes", "inapplicable"))
                for node in rule["nodes"]:
                    assert {"html", "target", "impact", "any", "all", "none"} <= set(node)
                    assert isinstance(node["target"], list)
                    assert ("failureSummary" in node) == (name in ("violations", "incomplete"))
                    for check in node["any"]:
                        assert {"id", "impact", "message", "data", "relatedNodes"} <= set(check)


def test_a_violation_tells_axes_figures(results: list[dict[str, Any]]) -> None:
    rules = [rule for result in results if result["theme"] == "dark" for rule in result["violations"]]
    text = next(rule for rule in rules if rule["id"] == "text-contrast")
    assert {"wcag2aa", "wcag143"} <= set(text["tags"])
    data = next(node for node in text["nodes"] if node["html"] == '<button name="下一步">')["any"][0]["data"]
    assert data["fgColor"] == "#FFFFFF"
    assert data["bgColor"] == "#06AE56"
    assert data["contrastRatio"] == pytest.approx(2.90, abs=0.02)
    assert data["expectedContrastRatio"] == "4.5:1"
    assert "heatMap" not in data


def test_figures_of_numpy_become_plain(run: Run, tmp_path: Path) -> None:
    finding = next(f for f in run.entries[-1].report.findings if f.outcome is Outcome.FAILED)
    odd = replace(finding, measured=np.float64(2.5), data={**finding.data, "shareBelow": np.float32(0.5)})
    odd = replace(odd, data={**odd.data, "proof": {"passes": np.True_, "picture": b"PNG"}})
    (path,) = reports.write(sample_run(entries=(_entry(odd),)), ["json"], tmp_path)
    (result,) = json.loads(path.read_text(encoding="utf-8"))
    data = result["violations"][0]["nodes"][0]["any"][0]["data"]
    assert data["shareBelow"] == 0.5
    assert data["proof"] == {"passes": True}


def test_no_screen_is_an_empty_list(tmp_path: Path) -> None:
    (path,) = reports.write(sample_run(entries=()), ["json"], tmp_path)
    assert json.loads(path.read_text(encoding="utf-8")) == []


def test_sarif_has_what_its_schema_requires(sarif: dict[str, Any]) -> None:
    assert sarif["version"] == "2.1.0"
    assert sarif["$schema"].endswith("sarif-schema-2.1.0.json")
    (ran,) = sarif["runs"]
    rules = [rule["id"] for rule in ran["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert ran["invocations"][0]["executionSuccessful"] is True
    for result in ran["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        assert re.fullmatch(r"[0-9a-f]{32}", result["partialFingerprints"]["defect/v2"])
        for location in result["locations"] + result["relatedLocations"]:
            assert location["logicalLocations"][0]["fullyQualifiedName"]


def test_sarif_points_to_the_line_and_suppresses_the_control(sarif: dict[str, Any]) -> None:
    results = sarif["runs"][0]["results"]
    places = [r["locations"][0].get("physicalLocation") for r in results]
    button = {
        "artifactLocation": {"uri": "screens/widgets/button.kv", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14},
    }
    assert button in places
    assert all(result["suppressions"] for result in results)
    assert sum(result["occurrenceCount"] for result in results) == 24


def test_sarif_of_a_failing_product_is_not_suppressed(tmp_path: Path) -> None:
    (path,) = reports.write(sample_run(control={}, expected=()), ["sarif"], tmp_path)
    results = json.loads(path.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert results
    assert not any("suppressions" in result for result in results)


def test_a_missed_defect_makes_the_invocation_unsuccessful(tmp_path: Path) -> None:
    (path,) = reports.write(sample_run(expected=(Expected("hint", False),)), ["sarif"], tmp_path)
    (invocation,) = json.loads(path.read_text(encoding="utf-8"))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "hint" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def _suites(path: Path) -> list[ElementTree.Element]:
    return ElementTree.parse(path).getroot().findall("testsuite")


def test_junit_counts_what_it_holds(folder: Path, run: Run) -> None:
    suites = _suites(folder / "report.xml")
    assert len(suites) == len(run.entries) + 1
    for suite in suites:
        assert suite.get("tests") == str(len(suite.findall("testcase")))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))


def test_junit_takes_the_controls_failures_as_expected(folder: Path) -> None:
    suites = _suites(folder / "report.xml")
    assert not [suite for suite in suites if suite.findall("testcase/failure")]
    said = [text.text or "" for suite in suites for text in suite.findall("testcase/system-out")]
    assert said
    assert all(text.startswith("Expected in the control") for text in said)


def test_junit_fails_for_the_product_and_for_a_blind_control(tmp_path: Path) -> None:
    failing = sample_run(control={}, expected=(Expected("hint", False),))
    (path,) = reports.write(failing, ["junit"], tmp_path)
    failures = [f for suite in _suites(path) for f in suite.findall("testcase/failure")]
    assert len(failures) == 24 + 8 + 1, "at rest, pressed, and the control"
    assert "hint" in str(failures[-1].get("message"))


def test_junit_survives_letters_that_xml_cannot_hold(run: Run, tmp_path: Path) -> None:
    finding = run.entries[0].report.findings[0]
    odd = replace(finding, node=replace(finding.node, name='a\x00\x1b<b>&"\ud800'), message="\x08")
    (path,) = reports.write(sample_run(entries=(_entry(odd),), title='a"<b>'), ["junit"], tmp_path)
    case = _suites(path)[0].find("testcase")
    assert case is not None
    assert str(case.get("name")).startswith('a\\x00\\x1b<b>&"\\ud800')


def _entry(*findings: Finding) -> Entry:
    return Entry({"design": "clear", "screen": "check"}, Report(findings, "wcag22-aa", (390, 844)))


def test_sarif_has_the_edits_of_a_repair_that_holds(tmp_path: Path) -> None:
    run = sample_run()
    entry = next(entry for entry in run.entries if entry.report.having(Outcome.FAILED))
    failed = entry.report.having(Outcome.FAILED)[0]
    edit = {"file": "ui/form.kv", "line": 7, "start": 15, "end": 24, "old": "'#B2B2B2'", "new": "'#6B6C6B'"}
    mended = replace(failed, data={**failed.data, "proof": {"edits": [edit]}})
    report = replace(entry.report, findings=(mended,))
    (path,) = reports.write(replace(run, entries=(replace(entry, report=report),)), ["sarif"], tmp_path)
    (result,) = json.loads(path.read_text("utf-8"))["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == {"uri": "ui/form.kv", "uriBaseId": "%SRCROOT%"}
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 7, "startColumn": 16, "endColumn": 25},
            "insertedContent": {"text": "'#6B6C6B'"},
        }
    ]
