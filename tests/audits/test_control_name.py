"""control-name, and non-text-contrast for what a control shows instead of words."""

from __future__ import annotations

import pytest

from audits import audit
from tests.audits.stage import build, wcag


@pytest.mark.parametrize(
    ("kv", "outcome", "reason"),
    [
        ("Button:\n    text: 'Save'", "passed", ""),
        ("Button:", "failed", ""),
        ("Button:\n    text: '×'", "failed", "symbol"),
        ("Button:\n    text: '\\ue5cd'", "failed", "symbol"),
        ("Button:\n    text: '+'", "passed", ""),
        ("Button:\n    text: '%'", "passed", ""),
        ("Button:\n    text: '÷'", "passed", ""),
        ("Button:\n    text: '€'", "passed", ""),
        ("Button:\n    text: '···'", "failed", "symbol"),
        ("Button:\n    text: '×'\n    accessible_name: 'Close'", "passed", ""),
        ("Button:\n    text: '去处理'\n    font_name: 'cjk'", "passed", ""),
        ("Slider:", "failed", ""),
        ("Slider:\n    accessible_name: 'Volume'", "passed", ""),
        ("TextInput:\n    text: 'typed'", "failed", ""),
        ("Button:\n    opacity: 0", "inapplicable", "unseen"),
        ("Button:\n    accessible_hidden: True", "inapplicable", "decoration"),
    ],
)
def test_name(kv: str, outcome: str, reason: str) -> None:
    (finding,) = audit(build(kv), rules=["control-name"], picture=False).findings
    assert (finding.outcome, finding.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("colour", "outcome"), [("#959595", "failed"), ("#949494", "passed")], ids=["2.97", "3.03"]
)
def test_a_lone_symbol_needs_three_to_one(colour: str, outcome: str) -> None:
    kv = f"Patch:\n    text: '×'\n    font_size: 20\n    color: '{colour}'\n    back: '#FFFFFF'"
    (finding,) = audit(build(kv), rules=["non-text-contrast"], picture=False).findings
    assert finding.outcome == outcome
    assert finding.measured == pytest.approx(wcag(colour, "#FFFFFF"), rel=0.02)


ICON = """
AnchorLayout:
    accessible_role: 'button'
    accessible_name: 'Close'
    canvas.before:
        Color:
            rgba: 1, 1, 1, 1
        Rectangle:
            pos: self.pos
            size: self.size
    Image:
        texture: plain
        color: rgba('{colour}')
        size_hint: None, None
        size: 30, 30
"""


@pytest.mark.parametrize(("colour", "outcome"), [("#A5A5A5", "failed"), ("#909090", "passed")])
def test_a_picture_alone_in_a_control_is_judged(colour: str, outcome: str) -> None:
    (finding,) = audit(
        build(ICON.format(colour=colour)), rules=["non-text-contrast"], states=["default"]
    ).findings
    assert finding.outcome == outcome
    assert (finding.node.role, finding.node.name) == ("button", "Close")
    assert finding.measured == pytest.approx(wcag(colour, "#FFFFFF"), rel=0.02)


def test_a_picture_beside_words_is_not() -> None:
    kv = ICON.format(colour="#C5C5C5") + "    Label:\n        text: 'words'\n        color: 0, 0, 0, 1\n"
    (finding,) = audit(build(kv), rules=["non-text-contrast"], states=["default"]).findings
    assert (finding.outcome, finding.reason) == ("inapplicable", "has-words")


def _names(kv: str) -> list[tuple[str, str, str]]:
    findings = audit(build(kv), rules=["control-name"], picture=False).findings
    return [(finding.node.role, finding.node.name, str(finding.outcome)) for finding in findings]


def test_times_is_a_name_among_the_keys_of_a_calculator() -> None:
    keys = "GridLayout:\n    cols: 2\n    Button:\n        text: '×'\n    Button:\n        text: '{other}'"
    assert _names(keys.format(other="+"))[0] == ("button", "×", "passed")
    assert _names(keys.format(other="Save"))[0] == ("button", "×", "failed")


def test_a_label_inside_a_field_is_its_hint_but_never_what_was_typed() -> None:
    field = "TextInput:\n    multiline: False\n    text: '{typed}'\n    Label:\n        text: '{inside}'"
    assert _names(field.format(typed="", inside="E-mail")) == [("text_input", "E-mail", "passed")]
    assert _names(field.format(typed="me@example.cn", inside="E-mail")) == [
        ("text_input", "E-mail", "passed")
    ]
    assert _names(field.format(typed="me", inside="for me")) == [("text_input", "", "failed")]


def test_a_button_without_words_in_a_control_is_a_part_of_it() -> None:
    rules = (
        "#:import ButtonBehavior kivy.uix.behaviors.ButtonBehavior\n"
        "<PressedBox@ButtonBehavior+BoxLayout>:\n    accessible_name: ''\n"
    )
    part = "    PressedBox:\n        accessible_name: '{name}'"
    switch = rules + "PressedBox:\n    accessible_name: 'Wi-Fi'\n"
    assert _names(switch + part.format(name="")) == [("button", "Wi-Fi", "passed")]
    inner = ("button", "More", "passed")
    assert _names(switch + part.format(name="More")) == [("button", "Wi-Fi", "passed"), inner]


def test_an_icon_is_told_by_its_name_not_by_its_glyph() -> None:
    kv = "<IconKey@Button>:\n    icon: 'close'\n    text: '\\ue5cd'\nIconKey:"
    (finding,) = audit(build(kv), rules=["control-name"], picture=False, states=["default"]).findings
    assert "the icon 'close'" in finding.message
    assert "\\ue5cd" not in ascii(finding.message)
