"""Pressed, focused and disabled looks are judged too."""

from __future__ import annotations

import pytest

from audits import Outcome, Remark, UnknownNameError, audit, engine
from audits.engine import Request
from audits.errors import InputError
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


def test_what_takes_the_focus_is_pressed_with_it_as_a_touch_does() -> None:
    kv = """
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<FocusedWhenPressed@FocusBehavior+Button>:
    background_normal: ''
    background_down: ''
    background_color: (.776, .776, .776, 1) if self.state == 'down' else (.09, .09, .09, 1)
    color: (.09, .09, .09, 1) if self.state == 'down' and self.focus else (1, 1, 1, 1)
BoxLayout:
    FocusedWhenPressed:
        text: 'push'
"""
    root = build(kv)
    (pressed,) = audit(root, rules=["text-contrast"], states=["pressed"]).findings
    assert pressed.outcome is Outcome.PASSED
    assert pressed.measured == pytest.approx(wcag("#171717", "#C6C6C6"), rel=0.03)
    assert (root.children[0].state, root.children[0].focus) == ("normal", False)


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


ANSWERS = """
BoxLayout:
    ToggleButton:
        text: 'toggle'
        background_normal: ''
        background_down: ''
        background_color: (0, 0, 0, 1) if self.state == 'normal' else (.8, .8, .8, 1)
    ToggleButton:
        text: 'a'
        group: 'answers'
        allow_no_selection: False
        state: 'down'
    ToggleButton:
        text: 'b'
        group: 'answers'
        allow_no_selection: False
    ToggleButton:
        text: 'c'
        group: 'answers'
        allow_no_selection: False
    Switch:
        active: True
"""


def test_toggles_are_judged_in_their_other_state_too_where_the_app_may_be_operated() -> None:
    root = build(ANSWERS)
    before = [getattr(each, "state", each.__dict__.get("active")) for each in root.children]
    report = audit(root, rules=["text-contrast", "non-text-contrast"], probe=True, picture=False)
    toggled = [finding for finding in report.findings if finding.state == "toggled"]
    texts = {finding.node.name: finding for finding in toggled if finding.rule == "text-contrast"}
    assert set(texts) == {"toggle", "a", "b", "c"}
    assert (texts["toggle"].outcome, "checked" in texts["toggle"].node.states) == (Outcome.FAILED, True)
    assert [finding.node.role for finding in toggled if finding.node.role == "switch"] == ["switch"]
    assert [getattr(each, "state", each.__dict__.get("active")) for each in root.children] == before
    assert root.children[0].active is True
    assert [remark for remark in report.remarks if remark.kind in ("changed", "unheld")] == []


def test_toggles_stay_as_they_are_where_the_app_may_not_be_operated() -> None:
    report = audit(build(ANSWERS), rules=["text-contrast"], picture=False)
    assert {finding.state for finding in report.findings} == {"default"}
    (remark,) = report.remarks
    assert (remark.kind, remark.about.count("BoxLayout/")) == ("unset-toggled", 5)
    with pytest.raises(InputError, match="operates the app"):
        audit(build(ANSWERS), rules=["text-contrast"], states=["toggled"])


@pytest.mark.parametrize("flag", ["error", "invalid", "has_error"])
def test_an_error_has_a_look_of_its_own(flag: str) -> None:
    kv = f"""
<FieldIn{flag.title()}@TextInput>:
    {flag}: False
    hint_text: 'subject'
    hint_text_color: (1, .9, .9, 1) if self.{flag} else (0, 0, 0, 1)
    background_normal: ''
FieldIn{flag.title()}:
"""
    field = build(kv)
    report = audit(field, rules=["text-contrast"], states=["default", "error"], probe=True, picture=False)
    assert [(finding.state, str(finding.outcome)) for finding in report.findings] == [
        ("default", "passed"),
        ("error", "failed"),
    ]
    assert getattr(field, flag) is False


def test_what_loses_the_focus_to_another_gets_it_alone() -> None:
    kv = """
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<FocusedAlone@FocusBehavior+Button>:
    background_normal: ''
    background_color: (.8, .8, .8, 1) if self.focus else (0, 0, 0, 1)
    on_focus: [setattr(each, 'focus', False) for each in self.parent.children if args[1] and each != self]
BoxLayout:
    FocusedAlone:
        text: 'one'
    FocusedAlone:
        text: 'two'
    FocusedAlone:
        text: 'three'
"""
    report = audit(build(kv), rules=["text-contrast"], states=["focused"], picture=False)
    assert sorted((finding.node.name, str(finding.outcome)) for finding in report.findings) == [
        ("one", "failed"),
        ("three", "failed"),
        ("two", "failed"),
    ]
    assert report.remarks == ()


def test_what_never_takes_a_state_is_told() -> None:
    kv = """
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<NeverFocused@FocusBehavior+Button>:
    on_focus: self.focus = False
BoxLayout:
    NeverFocused:
        text: 'one'
    Button:
        text: 'two'
"""
    report = audit(build(kv), rules=["text-contrast"], states=["focused"], picture=False)
    assert report.findings == ()
    assert [(remark.kind, remark.about, remark.detail) for remark in report.remarks] == [
        ("unheld", "BoxLayout/NeverFocused", "focused")
    ]


SAYS = """
BoxLayout:
    orientation: 'vertical'
    CheckBox:
        id: box
        accessible_name: 'box'
    TextInput:
        id: field
        error: False
        accessible_name: 'field'
    Label:
        accessible_name: 'of the box'
        color: .2, .2, .2, 1
        text: 'it is on' if box.active else ''
    Label:
        accessible_name: 'of the field'
        color: .2, .2, .2, 1
        text: '错误' if field.error else ''
    Label:
        text: 'always'
"""


def test_what_a_switch_or_an_error_says_elsewhere_is_judged() -> None:
    report = audit(build(SAYS), rules=["text-contrast", "missing-glyph"], probe=True, picture=False)
    told = {(each.state, each.rule, each.node.name) for each in report.having(Outcome.FAILED)}
    assert told == {
        ("toggled", "text-contrast", "of the box"),
        ("error", "text-contrast", "of the field"),
        ("error", "missing-glyph", "of the field"),
    }
    assert {each.state for each in report.findings if each.node.name == "always"} == {"default"}


def test_who_explores_may_switch_over_what_others_only_look_at() -> None:
    request = Request("wcag22-aa", ["text-contrast"], picture=False, switch=True)
    report = engine.audit(build(ANSWERS), request)
    assert {finding.state for finding in report.findings} == {"default", "toggled"}
    assert report.remarks == ()


def test_what_opens_over_the_page_when_a_box_is_ticked_is_closed_before_the_next_look() -> None:
    root = build(SAYS)
    from kivy.core.window import Window
    from kivy.uix.modalview import ModalView

    root.ids.box.bind(active=lambda _, on: ModalView().open() if on else None)
    Window.add_widget(root)
    try:
        report = audit(root, rules=["text-contrast"], probe=True, picture=False)
        assert Window.children == [root]
    finally:
        Window.remove_widget(root)
    assert {(each.state, each.node.name) for each in report.having(Outcome.FAILED)} == {
        ("error", "of the field")
    }
    assert Remark("unheld", "BoxLayout/CheckBox#box", "toggled") in report.remarks
