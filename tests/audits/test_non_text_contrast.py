"""non-text-contrast: what a control shows beside its words is no sign, also where they are scrolled out."""

from __future__ import annotations

import pytest

from audits import Finding, audit
from audits.driving.held import settle
from tests.audits.stage import build

LIST = """
ScrollView:
    size_hint: None, None
    size: 300, 100
    scroll_y: {place}
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 250
        canvas.before:
            Color:
                rgb: 1, 1, 1
            Rectangle:
                pos: self.pos
                size: self.size
        Button:
            id: button
            text: '{words}'
            color: 0, 0, 0, 1
            background_normal: ''
            background_color: 1, 1, 1, 1
            size_hint_y: None
            height: 100
        Widget
"""


def judged(place: float, words: str) -> list[Finding]:
    from kivy.graphics import Color, Rectangle
    from kivy.graphics.texture import Texture

    root = build(LIST.format(place=place, words=words))
    settle(root)
    button = root.ids.button
    button.accessible_role = "button"
    faint = Texture.create(size=(20, 20), colorfmt="rgba")
    faint.blit_buffer(bytes((215, 218, 225, 255)) * 400, colorfmt="rgba", bufferfmt="ubyte")
    with button.canvas.after:
        Color(1, 1, 1)
        Rectangle(texture=faint, pos=(button.x + 20, button.y), size=(20, 20))
    report = audit(root, "wcag22-aa", ["non-text-contrast"], states=["default"], picture=False)
    return [found for found in report.findings if found.node.role == "button"]


@pytest.mark.parametrize(
    ("place", "words", "outcomes"),
    [
        (1, "Go on", ["inapplicable"]),  # all in sight: the words say it
        (1, "", ["failed"]),  # all in sight: the faint sign alone says it
        (0.55, "Go on", ["inapplicable"]),  # the words are scrolled out, the line below them is not
    ],
)
def test_a_sign_is_judged_where_all_of_its_control_is_in_sight(
    place: float, words: str, outcomes: list[str]
) -> None:
    assert [str(found.outcome) for found in judged(place, words)] == outcomes


def test_a_sign_that_never_comes_to_rest_is_left_to_a_person() -> None:
    from kivy.clock import Clock

    kv = """
Button:
    accessible_name: 'subject'
    background_color: 0, 0, 0, 0
    step: 0
    canvas:
        Color:
            rgba: 1, 1, 1, .2 + .8 * (self.step % 2)
        Rectangle:
            pos: self.center_x - 20, self.center_y - 20
            size: 40, 40
"""
    root = build(kv)
    blinking = Clock.schedule_interval(lambda _: setattr(root, "step", root.step + 1), 0.05)
    try:
        (finding,) = audit(root, rules=["non-text-contrast"], states=["default"], picture=False).findings
    finally:
        blinking.cancel()
    assert (finding.outcome, finding.reason) == ("cant_tell", "moving")
