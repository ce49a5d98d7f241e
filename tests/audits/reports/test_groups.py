"""Thousands of verdicts become few defects: what one edit repairs is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audits.model import Box, Entry, Finding, Node, Outcome, Report, Run
from audits.reports.groups import defects, shortfall
from tests.audits.reports.sample import text_finding

WHITE_ON_GREEN = ("#FFFFFF", "#07C160")


def _node(path: str, name: str = "下一步", source: str = "button.kv:14") -> Node:
    return Node("button", name, path, Box(0, 0, 100, 50), source=source)


def _run(*screens: tuple[Finding, ...], control: tuple[int, ...] = ()) -> Run:
    entries = [
        Entry(
            {"design": "reported" if number in control else "clear", "screen": str(number)},
            Report(findings, "wcag22-aa", (390, 844)),
        )
        for number, findings in enumerate(screens)
    ]
    return Run("t", "wcag22-aa", tuple(entries), control={"design": ("reported",)})


def test_the_same_line_with_the_same_colours_is_one_defect() -> None:
    run = _run(*((text_finding(_node(f"Row[{n}]/Button", f"第 {n} 项"), WHITE_ON_GREEN),) for n in range(50)))
    (defect,) = defects(run)
    assert len(defect.cases) == 50
    assert len(defect.names) == 50


@pytest.mark.parametrize(
    "other",
    [
        text_finding(_node("B"), ("#FFFFFF", "#06AE56")),
        text_finding(_node("B", source="other.kv:1"), WHITE_ON_GREEN),
        replace(text_finding(_node("B"), WHITE_ON_GREEN), rule="non-text-contrast"),
        replace(text_finding(_node("B"), WHITE_ON_GREEN), required=7.0),
    ],
    ids=["colours", "place", "rule", "requirement"],
)
def test_what_another_edit_repairs_is_another_defect(other: Finding) -> None:
    assert len(defects(_run((text_finding(_node("A"), WHITE_ON_GREEN),), (other,)))) == 2


def test_without_a_source_the_class_counts_wherever_it_stands() -> None:
    nodes = [
        replace(_node(path, source=""), widget_class=path.rpartition("/")[2].partition("[")[0])
        for path in ("Page/Row[1]/Label", "Page/Label[7]", "Dialog/Label", "Page/Title")
    ]
    assert len(defects(_run(*((text_finding(node, WHITE_ON_GREEN),) for node in nodes)))) == 2


def test_one_text_that_is_cut_at_two_sizes_is_one_defect() -> None:
    cut = [
        Finding("text-clipped", Outcome.FAILED, _node("A"), "", share, 100.0, reason, data={"ofPlace": True})
        for share, reason in ((40.0, "edge"), (85.0, "box"))
    ]
    elsewhere = replace(cut[0], node=_node("B", source="other.kv:1"))
    assert [len(each.cases) for each in defects(_run(cut[:1], cut[1:], (elsewhere,)))] == [2, 1]


def test_what_fails_by_its_class_is_one_defect_wherever_it_is_declared() -> None:
    places = (_node(f"Page/Button{n}", source=f"page{n}.kv:3") for n in range(3))
    button = [replace(each, widget_class="Button") for each in places]
    told = [
        Finding("keyboard-reach", Outcome.FAILED, node, "", reason="not-focusable", data={"ofClass": True})
        for node in button
    ]
    other = replace(told[0], node=replace(button[0], widget_class="Card"))
    run = _run(*((each,) for each in told), (other,))
    assert sorted(len(defect.cases) for defect in defects(run)) == [1, 3]


def test_the_looks_of_one_node_are_one_case() -> None:
    node = _node("A")
    pressed = text_finding(node, ("#FFFFFF", "#09D46A"), "pressed")
    (defect,) = defects(_run((pressed, text_finding(node, WHITE_ON_GREEN))))
    assert len(defect.cases) == 1
    assert defect.worst.state == "default"
    assert list(defect.looks) == ["pressed", "default"]


def test_what_fails_only_when_pressed_is_found() -> None:
    (defect,) = defects(_run((text_finding(_node("A"), WHITE_ON_GREEN, "pressed"),)))
    assert list(defect.looks) == ["pressed"]


def test_the_control_is_kept_apart_and_comes_last() -> None:
    bad = (text_finding(_node("A"), WHITE_ON_GREEN),)
    found = defects(_run(bad, bad, bad, control=(0, 1)))
    assert [(defect.control, len(defect.cases)) for defect in found] == [(False, 1), (True, 2)]


def test_worse_and_more_frequent_defects_come_first() -> None:
    faint = text_finding(_node("A", source="a"), ("#FFFFFF", "#EEEEEE"))
    nearly = text_finding(_node("B", source="b"), ("#FFFFFF", "#7A7A7A"))
    assert [d.worst.node.path for d in defects(_run((nearly, faint)))] == ["A", "B"]
    many = _run((faint,), *[(nearly,)] * 40)
    assert [d.worst.node.path for d in defects(many)] == ["B", "A"]


def test_what_passes_or_is_undecided_is_no_defect() -> None:
    fine = text_finding(_node("A"), ("#000000", "#FFFFFF"))
    assert not defects(_run((fine, replace(fine, outcome=Outcome.CANT_TELL, reason="many-colours"))))


def test_shortfall_is_a_share_and_whole_where_nothing_is_measured() -> None:
    finding = text_finding(_node("A"), WHITE_ON_GREEN)
    assert shortfall(finding) == pytest.approx(1 - 2.3848 / 4.5, abs=1e-4)
    assert shortfall(replace(finding, measured=None)) == 1
    assert shortfall(replace(finding, measured=9.0)) == 0


def test_what_one_line_colours_on_many_screens_is_one_defect() -> None:
    origins = {"ground": {"token": "Color.rgba", "source": ""}}

    def screen(number: int, source: str) -> tuple[Finding, ...]:
        found = text_finding(_node(f"Screen{number}/Label", source=f"screen{number}.kv:9"), WHITE_ON_GREEN)
        told = {**origins, "text": {"token": "theme.hint", "source": source}}
        return (replace(found, data={**found.data, "origins": told}),)

    (defect,) = defects(_run(*(screen(number, "theme.py:7") for number in range(40))))
    assert len(defect.cases) == 40
    assert len(defects(_run(screen(1, "theme.py:7"), screen(2, "theme.py:8")))) == 2
