"""Showing an app in its other themes for a while, as trials of repairs do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from kivy.core.window import Window
from kivy.uix.label import Label

from audits.target.starting import parse
from audits.visiting import theming
from audits.visiting.visit import Visit

GREY = [0.5, 0.5, 0.5, 1.0]


@pytest.fixture
def label() -> Iterator[Any]:
    shown = Label(text="words", color=GREY)
    Window.add_widget(shown)
    yield shown
    Window.remove_widget(shown)


def test_a_colour_of_the_apps_own_is_there_again(label: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def switch(_: object, theme: str, __: object) -> None:
        label.color = "white" if theme == "dark" else "black"  # as if the app had never said grey

    monkeypatch.setattr(theming, "switch", switch)
    monkeypatch.setattr(theming, "theme_names", lambda _: ("light", "dark"))
    monkeypatch.setattr(theming, "come_to_rest", lambda _: None)
    visit = Visit(parse(__file__), (300, 300), "wcag22-aa", repairs=True)
    (shown_in_dark,) = theming.other_themes(visit, visit.target, None)  # type: ignore[arg-type]
    with shown_in_dark():
        assert label.color == [1, 1, 1, 1]
    assert label.color == GREY
