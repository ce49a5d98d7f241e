from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audits.baseline import Asked, Comparison, Dimensions, asked
from audits.errors import InputError
from audits.model import Box, Entry, Finding, Node, Outcome, Report, Run
from audits.reports import write

PLACE = Dimensions(("theme",), {"theme": "light"})
RULES = ("text-contrast",)


def _finding(path: str, measured: float | None = 2.0, **more: Any) -> Finding:
    node = Node("label", "a", path, Box(0, 0, 9, 9))
    return Finding("text-contrast", Outcome.FAILED, node, "", measured, 4.5, **more)


def _entry(*findings: Finding, screen: str = "pay", theme: str = "dark") -> Entry:
    return Entry({"theme": theme, "screen": screen}, Report(findings, "wcag22-aa", (390, 844)))


def _report(folder: Path, *entries: Entry) -> str:
    (path,) = write(Run("earlier", "wcag22-aa", entries), ["json"], folder)
    return str(path)


def _compared(known: Asked, *entries: Entry) -> Comparison:
    comparison = Comparison(known.before, known.dimensions, RULES)
    for entry in entries:
        comparison.add(entry)
    return comparison


def _baseline(folder: Path, *entries: Entry) -> str:
    path = str(folder / "baseline.json")
    wanted = asked(path, True, PLACE)
    wanted.conclude(_compared(wanted, *entries), whole=True)
    return path


WRITERS = pytest.mark.parametrize("write_known", [_report, _baseline])


@WRITERS
def test_what_an_earlier_run_knows_is_not_new(write_known: Any, tmp_path: Path) -> None:
    known = asked(write_known(tmp_path, _entry(_finding("One"))), False, PLACE)
    assert not _compared(known, _entry(_finding("One"))).new
    (new,) = _compared(known, _entry(_finding("One"), _finding("Two"))).new
    assert new.key.node == "Two"


@WRITERS
def test_another_state_theme_or_rule_is_new(write_known: Any, tmp_path: Path) -> None:
    known = asked(write_known(tmp_path, _entry(_finding("One"))), False, PLACE)
    assert _compared(known, _entry(_finding("One", state="pressed"))).new
    assert _compared(known, _entry(_finding("One"), theme="light")).new
    assert _compared(known, _entry(replace(_finding("One"), rule="target-size"))).new


@WRITERS
@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        ({"measured": 2.0}, {"measured": 2.0}, False),
        ({"measured": 2.0}, {"measured": 1.99}, False),  # half a step of 8 bits
        ({"measured": 2.0}, {"measured": 1.9}, True),
        ({"measured": 2.0}, {"measured": 3.0}, False),
        ({"measured": 9.0}, {"measured": 12.0}, True),  # required: at most 4.5
        ({"measured": 9.0}, {"measured": 5.0}, False),
        ({"measured": None}, {"measured": None}, False),
        ({"measured": 2.0}, {"measured": 2.0, "reason": "same-colour"}, True),
    ],
)
def test_what_misses_by_more_is_worse(
    write_known: Any, before: dict[str, Any], after: dict[str, Any], worse: bool, tmp_path: Path
) -> None:
    known = asked(write_known(tmp_path, _entry(_finding("One", **before))), False, PLACE)
    comparison = _compared(known, _entry(_finding("One", **after)))
    assert (len(comparison.new), len(comparison.worse)) == (0, int(worse))
    told = known.conclude(comparison, whole=True)
    assert any(line.startswith("worse than before: text-contrast on One [dark]: ") for line in told) is worse


@WRITERS
def test_what_no_longer_fails_is_told_where_it_was_looked_for(write_known: Any, tmp_path: Path) -> None:
    before = (_entry(_finding("One"), _finding("Two")), _entry(_finding("Three"), screen="home"))
    known = asked(write_known(tmp_path, *before), False, PLACE)
    comparison = _compared(known, _entry(_finding("One")))
    assert [key.node for key in comparison.stale] == ["Two"], "nobody looked at the screen home"
    told = known.conclude(comparison, whole=True)
    assert told[0] == "no longer fails: text-contrast on Two [dark]"
    assert told[-1].endswith(
        "json: 1 known, 0 new, 0 worse; 1 no longer fail: take them out with --update-baseline"
    )
    others = Comparison(known.before, PLACE, ["target-size"])
    others.add(_entry())
    assert not others.stale, "the rule was not checked"


def test_an_update_keeps_notes_and_what_was_not_looked_at(tmp_path: Path) -> None:
    path = Path(
        _baseline(
            tmp_path, _entry(_finding("One"), _finding("Two")), _entry(_finding("Three"), theme="light")
        )
    )
    path.write_text(path.read_text("utf-8").replace('"note": ""', '"note": "agreed"'), "utf-8")
    again = asked(str(path), True, PLACE)
    told = again.conclude(_compared(again, _entry(_finding("One", 1.5), _finding("Four"))), whole=True)
    assert told == [f"{path}: 3 failures are known from now on"]
    written = json.loads(path.read_text("utf-8"))["entries"]
    assert {(each["node"], each["measured"], each["note"]) for each in written} == {
        ("One", 1.5, "agreed"),
        ("Three", 2.0, "agreed"),
        ("Four", 2.0, ""),
    }


def test_one_line_tells_one_failure(tmp_path: Path) -> None:
    path = Path(_baseline(tmp_path, _entry(_finding("One"), _finding("Two"))))
    assert [line.count('"node"') for line in path.read_text("utf-8").splitlines()] == [0, 0, 0, 1, 1, 0, 0]


def test_a_run_that_was_interrupted_updates_nothing(tmp_path: Path) -> None:
    path = Path(_baseline(tmp_path, _entry(_finding("One"))))
    before = path.read_bytes()
    again = asked(str(path), True, PLACE)
    told = again.conclude(_compared(again, _entry(_finding("Two"))), whole=False)
    assert told[-1].endswith("not updated, because not all was audited")
    assert path.read_bytes() == before


def test_the_worst_of_several_screens_is_known(tmp_path: Path) -> None:
    entries = (_entry(_finding("One", 3.0)), _entry(_finding("One", 2.0), screen="home"))
    known = asked(_baseline(tmp_path, *entries), False, PLACE)
    assert not _compared(known, *entries).worse
    assert not _compared(known, *entries).stale


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[{]", r"old\.json:1:3: not valid JSON"),
        ("[1]", "not a report"),
        ('[{"theme": "dark"}]', "not a report"),
        ("{}", "a report is a list"),
        ('{"baseline": 2, "entries": []}', "no baseline of this version"),
        ('{"baseline": 1, "entries": [{}]}', "not a report or baseline"),
        ('{"baseline": 1, "entries": [1]}', "not a report or baseline"),
        ("1", "a report is a list"),
        ("[" + "1" * 5000 + "]", "more digits"),
        ("[" * 100_000, "nested too deeply"),
        ('["words"]', "not a report"),
    ],
)
def test_a_file_that_is_no_report_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        asked(str(path), False, PLACE)


def test_what_cannot_be_a_baseline_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        asked(str(tmp_path / "gone.json"), False, PLACE)
    with pytest.raises(InputError, match="--baseline: no file is named"):
        asked("", False, PLACE)
    with pytest.raises(InputError, match="--update-baseline: no baseline is named"):
        asked(None, True, PLACE)
    with pytest.raises(InputError, match="there is no such folder"):
        asked(str(tmp_path / "gone" / "b.json"), True, PLACE)
    with pytest.raises(InputError, match="this is a report, which would be lost"):
        asked(_report(tmp_path, _entry()), True, PLACE)


def _lettered(*words: str) -> Entry:
    from audits import audit
    from tests.audits.stage import build

    lines = "".join(f"    Label:\n        text: '{each}'\n        color: .2, .2, .2, 1\n" for each in words)
    kv = f"BoxLayout:\n    orientation: 'vertical'\n    Label:\n        text: 'fine'\n{lines}"
    return Entry({"screen": "pay", "theme": "dark"}, audit(build(kv), picture=False))


@WRITERS
def test_a_violation_is_known_again_among_other_siblings(write_known: Any, tmp_path: Path) -> None:
    known = asked(write_known(tmp_path, _lettered("one", "two", "two")), False, PLACE)
    assert not _compared(known, _lettered("two", "one", "two")).new
    assert not _compared(known, _lettered("two")).new
    (new,) = _compared(known, _lettered("three", "one", "two")).new
    assert new.key.node == "Label “three” (label)"
    assert {each.key.number for each in _compared(known, _lettered("two", "two", "two")).new} == {3}
