"""Repairs are tried on running widgets, measured there, and leave no trace."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audits import Outcome, Report, audit
from audits.looking.screen import look
from audits.repair.patch import from_data
from audits.repair.proof import Prover
from tests.audits.stage import build, prepare

SCENE = """
#:import rgba kivy.utils.get_color_from_hex
<Plate@ButtonBehavior+Label>:
    text: 'Next step'
    size_hint_y: None
    height: 60
    ground: '#07C160'
    canvas.before:
        Color:
            rgba: rgba(self.ground)
        Rectangle:
            pos: self.pos
            size: self.size
BoxLayout:
    orientation: 'vertical'
    canvas.before:
        Color:
            rgba: rgba('#EDEDED')
        Rectangle:
            pos: self.pos
            size: self.size
    Label:
        text: 'A hint'
        color: rgba('#B2B2B2')
    Plate:
        id: first
    Plate:
    Label:
        text: 'Fine'
        color: 0, 0, 0, 1
"""

TWO_LOOKS = """
Button:
    text: 'Next step'
    background_normal: ''
    background_down: ''
    background_color: (1, 1, 1, 1) if self.state == 'normal' else (.2, .2, .2, 1)
    color: '#808080'
    Label:
        text: 'needs its ground'
        size: 120, 40
        color: (0, 0, 0, 1) if self.parent.state == 'normal' else (1, 1, 1, 1)
"""


def _proofs(report: Report) -> dict[str, Mapping[str, Any]]:
    proven = [f for f in report.findings if "proof" in f.data]
    return {f.node.name: f.data["proof"] for f in proven}  # type: ignore[misc]


@pytest.fixture(scope="module")
def root() -> Any:
    return build(SCENE)


def test_a_tried_repair_is_measured_on_the_screen_and_put_back(root: Any) -> None:
    before = audit(root)
    frame = look(root).frame.copy()
    report = Prover().prove(root, before)
    proofs = _proofs(report)
    assert (proofs["Next step"]["change"], proofs["Next step"]["colour"]) == ("ground", "#12893A")
    assert (proofs["A hint"]["change"], proofs["A hint"]["colour"]) == ("text", "#6B6C6B")
    for proof in proofs.values():
        assert proof["passes"]
        assert proof["worsened"] == 0
        assert all(4.5 <= ratio < 4.6 for ratio in proof["looks"].values())
        assert proof["picture"].startswith(b"\x89PNG")
    assert set(proofs["Next step"]["looks"]) == {"default", "pressed"}
    assert np.array_equal(look(root).frame, frame)
    assert [f.measured for f in audit(root).findings] == [f.measured for f in before.findings]


def test_each_cause_is_tried_once(root: Any) -> None:
    prover = Prover()
    report = audit(root)
    assert len(_proofs(prover.prove(root, report))) == 2
    assert not _proofs(prover.prove(root, report))


def test_a_repair_that_does_not_hold_is_told() -> None:
    faded = build(
        "Label:\n    text: 'A hint'\n    color: 1, 1, 1, 1\n    opacity: .4\n"
        "    on_opacity: self.opacity = .4"
    )
    (failed,) = Prover().prove(faded, audit(faded)).having(Outcome.FAILED)
    assert "proof" not in failed.data
    assert all(attempt["lowest"] < 4.5 for attempt in failed.data["attempts"])  # type: ignore[attr-defined]


def test_what_passes_is_left_alone() -> None:
    fine = build("Label:\n    text: 'Fine'")
    report = audit(fine)
    assert report.outcome is Outcome.PASSED
    assert Prover().prove(fine, report) is report


def _grid(count: int) -> Any:
    """Return so many plain buttons made in Python: all fail alike when they are pressed."""
    from kivy.uix.button import Button
    from kivy.uix.gridlayout import GridLayout

    build("Label:")
    grid = GridLayout(cols=10)
    for number in range(count):
        grid.add_widget(Button(text=f"{number}", font_size=8))
    return grid


def test_many_places_of_one_cause_are_one_trial(monkeypatch: pytest.MonkeyPatch) -> None:
    from audits import engine

    looked, judged = [], engine.audit
    grid = _grid(60)
    report = audit(grid)
    assert len(report.having(Outcome.FAILED)) == 60
    monkeypatch.setattr(engine, "audit", lambda *args: looked.append(1) or judged(*args))
    ((_, proof),) = _proofs(Prover().prove(grid, report)).items()
    assert proof["passes"]
    assert len(looked) <= 9  # as they are, and a few colours


def test_what_is_left_untried_is_told_and_progress_is_shown(root: Any) -> None:
    from contextlib import contextmanager

    told: list[object] = []

    @contextmanager
    def progress(total: int, what: str) -> Any:
        told.append((total, what))
        yield lambda: told.append("one more")

    report = Prover(at_most=1).prove(root, audit(root), progress)
    assert told == [(1, "trying repairs"), "one more"]
    assert list(_proofs(report)) == ["Next step"]  # it fails in two places
    (left,) = [f for f in report.findings if "untried" in f.data]
    assert left.node.name == "A hint"
    assert "limited number of causes" in str(left.data["untried"])


SMALL = {
    "given": "    Button:\n        text: 'Go'\n        size_hint: None, None\n        size: 60, 12\n",
    "by its layout": "    Button:\n        text: 'Go'\n        size_hint_y: .01\n",
}


@pytest.mark.parametrize("kind", SMALL)
def test_a_control_that_is_too_small_is_made_larger(kind: str) -> None:
    root = build(
        f"BoxLayout:\n    orientation: 'vertical'\n{SMALL[kind] * 2}    Label:\n        text: 'Fine'\n"
    )
    before = audit(root, "miit-elder", rules=["target-size"])
    assert len(before.having(Outcome.FAILED)) == 2
    report = Prover().prove(root, before)
    proofs = [f.data["proof"] for f in report.findings if "proof" in f.data]
    assert proofs
    for proof in proofs:
        assert proof["passes"]  # type: ignore[index]
        assert (proof["change"], proof["value"]) == ("height", "44 dp")  # type: ignore[index]
    assert audit(root, "miit-elder", rules=["target-size"]).findings == before.findings


def test_a_text_that_no_one_colour_suits_gets_one_for_each_look(tmp_path: Path) -> None:
    """At rest it stands on white, pressed on dark grey, as another text needs: one line has both repairs."""
    from kivy.lang import Builder

    prepare()
    file = tmp_path / "two_looks.kv"
    file.write_text(TWO_LOOKS, encoding="utf-8")
    root = Builder.load_file(str(file))
    report = Prover().prove(root, audit(root, rules=["text-contrast"]))
    edit = [edit for finding in report.findings for edit in from_data(finding)][-1]
    Builder.unload_file(str(file))
    repaired = Builder.load_string(TWO_LOOKS.replace(edit.place.text, edit.text))
    assert audit(repaired, rules=["text-contrast"]).outcome is Outcome.PASSED
