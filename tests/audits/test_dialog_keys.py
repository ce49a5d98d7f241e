"""keyboard-reach: an open dialog has a way out by keys."""

from __future__ import annotations

from typing import Any

import pytest
from kivy.core.window import Window
from kivy.uix.modalview import ModalView
from kivy.uix.textinput import TextInput

from audits import audit
from tests.audits.stage import prepare


@pytest.mark.parametrize(
    ("closes", "content", "told"),
    [
        (True, None, ("passed", "")),
        (False, None, ("failed", "no-escape")),
        (False, TextInput, ("inapplicable", "own-way-out")),
    ],
)
def test_an_open_dialog(closes: bool, content: Any, told: tuple[str, str]) -> None:
    prepare()
    dialog = ModalView(auto_dismiss=closes, size_hint=(0.5, 0.5))
    dialog.accessible_name = "subject"
    if content is not None:
        dialog.add_widget(content(multiline=False))
    dialog.open(animation=False)
    try:
        report = audit(dialog, rules=["keyboard-reach"], picture=False, probe=True)
        assert dialog in Window.children
        found = [each for each in report.findings if each.node.name == "subject"]
        assert [(str(each.outcome), each.reason) for each in found] == [told]
    finally:
        dialog.dismiss(force=True, animation=False)


def test_what_is_not_shown_takes_no_key() -> None:
    prepare()
    hidden = TextInput()
    Window.add_widget(hidden)
    hidden.focus = True
    Window.remove_widget(hidden)
    try:
        test_an_open_dialog(True, None, ("passed", ""))
        assert hidden.focus, "it has the keyboard again"
    finally:
        hidden.focus = False
