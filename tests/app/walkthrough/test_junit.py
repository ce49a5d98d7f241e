from __future__ import annotations

from xml.etree import ElementTree as Xml

from app.walkthrough.evidence.junit import junit
from app.walkthrough.evidence.trace import Result, Trace, TraceStep


def walk(*steps: TraceStep) -> Xml.Element:
    trace = Trace("pay", "Pay", (), {"theme": "dark"}, list(steps), "flows/pay.yaml", wall_s=0.25)
    return Xml.fromstring(junit([trace]))


def facts(suite: Xml.Element) -> dict[str, str]:
    return {each.attrib["name"]: each.attrib["value"] for each in suite.iter("property")}


PASSED = TraceStep("flows/pay.yaml:4:3", "tapOn", "text 'A'", Result.PASSED, 0.0, 43_200.0, number=1)


def test_time_is_real_and_the_apps_time_a_property() -> None:
    (suite,) = walk(PASSED)
    (case,) = suite.iter("testcase")
    assert (suite.get("time"), case.get("time")) == ("0.250", "0.250")
    assert facts(suite)["virtual time (s)"] == "43200.000"
    assert facts(suite)["theme"] == "dark"


def test_a_failure_says_in_which_file_and_line() -> None:
    failed = TraceStep(
        "flows/parts/menu.yaml:9:3", "back", "", Result.FAILED, 1.0, message="no way", number=2
    )
    (suite,) = walk(PASSED, failed)
    assert (suite.get("file"), facts(suite)["line"]) == ("flows/pay.yaml", "9")
    (failure,) = suite.iter("failure")
    assert (failure.get("message"), failure.text) == ("no way", "flows/parts/menu.yaml:9:3")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("1", "1", "0")


def test_steps_and_warnings_are_the_output() -> None:
    warned = TraceStep("f.yaml:5:3", "back", "", Result.WARNED, 1.5, message="not there", depth=1, number=2)
    (told,) = walk(PASSED, warned).iter("system-out")
    assert told.text == "1 ok 0.00 s tapOn text 'A'\n  2 warning 1.50 s back — not there"


def test_a_walk_that_was_not_played_is_skipped() -> None:
    missed = TraceStep("", "walk", "", Result.INTERRUPTED, 0.0, message="the run was interrupted")
    (skipped,) = walk(missed).iter("skipped")
    assert skipped.get("message") == "interrupted"
