"""A defect is known again when its surroundings change, and told from others."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits import Entry, Outcome, Report, Run, audit, reports
from tests.audits.stage import build

FAINT, FINE = (0.2, 0.2, 0.2, 1), (1, 1, 1, 1)


def _report(root: Any) -> Report:
    return audit(root, rules=["text-contrast", "control-name"], states=["default"], picture=False)


def _fingerprints(report: Report) -> list[str]:
    run = Run("t", "wcag22-aa", (Entry({"screen": "s"}, report),))
    with TemporaryDirectory() as folder:
        (path,) = reports.write(run, ["sarif"], Path(folder))
        results = json.loads(path.read_text(encoding="utf-8"))["runs"][0]["results"]
    return [each["partialFingerprints"]["defect/v2"] for each in results if each["kind"] == "fail"]


Leaf = tuple[str, bool]


def _tree(columns: Sequence[Sequence[Leaf]]) -> Any:
    """Build columns of labels, given as words and whether these can be read."""
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.label import Label

    root = BoxLayout()
    for leaves in columns:
        column = BoxLayout(orientation="vertical")
        for words, fine in leaves:
            column.add_widget(Label(text=words, color=FINE if fine else FAINT, size_hint_y=None, height=30))
        root.add_widget(column)
    return root


WORDS = st.sampled_from(["one", "two", "three", "four", "five"])
LEAVES = st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(LEAVES, st.randoms(use_true_random=False), st.integers(0, 6))
def test_fingerprints_survive_other_order_other_containers_and_new_siblings(
    leaves: list[Leaf], random: Any, cut: int
) -> None:
    build("Label:")
    before = _fingerprints(_report(_tree([leaves])))
    moved = [*leaves, *((words, True) for words in ("new", "one", "two"))]
    random.shuffle(moved)
    after = _fingerprints(_report(_tree([moved[:cut], moved[cut:]])))
    assert sorted(before) == sorted(after)
    assert len(set(before)) == len(before) == len({words for words, fine in leaves if not fine})


@settings(max_examples=15, deadline=None)
@given(LEAVES, WORDS)
def test_one_more_defect_adds_one_fingerprint_at_most(leaves: list[Leaf], words: str) -> None:
    build("Label:")
    before = set(_fingerprints(_report(_tree([leaves]))))
    after = set(_fingerprints(_report(_tree([[(words, False), *leaves]]))))
    assert before <= after
    assert len(after) - len(before) == ((words, False) not in leaves)


KV = """
BoxLayout:
    orientation: 'vertical'
    {more}Label:
        text: 'faint'
        color: .2, .2, .2, 1
    Button:
        id: first
    Button:
"""


def test_defects_of_one_file_stay_apart_when_lines_move(tmp_path: Path) -> None:
    from kivy.lang import Builder

    told = []
    for name, more in (("a", ""), ("b", "Label:\n        text: 'fine'\n    ")):
        path = tmp_path / f"{name}.kv"
        path.write_text(KV.format(more=more), encoding="utf-8")
        told.append(_fingerprints(_report(Builder.load_file(str(path)))))
    assert sorted(told[0]) == sorted(told[1])
    assert len(set(told[0])) == 3


def _identities(kv: str) -> list[str]:
    failed = _report(build(kv)).having(Outcome.FAILED)
    return [finding.node.identity for finding in failed]


@pytest.mark.parametrize(
    ("kv", "identity"),
    [
        ("Label:\n    text: '59 s left'\n    color: .2, .2, .2, 1", "Label “0 s left” (label)"),
        ("Label:\n    text: '59'\n    color: .2, .2, .2, 1", "Label “59” (label)"),
        ("BoxLayout:\n    Button:\n        id: go", "Button#go (button)"),
        (
            "BoxLayout:\n    BoxLayout:\n        id: bar\n        Button:",
            "BoxLayout#bar (generic_container) / Button (button)",
        ),
        ("BoxLayout:\n    BoxLayout:\n        Button:", "Button (button)"),
    ],
)  # fmt: skip
def test_what_a_widget_is_known_by(kv: str, identity: str) -> None:
    assert _identities(kv) == [identity]
