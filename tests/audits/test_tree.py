"""Roles, names, states, values and places of widgets."""

from __future__ import annotations

from typing import Any

import pytest

from audits import Node, Outcome, audit
from tests.audits.stage import build

RULES = ["control-name", "target-size", "text-contrast"]  # they tell of every control and every text


def nodes(kv: str) -> dict[str, Node]:
    report = audit(build(kv), rules=RULES, states=["default"], picture=False)
    return {finding.node.path: finding.node for finding in report.findings}


def only(kv: str, part: str) -> Node:
    found = [node for path, node in nodes(kv).items() if part in path]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("widget", "role"),
    [
        ("Button:", "button"),
        ("ToggleButton:", "button"),
        ("CheckBox:", "check_box"),
        ("CheckBox:\n    group: 'a'", "radio_button"),
        ("Switch:", "switch"),
        ("Slider:", "slider"),
        ("TextInput:", "multiline_text_input"),
        ("TextInput:\n    multiline: False", "text_input"),
        ("TextInput:\n    password: True", "password_input"),
        ("Spinner:", "combo_box"),
        ("TabbedPanelHeader:", "tab"),
        ("<OwnSwitch@ButtonBehavior+Widget>:\n    active: False\nOwnSwitch:", "switch"),
        ("<OwnCheckBox@ToggleButtonBehavior+Image>:\nOwnCheckBox:", "check_box"),
        ("<OwnRadio@ToggleButtonBehavior+Image>:\n    group: 'a'\nOwnRadio:", "radio_button"),
        ("<OwnCheckout@ButtonBehavior+Image>:\n    active: False\nOwnCheckout:", "button"),
        ("<OwnSwitchOf@ToggleButton>:\n    text: 'Dark mode'\nOwnSwitchOf:", "button"),
        ("Widget:\n    accessible_role: 'listBoxOption'", "list_box_option"),
        ("Widget:\n    accessible_role: 'menu-item'", "menu_item"),
    ],
)
def test_role(widget: str, role: str) -> None:
    node = next(node for path, node in nodes(widget).items() if "/" not in path)
    assert node.role == role


def test_the_strip_of_a_splitter_is_what_is_operated() -> None:
    node = only("BoxLayout:\n    Splitter:\n        Widget:\n", "SplitterStrip")
    assert node.role == "splitter"


@pytest.mark.parametrize(
    ("kv", "name"),
    [
        ("Button:\n    text: 'Save'", "Save"),
        ("Button:\n    text: 'Save'\n    accessible_name: 'Save the file'", "Save the file"),
        ("Button:\n    markup: True\n    text: '[b]Save[/b] &amp; [size=20]go[/size]'", "Save & go"),
        ("Button:\n    text: 'two\\n  lines'", "two lines"),
        ("TextInput:\n    hint_text: 'Phone number'", "Phone number"),
        ("TextInput:\n    text: 'somebody'", ""),
    ],
)
def test_name(kv: str, name: str) -> None:
    (node,) = nodes(kv).values()
    assert node.name == name


def test_a_box_is_named_by_the_words_in_it_but_not_by_its_mark() -> None:
    kv = "BoxLayout:\n    accessible_role: 'check_box'\n    Label:\n        text: '✓'\n"
    assert nodes(kv)["BoxLayout"].name == ""
    assert nodes(kv + "    Label:\n        text: 'I agree'")["BoxLayout"].name == "✓ I agree"


def test_a_control_is_named_by_the_texts_inside_it() -> None:
    kv = """
AnchorLayout:
    accessible_role: 'button'
    BoxLayout:
        Label:
            text: 'Wallet'
        Label:
            text: '>'
            accessible_hidden: True
        Image:
            accessible_name: 'locked'
        TextInput:
            text: 'typed'
"""
    assert nodes(kv)["AnchorLayout"].name == "Wallet locked"


def test_a_label_beside_it_names_a_control() -> None:
    kv = """
BoxLayout:
    Label:
        id: first
        text: 'Dark'
    Label:
        id: second
        text: 'mode'
    CheckBox:
        accessible_labelled_by: [first, second]
    Switch:
        accessible_labelled_by: second
"""
    found = nodes(kv)
    assert found["BoxLayout/CheckBox"].name == "Dark mode"
    assert found["BoxLayout/Switch"].name == "mode"


def test_what_was_typed_is_nowhere_in_a_report() -> None:
    kv = """
BoxLayout:
    TextInput:
        text: 'Zhang Weiqiang'
        hint_text: 'Your name'
    TextInput:
        text: 'quux4711'
        password: True
"""
    root = build(kv)
    report = audit(root)
    told = repr(report)
    assert "Zhang" not in told
    assert "quux" not in told
    node = next(finding.node for finding in report.findings if "TextInput[1]" in finding.node.path)
    assert node.value == "14 characters"
    assert [run.text for run in node.texts] == ["•" * 14]
    assert node.name == "Your name"


def test_what_repeats_something_typed_is_as_private() -> None:
    kv = (
        "BoxLayout:\n    Label:\n        text: 'Geheim'\n        accessible_private: True\n"
        "    Button:\n        text: 'Rename to Geheim'\n        accessible_private: True\n"
    )
    report = audit(build(kv), picture=True)
    assert "Geheim" not in repr(report)
    assert {finding.node.name for finding in report.findings if finding.node.role == "button"} == {"•••"}
    assert audit(build(kv), rules=["control-name"], picture=False).outcome is Outcome.PASSED


def test_what_a_hand_made_input_shows_is_as_private() -> None:
    kv = """
BoxLayout:
    accessible_role: 'password_input'
    accessible_name: 'Payment code'
    text: '815'
    Label:
        text: '815'
"""
    root = build(kv)
    report = audit(root)
    assert "815" not in repr(report)
    nodes = {finding.node.path: finding.node for finding in report.findings}
    outer, inner = (nodes[path] for path in sorted(nodes))
    assert (inner.role, inner.name, [run.text for run in inner.texts]) == ("label", "", ["•••"])
    assert (outer.name, outer.value) == ("Payment code", "3 characters")


def test_what_was_typed_is_blotted_out_in_the_picture() -> None:
    import io

    import numpy as np
    from PIL import Image

    def picture(text: str) -> Any:
        root = build(f"TextInput:\n    text: '{text}'\n    font_name: 'data/fonts/RobotoMono-Regular.ttf'")
        report = audit(root, states=["default"])
        return np.asarray(Image.open(io.BytesIO(report.picture)))

    # Two texts of the same length and the same outer shape cannot be told apart.
    assert np.array_equal(picture("HaaaaaaH"), picture("HsssuuvH"))
    assert not np.array_equal(picture("HaaaaaaH"), picture("HaaaH"))


def test_states() -> None:
    assert "checked" in only("CheckBox:\n    active: True", "CheckBox").states
    assert "unchecked" in only("ToggleButton:", "ToggleButton").states
    assert "disabled" in only("BoxLayout:\n    disabled: True\n    Button:", "Button").states
    assert "pressed" in only("Button:\n    state: 'down'", "Button").states


def test_paths_are_unique_and_carry_ids() -> None:
    found = nodes("BoxLayout:\n    Button:\n        id: go\n    Button:\n    Label:\n        text: 'x y'\n")
    assert set(found) == {"BoxLayout/Button[1]#go", "BoxLayout/Button[2]", "BoxLayout/Label"}
    assert found["BoxLayout/Button[1]#go"].widget_id == "go"


def test_box_counts_from_the_top_left_through_moved_parents() -> None:
    kv = """
RelativeLayout:
    RelativeLayout:
        size_hint: None, None
        pos: 30, 100
        size: 200, 200
        Button:
            size_hint: None, None
            pos: 10, 20
            size: 50, 40
"""
    box = only(kv, "Button").box
    assert (box.x, box.y, box.width, box.height) == (40, 844 - 120 - 40, 50, 40)


def test_source_names_the_kv_line(tmp_path: Any) -> None:
    from kivy.lang import Builder

    build("Widget:")
    file = tmp_path / "form.kv"
    file.write_text("BoxLayout:\n    Label:\n        text: 'a b'\n\n    Button:\n        text: 'go'\n")
    report = audit(Builder.load_file(str(file)), states=["default"], picture=False)
    sources = {finding.node.widget_class: finding.node.source for finding in report.findings}
    assert sources["Button"] == f"{file}:5"
    assert sources["Label"] == f"{file}:2"


def test_a_part_of_a_screen_is_audited_on_its_background() -> None:
    kv = """
WhitePage:
    BoxLayout:
        id: part
        Label:
            text: 'on white'
            color: 0, 0, 0, 1
    Label:
        text: 'elsewhere'
"""
    root = build(kv)
    root.size = 400, 300
    report = audit(root.ids.part, rules=["text-contrast"], states=["default"])
    assert [finding.node.name for finding in report.findings] == ["on white"]
    assert report.findings[0].measured == pytest.approx(21)
    assert report.size == (200, 300)


def test_the_size_asked_for_is_laid_out() -> None:
    assert audit(build("Button:\n    text: 'wide'"), size=(500, 90)).size == (500, 90)


def test_ids_of_widgets_that_are_gone_do_no_harm() -> None:
    import gc

    root = build("BoxLayout:\n    Label:\n        id: gone\n    Button:\n        text: 'stays'\n")
    root.remove_widget(root.children[1])
    gc.collect()
    assert [finding.node.name for finding in audit(root, rules=["control-name"]).findings] == ["stays"]
