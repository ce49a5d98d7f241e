from __future__ import annotations

from pathlib import Path

import pytest

from app.auditing.baseline import new_places, read_baseline
from app.errors import InputError
from audits.model import Box, Entry, Finding, Node, Outcome, Report, Run
from audits.reports import write

CONTEXT = {
    "platform": "ios",
    "theme": "dark",
    "design": "clear",
    "scenario": "ready",
    "screen": "pay",
    "state": "x:1",
}


def _entry(*paths: str) -> Entry:
    findings = tuple(
        Finding(
            "text-contrast",
            Outcome.FAILED,
            Node("label", "a", path, Box(0, 0, 9, 9)),
            "",
            2.0,
            4.5,
            state=state,
        )
        for path in paths
        for state in ("default", "pressed")
    )
    return Entry(CONTEXT, Report(findings, "wcag22-aa", (390, 844)))


def _baseline(folder: Path, *paths: str) -> Path:
    (path,) = write(Run("earlier", "wcag22-aa", (_entry(*paths),)), ["json"], folder)
    return path


def test_what_an_earlier_report_knows_is_not_new(tmp_path: Path) -> None:
    known = read_baseline(_baseline(tmp_path, "Phone/One"))
    assert new_places(_entry("Phone/One"), known) == set()
    assert {place[-2] for place in new_places(_entry("Phone/One", "Phone/Two"), known)} == {"Phone/Two"}


def test_without_a_baseline_everything_is_new() -> None:
    assert len(new_places(_entry("Phone/One", "Phone/Two"), read_baseline(None))) == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[{]", r"old\.json:1:3: not valid JSON"),
        ("[1]", "not a report"),
        ('[{"theme": "dark"}]', "not a report"),
        ("{}", "a report is a list"),
        ("[" + "1" * 5000 + "]", "more digits"),
        ("[" * 100_000, "nested too deeply"),
        ('["words"]', "not a report"),
    ],
)
def test_a_file_that_is_no_report_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_baseline(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        read_baseline(tmp_path / "gone.json")


def _lettered(*words: str) -> Entry:
    from audits import audit
    from tests.audits.stage import build

    lines = "".join(f"    Label:\n        text: '{each}'\n        color: .2, .2, .2, 1\n" for each in words)
    kv = f"BoxLayout:\n    orientation: 'vertical'\n    Label:\n        text: 'fine'\n{lines}"
    return Entry(CONTEXT, audit(build(kv), picture=False))


def test_a_violation_is_known_again_among_other_siblings(tmp_path: Path) -> None:
    write(Run("earlier", "wcag22-aa", (_lettered("one", "two", "two"),)), ["json"], tmp_path)
    known = read_baseline(tmp_path / "report.json")
    assert new_places(_lettered("two", "one", "two"), known) == set()
    assert new_places(_lettered("two"), known) == set()
    (new,) = new_places(_lettered("three", "one", "two"), known)
    assert new[-2] == "Label “three” (label)"
    assert {place[-1] for place in new_places(_lettered("two", "two", "two"), known)} == {"3"}
