"""Pressed, focused and disabled looks are judged too."""

from __future__ import annotations

import pytest

from audits import Outcome, UnknownNameError, audit
from tests.audits.stage import build, wcag

BUTTON = """
BoxLayout:
    Button:
        text: 'push'
        color: 1, 1, 1, 1
        background_normal: ''
        background_down: ''
        background_color: (0, 0, 0, 1) if self.state == 'normal' else (.8, .8, .8, 1)
    Label:
        text: 'beside'
"""


def test_a_pressed_look_is_measured_for_what_is_pressed_only() -> None:
    report = audit(build(BUTTON), rules=["text-contrast"])
    default = [finding for finding in report.findings if finding.state == "default"]
    pressed = [finding for finding in report.findings if finding.state == "pressed"]
    assert [finding.outcome for finding in default] == ["passed", "passed"]
    assert [(finding.node.name, finding.outcome) for finding in pressed] == [("push", "failed")]
    assert pressed[0].measured == pytest.approx(wcag("#FFFFFF", "#CCCCCC"), rel=0.02)
    assert "pressed" in pressed[0].node.states


def test_a_focused_look_is_measured_for_all_inputs_at_once() -> None:
    kv = """
BoxLayout:
    TextInput:
        hint_text: 'one'
        background_normal: ''
        background_active: ''
        background_color: (1, 1, 1, 1) if not self.focus else (.5, .5, .5, 1)
    TextInput:
        hint_text: 'two'
"""
    report = audit(build(kv), rules=["text-contrast"])
    focused = [finding for finding in report.findings if finding.state == "focused"]
    assert [finding.node.name for finding in focused] == ["one", "two"]
    assert focused[0].measured is not None
    assert focused[0].measured < 1.1


def test_a_disabled_look_is_exempt() -> None:
    report = audit(build(BUTTON), rules=["text-contrast"], states=["disabled"])
    assert [(f.state, f.outcome, f.reason) for f in report.findings] == [
        ("disabled", Outcome.INAPPLICABLE, "disabled")
    ]


def test_rules_without_a_look_are_not_repeated() -> None:
    report = audit(build(BUTTON), rules=["control-name", "target-size"])
    assert {finding.state for finding in report.findings} == {"default"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"profile": "wcag22aa"}, "did you mean 'wcag22-aa'"),
        ({"rules": ["text-contrst"]}, "did you mean 'text-contrast'"),
        ({"states": ["presed"]}, "did you mean 'pressed'"),
        ({"profile": "nothing like it"}, "known: "),
    ],
)
def test_unknown_names_are_told_with_the_nearest_known(options: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownNameError, match=message):
        audit(build("Label:"), **options)  # type: ignore[arg-type]


def test_who_presses_what_can_have_the_focus_focuses_it() -> None:
    kv = """
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<PressedAndFocused@FocusBehavior+Button>:
    background_normal: ''
    background_down: ''
    background_color: (.776, .776, .776, 1) if self.state == 'down' else (.09, .09, .09, 1)
    color: (.09, .09, .09, 1) if self.state == 'down' and self.focus else (1, 1, 1, 1)
PressedAndFocused:
    text: 'press'
"""
    button = build(kv)
    report = audit(button, rules=["text-contrast"], states=["pressed"])
    assert [finding.outcome for finding in report.findings] == [Outcome.PASSED]
    assert (button.state, button.focus, button.keyboard_mode) == ("normal", False, "auto")
