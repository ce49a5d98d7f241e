"""What a person answers is read, shown again, and carried by each format that has a place for it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from audits import reports
from audits.commandline.answers import read_answers
from audits.errors import InputError
from audits.model import Answer
from audits.reports.checklist import ITEMS
from tests.audits.reports.sample import run as sample_run

GIVEN = {
    "words": Answer("failed", "Step 3 & 4 <differ>."),
    "order": Answer("passed"),
    "help": Answer("", "later"),
}


def _file(folder: Path, content: object) -> Path:
    path = folder / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def test_saved_answers_are_read(tmp_path: Path) -> None:
    told = {name: {"answer": each.answer, "note": each.note} for name, each in GIVEN.items()}
    assert read_answers(_file(tmp_path, {"checklist": 1, "answers": told})) == GIVEN
    assert read_answers(None) == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "answers.json:1:2: not valid JSON"),
        ("[]", "these are no answers"),
        ({"checklist": 2, "answers": {}}, "these are no answers"),
        ({"checklist": 1, "answers": {"wrods": {}}}, "did you mean 'words'"),
        ({"checklist": 1, "answers": {"words": {"answer": "maybe"}}}, "unknown answer 'maybe'"),
        ({"checklist": 1, "answers": {"words": {"note": 3}}}, "has another shape"),
        ("1" * 5000, "these are no answers"),
        ("[" * 100_000, "these are no answers"),
    ],
)
def test_other_files_are_refused(content: object, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        read_answers(_file(tmp_path, content))
    assert message in str(told.value)


def test_each_format_carries_the_answers(tmp_path: Path) -> None:
    run = sample_run(answers=GIVEN)
    page, data, earl, junit = reports.write(run, ["html", "json", "earl", "junit"], tmp_path)
    assert page.read_text("utf-8").count("Step 3 &amp; 4 &lt;differ&gt;.") == len(reports.languages())
    assert page.read_text("utf-8").count("checked") >= len(ITEMS) * len(reports.languages())
    assert json.loads(data.read_text("utf-8"))[0]["toolOptions"]["answers"]["order"]["answer"] == "passed"
    manual = [
        each
        for each in json.loads(earl.read_text("utf-8"))["@graph"]
        if each.get("earl:mode") == "earl:manual"
    ]
    outcomes = [each["earl:result"]["earl:outcome"] for each in manual]
    assert outcomes[:2] == ["earl:failed", "earl:passed"]
    assert outcomes.count("earl:untested") == len(ITEMS) - 2
    suite = ElementTree.parse(junit).find("testsuite[@name='checklist']")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == (str(len(ITEMS)), "1")
