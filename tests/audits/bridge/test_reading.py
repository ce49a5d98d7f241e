"""What a window announces: what is there, what is left out, in which order, with which states."""

from __future__ import annotations

import pytest
from kivy.core.window import Window
from kivy.lang import Builder
from kivy.uix.button import Button
from kivy.uix.modalview import ModalView
from kivy.uix.popup import Popup

from audits.bridge.records import WINDOW
from audits.looking.settle import sync
from tests.audits.bridge.windowed import named, shown, snapshot


def _said(text: str) -> list[tuple[str, str]]:
    with shown(text):
        return [(node.role, node.said) for node in snapshot().walk()][1:]


def test_boxes_are_left_out_and_a_controls_words_are_its_name() -> None:
    said = _said("""
BoxLayout:
    BoxLayout:
        Label:
            text: 'Total'
        Image:
    Button:
        text: 'Pay'
""")
    assert said == [("label", "Total"), ("button", "Pay")]


def test_hidden_decorative_and_disabled_things() -> None:
    with shown("""
BoxLayout:
    Label:
        text: 'gone'
        opacity: 0
    Label:
        text: 'ornament'
        accessible_hidden: True
    Button:
        text: 'Pay'
        disabled: True
"""):
        told = snapshot()
        assert [node.said for node in told.walk()][1:] == ["Pay"]
        assert named(told, "Pay").states == {"disabled"}
        assert not named(told, "Pay").actions


def test_behind_a_modal_view_nothing_is_there() -> None:
    with shown("Button:\n    text: 'below'"):
        view = ModalView(size_hint=(0.5, 0.5))
        view.add_widget(Builder.load_string("Button:\n    text: 'above'"))
        view.open(animation=False)
        told = snapshot()
        view.dismiss(animation=False)
        assert [(node.role, node.said) for node in told.walk()][1:] == [("dialog", ""), ("button", "above")]
        assert "modal" in next(node for node in told.walk() if node.role == "dialog").states


def test_places_are_px_from_the_windows_top_left() -> None:
    with shown("""
FloatLayout:
    Button:
        text: 'Pay'
        size_hint: None, None
        size: 100, 40
        pos: 20, 30
"""):
        height = Window.height
        assert named(snapshot(), "Pay").bounds == (20, height - 70, 120, height - 30)


def test_items_of_a_list_are_counted() -> None:
    with shown("""
BoxLayout:
    accessible_role: 'list'
    Button:
        text: 'one'
    Button:
        text: 'two'
"""):
        told = snapshot()
        assert (named(told, "two").position, named(told, "two").of) == (2, 2)
        assert told.nodes[told.nodes[WINDOW].children[0]].of == 2


def test_states_and_figures() -> None:
    with shown("""
BoxLayout:
    CheckBox:
        accessible_name: 'Done'
        active: True
    Slider:
        accessible_name: 'Loud'
        min: 0
        max: 10
        value: 3
        step: 1
    Spinner:
        text: 'Blue'
        values: 'Blue', 'Red'
    TextInput:
        hint_text: 'Amount'
        accessible_invalid: True
        accessible_required: True
"""):
        told = snapshot()
        assert named(told, "Done").states == {"checked"}
        assert named(told, "Loud").number == (3, 0, 10, 1)
        assert {"click", "expand"} <= named(told, "Blue").actions
        assert "collapsed" in named(told, "Blue").states
        assert named(told, "Amount").states == {"invalid", "required"}


def test_an_input_tells_its_lines_and_its_caret() -> None:
    with shown("TextInput:\n    text: 'one\\n林一'\n    font_size: 20") as field:
        field.cursor = (1, 1)
        (told,) = [node for node in snapshot().nodes.values() if node.lines]
        first, second = told.lines
        assert (first.text, second.text) == ("one\n", "林一")
        assert len(second.starts) == 3
        assert second.starts[0] == 0 < second.starts[1] < second.starts[2]
        assert told.caret is not None
        assert told.caret.focus == (second.id, 1)
        assert told.value == "one\n林一"


def test_a_password_is_never_told() -> None:
    with shown("TextInput:\n    text: 'secret'\n    password: True\n    hint_text: 'Password'"):
        node = named(snapshot(), "Password")
        assert node.value == "••••••"
        assert not node.lines


def test_the_focus_is_what_has_the_keyboard() -> None:
    with shown("BoxLayout:\n    TextInput:\n        accessible_name: 'Name'") as root:
        assert snapshot().focus == WINDOW
        root.children[0].focus = True
        told = snapshot()
        root.children[0].focus = False
        assert told.focus == named(told, "Name").id


@pytest.mark.parametrize("declared", ["accessible_role: 'status'", "accessible_live: 'polite'"])
def test_a_control_in_a_message_is_not_part_of_it(declared: str) -> None:
    with shown(f"""
BoxLayout:
    {declared}
    Label:
        text: 'Deleted'
    Button:
        text: 'Undo'
"""):
        told = snapshot()
        parents = told.parents()
        assert told.live_of(named(told, "Deleted").id, parents) == "polite"
        assert told.live_of(named(told, "Undo").id, parents) == ""


def test_a_link_in_a_text_is_a_thing_of_its_own() -> None:
    with shown("""
Label:
    markup: True
    text: 'Read the [ref=law]law[/ref] first'
    on_ref_press: print(args)
"""):
        told = snapshot()
        assert named(told, "law").role == "link"
        assert named(told, "law").actions == {"click"}


def test_a_popup_has_its_title_for_a_name_and_a_popup_in_it_takes_its_place() -> None:
    with shown("Button:\n    text: 'below'"):
        outer, inner = Popup(title="Outer"), Popup(title="Inner", content=Button(text="deep"))
        for popup in (outer, inner):
            popup.open(animation=False)
        sync()
        said = [(node.role, node.said) for node in snapshot().walk()][1:]
        inner.dismiss(animation=False)
        sync()
        outer_said = next(node.said for node in snapshot().walk() if node.role == "dialog")
        outer.dismiss(animation=False)
    assert said == [("dialog", "Inner"), ("label", "Inner"), ("button", "deep")]
    assert outer_said == "Outer"


def test_an_icon_s_glyph_is_left_out_and_its_name_said_where_a_button_has_nothing_else() -> None:
    with shown("""
<Iconic@ButtonBehavior+Label>:
    icon: ''

BoxLayout:
    Iconic:
        icon: 'cart-outline'
        text: '\\U000F0111'
    Label:
        text: '\\U000F0111'
    Button:
        text: '\\U000F0415 Add'
"""):
        said = [(node.role, node.said) for node in snapshot().walk()][1:]
    assert said == [("button", "cart outline"), ("button", "Add")]
