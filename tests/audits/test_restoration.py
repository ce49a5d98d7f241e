"""An audit leaves the app as it was."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy as np
import pytest
from kivy.core.window import Window
from kivy.properties import ColorProperty, NumericProperty
from kivy.uix.button import Button
from kivy.uix.dropdown import DropDown
from kivy.uix.label import Label
from kivy.uix.popup import Popup

from audits import Outcome, audit
from audits.driving.held import held, settle
from audits.looking.screen import _setting
from audits.pixels import texts
from tests.audits.stage import build

KV = """
BoxLayout:
    orientation: 'vertical'
    Label:
        text: 'plain'
    Label:
        markup: True
        text: 'some [color=ff0000]red[/color]'
    Label:
        text: 'outlined'
        outline_width: 2
    Button:
        text: 'push'
    ToggleButton:
        text: 'chosen'
        group: 'g'
        state: 'down'
    ToggleButton:
        text: 'not chosen'
        group: 'g'
    TextInput:
        text: 'typed by somebody\\nin two lines'
    CheckBox:
        active: True
    Tinted:
        tint: 0, 1, 0, 1
    ScrollView:
        Cropped:
            size_hint_y: None
            height: 1000
            tint: 1, 1, 0, 1
"""


BUTTONS = ["normal", "down", "normal", "down"]


def frame_of(root: Any) -> Any:
    with held(root) as app:
        app.frames.advance(2)  # a new list's scroll bar has faded by then
    return _setting(root)[0].frame().copy()


def test_the_frame_after_an_audit_is_the_frame_before() -> None:
    root = build(KV)
    root.size = 390, 844
    before = frame_of(root)
    audit(root, states=["default", "pressed", "focused", "disabled"])
    assert np.array_equal(before, frame_of(root))


def test_states_come_back_and_nothing_is_pressed() -> None:
    root = build(KV)
    heard: list[str] = []
    for widget in root.walk():
        if hasattr(widget, "on_press"):
            widget.bind(
                on_press=lambda *_: heard.append("press"), on_release=lambda *_: heard.append("release")
            )
        if hasattr(widget, "active"):
            widget.bind(active=lambda *_: heard.append("active"))

    def states() -> list[Any]:
        names = ("state", "focus", "disabled", "keyboard_mode", "text", "cursor", "active")
        return [[getattr(widget, name, None) for name in names] for widget in root.walk()]

    root.size = 390, 844
    settle(root)
    before = states()
    audit(root, states=["default", "pressed", "focused", "disabled"])
    assert states() == before
    assert heard == []


@pytest.mark.parametrize("state", ["pressed", "focused"])
def test_a_failing_rule_leaves_no_state_behind(state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    root = build(KV)
    settle(root)
    monkeypatch.setattr("audits.engine._finding", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        audit(root, states=[state])
    assert [widget.state for widget in root.walk() if hasattr(widget, "state")] == BUTTONS
    assert not any(getattr(w, "focus", False) for w in root.walk())


def test_memory_does_not_grow_with_the_number_of_screens() -> None:
    def audited() -> weakref.ref[Any]:
        root = build(KV)
        audit(root)
        return weakref.ref(root)

    audited()
    gc.collect()
    known = len(texts._known)
    gone = [audited() for _ in range(8)]
    gc.collect()
    # Kivy itself caches a text input's lines for a minute.
    assert len(texts._known) <= known + 4
    assert sum(ref() is not None for ref in gone) <= 1


def test_an_app_that_scrolls_to_the_focus_is_left_where_it_was() -> None:
    root = build("""
ScrollView:
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        TextInput:
        TextInput:
        TextInput:
            on_focus: root.scroll_to(self, animate=False)
""")
    settle(root)
    assert root.scroll_y == 1
    audit(root)
    assert root.scroll_y == 1


def faulty(text: str) -> Any:
    """Return two buttons and a field; the first button's observer does what ``text`` says."""
    root = build("""
BoxLayout:
    orientation: 'vertical'
    Label:
        id: told
        text: 'as it was'
    Button:
        id: odd
        text: 'odd'
    Button:
        text: 'plain'
    TextInput:
        text: 'typed'
        keyboard_mode: 'auto'
""")
    root.size = 390, 844
    told = root.ids.told

    def observe(widget: Any, value: Any) -> None:
        exec(text, {"widget": widget, "value": value, "told": told, "root": root})

    root.ids.odd.bind(state=observe)
    root.children[0].bind(focus=observe)
    settle(root)
    return root


def test_an_observer_that_raises_is_told_and_leaves_nothing_pressed() -> None:
    root = faulty("1 / 0")
    seen: list[str] = []
    root.ids.odd.bind(state=lambda _, value: seen.append(value))
    report = audit(root)
    raised = [remark for remark in report.remarks if remark.kind == "raised"]
    assert [remark.about for remark in raised] == [
        "BoxLayout/Button[1]#odd (pressed)",
        "BoxLayout/TextInput (focused)",
    ]
    assert all(remark.detail.startswith("ZeroDivisionError: division by zero (") for remark in raised)
    assert report.undecided
    assert [widget.state for widget in root.walk() if hasattr(widget, "state")] == ["normal", "normal"]
    assert seen[-1] == "normal"
    field = root.children[0]
    assert (field.focus, field.keyboard_mode) == (False, "auto")
    judged = {f.node.name for f in report.findings if f.state == "pressed" and f.rule == "text-contrast"}
    assert "plain" in judged


def test_an_app_that_leaves_in_an_observer_leaves_nothing_pressed() -> None:
    root = faulty("raise SystemExit(0)")
    with pytest.raises(SystemExit):
        audit(root)
    assert root.ids.odd.state == "normal"


CHANGES = {
    "a text": "told.text = 'pressed'",
    "a size hint": "root.children[2].size_hint_y = 5",
    "a colour within its list": "told.color[3] = .1",
    "a state that stays": "told.disabled = True",
    "a widget taken away": "told.parent and root.remove_widget(told)",
    "a popup": "from kivy.uix.popup import Popup; value == 'down' and Popup(title='more').open()",
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_an_app_changes_when_pressed_is_put_back(change: str) -> None:
    from kivy.core.window import Window

    root = faulty(CHANGES[change])
    told, window = root.ids.told, Window.children[:]
    children = root.children[:]
    before = frame_of(root)
    report = audit(root, rules=["text-contrast"], states=["default", "pressed"])
    assert (told.text, told.disabled, told.color[3]) == ("as it was", False, 1)
    assert root.children == children
    assert Window.children == window
    assert [remark for remark in report.remarks if remark.kind != "unseen-rest"] == []
    assert np.array_equal(before, frame_of(root))


def test_what_cannot_be_put_back_is_told() -> None:
    root = faulty("told.text += '!'")
    root.ids.told.bind(text=lambda widget, _: setattr(widget, "text", "never the same"))
    report = audit(root, rules=["text-contrast"], states=["default", "pressed"])
    (remark,) = report.remarks
    assert (remark.kind, remark.about, remark.detail) == ("changed", "BoxLayout/Label", "text")


@pytest.mark.parametrize(("start", "end", "backwards"), [(2, 7, False), (0, 20, True)])
def test_selection_cursor_and_scrolling_of_a_field_come_back(start: int, end: int, backwards: bool) -> None:
    root = build("TextInput:\n    text: 'words ' * 200")
    root.size = 200, 60
    settle(root)
    root.cursor = (5, 10)
    root.scroll_y = 100
    root.select_text(start, end)
    if backwards:
        root._selection_from, root._selection_to = end, start

    def look() -> tuple[Any, ...]:
        return root.selection_text, root.selection_from, root.selection_to, root.cursor, root.scroll_y

    frame, before = frame_of(root), look()
    assert before[0]
    audit(root)
    assert look() == before
    assert np.array_equal(frame, frame_of(root))


def test_a_timer_that_raises_is_told_and_the_audit_goes_on() -> None:
    from kivy.clock import Clock

    label = build("Label:\n    text: 'words'")

    def break_down(_: float) -> None:
        raise ValueError("no data")

    Clock.schedule_once(break_down, 0.1)
    report = audit(label, rules=["text-contrast"])
    (remark,) = report.remarks
    assert (remark.kind, remark.about) == ("raised", "break_down")
    assert "ValueError: no data (" in remark.detail
    assert report.judged


def test_a_dialog_that_a_press_closes_is_judged_to_the_end_and_open_again() -> None:
    dialog = Popup(title="more", size_hint=(0.8, 0.4), content=Button(text="Close"))
    dialog.content.bind(on_press=dialog.dismiss)
    dialog.open(animation=False)
    report = audit(
        dialog, rules=["hit-target", "pointer-cancellation", "keyboard-reach", "message-time"], probe=True
    )
    assert {"hit-target", "pointer-cancellation", "keyboard-reach"} <= {each.rule for each in report.findings}
    assert dialog.get_parent_window() is not None
    dialog.dismiss(animation=False)
    assert dialog.get_parent_window() is None


def test_what_closes_for_good_ends_its_audit_alone() -> None:
    class Once(Popup):  # type: ignore[misc]
        def open(self, *_: Any, **__: Any) -> None:
            raise RuntimeError("once only")

    dialog = Once(title="more", size_hint=(0.8, 0.4), content=Button(text="Close"))
    dialog.content.bind(on_press=lambda _: Window.remove_widget(dialog))
    Window.add_widget(dialog)
    report = audit(dialog, rules=["target-size", "pointer-cancellation", "keyboard-reach"], probe=True)
    assert {"target-size"} <= {each.rule for each in report.findings}
    assert any("window" in remark.detail for remark in report.remarks)


def test_a_colour_that_was_none_is_none_again() -> None:
    class Tinted(Button):  # type: ignore[misc]
        tint = ColorProperty(None, allownone=True)
        _moment = NumericProperty(0)

        def on_press(self) -> None:
            self.tint = "red"
            self._moment += 1

    button = Tinted(text="Go", size=(200, 100))
    report = audit(button, rules=["pointer-cancellation"], probe=True)
    assert button.tint is None
    assert not [remark for remark in report.remarks if remark.kind == "changed"]


def test_a_menu_that_closes_when_the_window_changes_has_lost_no_words() -> None:
    menu = DropDown(auto_dismiss=False, size_hint=(None, None), width=200)
    menu.add_widget(Label(text="Settings", size_hint_y=None, height=48))
    Window.add_widget(menu)

    def leave(*_: object) -> None:
        if menu.parent is Window:
            Window.remove_widget(menu)

    Window.bind(on_resize=leave)
    report = audit(menu, rules=["text-clipped"], probe=True)
    Window.unbind(on_resize=leave)
    assert {finding.outcome for finding in report.findings} == {Outcome.PASSED}
    menu.dismiss()
