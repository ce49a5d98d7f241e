"""What a menu lies over is not lost: it comes back when the menu goes."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.uix.button import Button
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.label import Label

from audits import Outcome, audit
from tests.audits.stage import prepare


def test_a_text_under_an_open_menu_is_not_judged() -> None:
    prepare()
    root = FloatLayout()
    for y, name in ((200, "under"), (400, "beside")):
        label = Label(text=f"some words that lie {name}", size_hint=(None, None), size=(40, 40), pos=(150, y))
        root.add_widget(label)
    menu = Button(size_hint=(None, None), size=(80, 80), pos=(190, 180))
    Window.add_widget(root)
    Window.add_widget(menu)
    try:
        report = audit(root, rules=["text-clipped"], states=["default"], picture=False)
    finally:
        Window.remove_widget(menu)
        Window.remove_widget(root)
    found = {finding.node.name.rpartition(" ")[2]: finding for finding in report.findings}
    assert (found["under"].outcome, found["under"].reason) == (Outcome.INAPPLICABLE, "under-open")
    assert found["beside"].outcome is Outcome.PASSED
