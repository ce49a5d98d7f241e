"""What is hidden or recoloured for a frame is put back, and what is measured is what is seen."""

from __future__ import annotations

from typing import Any

import pytest

from audits import audit
from audits.driving.held import settle
from audits.graphics.shapes import Graphics
from audits.looking.screen import look
from audits.pixels.hiding import left_out, made_glaring, made_solid
from tests.audits.stage import build, wcag

BUTTON = """
WhitePage:
    Button:
        accessible_name: 'subject'
        background_color: 0, 0, 0, 0
        canvas:
            Color:
                rgba: 0, 0, 0, .5
            SmoothRoundedRectangle:
                pos: self.center_x - 20, self.center_y - 20
                size: 40, 40
            Line:
                points: self.center_x - 30, self.center_y, self.center_x + 30, self.center_y
"""


def _pieces(root: Any) -> list[Any]:
    settle(root)
    screen = look(root)
    button = next(element for element in screen.elements if element.role == "button")
    graphics = Graphics(screen, [button], [])
    return [piece for shape in graphics.of(button) for piece in shape.pieces]


@pytest.mark.parametrize("change", [left_out, made_solid, made_glaring])
def test_canvases_are_as_they_were_whatever_happens_meanwhile(change: Any) -> None:
    root = build(BUTTON)
    pieces = _pieces(root)
    assert [type(piece.instruction).__name__ for piece in pieces] == [
        "SmoothRoundedRectangle",
        "AntiAliasingLine",
        "Line",
    ]
    before = [list(piece.siblings) for piece in pieces]
    held = [(piece.colour.rgba, piece.instruction.texture) for piece in pieces]
    with pytest.raises(ZeroDivisionError), change(pieces):
        raise ZeroDivisionError
    assert all(
        len(now) == len(then) and all(one is other for one, other in zip(now, then, strict=True))
        for now, then in zip([piece.siblings for piece in pieces], before, strict=True)
    )
    assert [(piece.colour.rgba, piece.instruction.texture) for piece in pieces] == held


def test_a_sign_drawn_through_a_shader_is_measured() -> None:
    kv = """
EffectWidget:
    BoxLayout:
        canvas.before:
            Color:
                rgba: 1, 1, 1, 1
            Rectangle:
                pos: self.pos
                size: self.size
        Button:
            accessible_name: 'subject'
            background_color: 0, 0, 0, 0
            canvas:
                Color:
                    rgba: rgba('#AAAAAA')
                Ellipse:
                    pos: self.center_x - 20, self.center_y - 20
                    size: 40, 40
"""
    (finding,) = audit(build(kv), rules=["non-text-contrast"], states=["default"], picture=False).findings
    assert finding.outcome == "failed"
    assert finding.measured == pytest.approx(wcag("#AAAAAA", "#FFFFFF"), rel=0.02)


@pytest.mark.parametrize(("opacity", "outcome"), [(1, "passed"), (0.4, "failed")])
def test_the_opacity_of_widgets_counts(opacity: float, outcome: str) -> None:
    kv = f"""
FloatLayout:
    opacity: {opacity}
    Button:
        accessible_name: 'subject'
        background_color: 0, 0, 0, 0
        canvas:
            Color:
                rgba: rgba('#808080')
            Ellipse:
                pos: self.center_x - 20, self.center_y - 20
                size: 40, 40
"""
    (finding,) = audit(build(kv), rules=["non-text-contrast"], states=["default"], picture=False).findings
    shown = round(0x80 * opacity)
    assert finding.outcome == outcome
    assert finding.measured == pytest.approx(wcag(f"#{shown:02X}{shown:02X}{shown:02X}", "#000000"), rel=0.03)


@pytest.mark.parametrize(("colour", "outcome"), [("#949494", "passed"), ("#C0C0C0", "failed")])
def test_what_is_turned_is_measured_as_what_stands_upright(colour: str, outcome: str) -> None:
    kv = f"""
FloatLayout:
    canvas.before:
        Color:
            rgba: 1, 1, 1, 1
        Rectangle:
            pos: self.pos
            size: self.size
    Scatter:
        rotation: 30
        scale: 1.5
        pos: 100, 200
        size: 100, 100
        size_hint: None, None
        Button:
            accessible_name: 'subject'
            background_color: 0, 0, 0, 0
            canvas:
                Color:
                    rgba: rgba('{colour}')
                Rectangle:
                    pos: self.x + 10, self.y + 10
                    size: 40, 20
"""
    (finding,) = audit(build(kv), rules=["non-text-contrast"], states=["default"], picture=False).findings
    assert finding.outcome == outcome
    assert finding.measured == pytest.approx(wcag(colour, "#FFFFFF"), rel=0.02)
