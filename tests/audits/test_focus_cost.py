"""focus-visible: what covers the focus is named, and of the page only a part is drawn for each control."""

from __future__ import annotations

from typing import Any

import pytest

from audits import audit
from audits.pixels import framebuffer
from tests.audits.stage import build

RING = """
        canvas.after:
            Color:
                rgba: 1, 1, 0, 1 if self.focus else 0
            Line:
                width: 3
                rectangle: self.x + 2, self.y + 2, self.width - 4, self.height - 4"""
IMPORT = "#:import FocusBehavior kivy.uix.behaviors.FocusBehavior\n"


def _page(count: int) -> Any:
    """Return a page of controls, each of another kind: only some of one kind are tried."""
    kinds = "".join(f"<RingedKey{number}@FocusBehavior+Button>:\n" for number in range(count))
    keys = "".join(
        f"\n    RingedKey{number}:\n        accessible_name: 'key'{RING}" for number in range(count)
    )
    return build(f"{IMPORT}{kinds}GridLayout:\n    cols: 5\n    size: 800, 600{keys}")


def _drawn(monkeypatch: pytest.MonkeyPatch, page: Any) -> tuple[float, list[str]]:
    """Return how many whole frames a probe draws, by pixels and beyond a look, and the outcomes."""
    sizes: list[float] = []
    original = framebuffer._framebuffer

    def counted(size: tuple[int, int]) -> Any:
        sizes.append(size[0] * size[1] / (800 * 600))
        return original(size)

    def audited(*, probe: bool) -> list[str]:
        sizes.clear()
        report = audit(page, rules=["focus-visible"], states=["default"], picture=False, probe=probe)
        return [str(each.outcome) for each in report.findings]

    monkeypatch.setattr(framebuffer, "_framebuffer", counted)
    audited(probe=False)
    looked = sum(sizes)
    outcomes = audited(probe=True)
    return sum(sizes) - looked, outcomes


@pytest.mark.parametrize(("count", "frames"), [(5, 6.0), (50, 8.0)])
def test_fifty_controls_cost_little_more_than_five(
    monkeypatch: pytest.MonkeyPatch, count: int, frames: float
) -> None:
    drawn, outcomes = _drawn(monkeypatch, _page(count))
    assert outcomes == ["passed"] * count
    assert drawn <= frames


COVERED = """
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<RingedKey@FocusBehavior+Button>:
FloatLayout:
    RingedKey:
        accessible_name: 'subject'
        size_hint: None, None
        size: 100, 40{ring}
    Button:
        text: 'Bar'
        background_normal: ''
        size_hint: 1, None
        height: {height}
        pos: 0, 0
"""


@pytest.mark.parametrize(
    ("height", "told"), [(60, ("failed", "covered", "Button 'Bar'")), (20, ("passed", "", ""))]
)
def test_what_hides_the_focus_is_named(height: int, told: tuple[str, str, str]) -> None:
    page = build(COVERED.format(ring=RING, height=height))
    report = audit(page, rules=["focus-visible"], states=["default"], picture=False, probe=True)
    (found,) = (each for each in report.findings if each.node.name == "subject")
    assert (str(found.outcome), found.reason) == told[:2], found.message
    assert told[2] in found.message
