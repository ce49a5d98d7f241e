"""An audit leaves the app as it was."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import numpy as np
import pytest

from audits import audit
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
