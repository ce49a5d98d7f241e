"""The record of a walk, read: whole, broken off, amended, and wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.errors import InputError
from app.walkthrough.evidence.trace import Result
from app.walkthrough.recorded.reading import named_records, read_walk

from ..viewing.sample import HOME, PAY, SENT, failing_lines, step, walk_lines, write_walk


def test_a_walk_is_read_as_it_was_written(tmp_path: Path) -> None:
    walk = read_walk(write_walk(tmp_path, walk_lines()) / "trace.jsonl")
    assert (walk.flow, walk.name, walk.size, walk.result) == (
        "pay",
        "Somebody pays",
        (90, 180),
        Result.PASSED,
    )
    assert [each.command for each in walk.steps] == ["launchApp", "runFlow", "tapOn", "tapOn"]
    last = walk.steps[-1]
    assert last.touched is not None
    assert (last.touch, last.touched.told, last.before, last.after) == (
        (45, 155),
        "Button send",
        "green",
        "blue",
    )
    assert walk.virtual_s == 3.5
    assert walk.failure is None
    assert [node.name for node in walk.trees["t1"]] == [each["name"] for each in HOME]


def test_trees_are_put_together_from_changes(tmp_path: Path) -> None:
    walk = read_walk(write_walk(tmp_path, walk_lines()) / "trace.jsonl")
    assert [node.name for node in walk.trees["t3"]] == [each["name"] for each in SENT]
    assert [node.name for node in walk.trees["t2"]] == [each["name"] for each in PAY]
    assert walk.trees["unknown"] == ()


def test_a_failed_walk_says_where_and_what_was_not_reached(tmp_path: Path) -> None:
    walk = read_walk(write_walk(tmp_path, failing_lines()) / "trace.jsonl")
    assert walk.result is Result.FAILED
    assert walk.failure is not None
    assert walk.failure.number == 4
    assert [each.command for each in walk.not_reached] == ["assertVisible"]


def test_what_is_told_later_of_a_step_counts(tmp_path: Path) -> None:
    lines = walk_lines()
    lines[3]["result"] = None
    lines.insert(-1, {"type": "amend", "number": 2, "result": "warned", "message": "mild"})
    walk = read_walk(write_walk(tmp_path, lines) / "trace.jsonl")
    assert (walk.steps[1].result, walk.steps[1].message) == (Result.WARNED, "mild")


@pytest.mark.parametrize("torn", ["", '{"type": "step", "num'], ids=["after a line", "in a line"])
def test_a_record_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path, torn: str) -> None:
    file = write_walk(tmp_path, walk_lines()[:-1]) / "trace.jsonl"
    with file.open("a", encoding="utf-8") as record:
        record.write(torn)
    walk = read_walk(file)
    assert walk.killed
    assert walk.result is Result.INTERRUPTED
    assert len(walk.steps) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "trace.jsonl:1:1: 'type' is null"),
        ("[]\n", "trace.jsonl:1:1: this is no line of a record"),
        ('{"type": "walk", "format": 1}\n{"type": x}\n', "trace.jsonl:2:10: this is no line of a record"),
        ('{"type": "walk", "format": 9}\n', "has the form 9; this version reads the form 1"),
        ('{"type": "walk", "format": 1}\n{"type": "step", "number": "x"}\n', ":2:1: 'number' is \"x\""),
        ('{"type": "walk", "format": 1}\n{"type": "step", "result": "odd"}\n', ":2:1: 'result' is \"odd\""),
        ('{"type": "walk", "format": 1, "size": [1]}\n', ":1:1: 'size' is [1]"),
        ('{"type": "walk", "format": 1}\n{"type": "tree", "edits": [[2, 1, []]]}\n', ":2:1: 'edits' is"),
        ("[" * 100_000, "trace.jsonl:1:1: "),
    ],
)
def test_what_is_no_record_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "trace.jsonl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        read_walk(file)
    assert said in str(raised.value)
    assert ";" in str(raised.value), "what would be right is said, too"


def test_a_run_a_walk_or_a_file_can_be_named(tmp_path: Path) -> None:
    folder = write_walk(tmp_path, walk_lines())
    write_walk(tmp_path, failing_lines(), "pay-ios-dark")
    assert list(named_records(tmp_path)) == ["pay-ios-dark", "pay-ios-light"]
    assert list(named_records(folder)) == ["pay-ios-light"]
    assert list(named_records(folder / "trace.jsonl")) == ["pay-ios-light"]
    for missing in (tmp_path / "pictures", tmp_path / "nowhere"):
        with pytest.raises(InputError, match="mingbai walk --out"):
            named_records(missing)


def test_halves_of_characters_and_strange_figures_do_not_stop_it(tmp_path: Path) -> None:
    lines = [*walk_lines()[:2], step(1, "tapOn", "\ud800", at_s=1e308)]
    file = tmp_path / "trace.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert read_walk(file).steps[0].detail == "\ud800"
