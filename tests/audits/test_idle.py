"""Cards that are buttons by their class alone, as KivyMD's are, and libraries that an app has beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from kivy.factory import Factory
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.label import Label

from audits import audit
from audits.looking.sources import is_of_app


class MDCard(ButtonBehavior, BoxLayout):  # type: ignore[misc]
    """Named as KivyMD names it."""


class IconLeftWidget(ButtonBehavior, Label):  # type: ignore[misc]
    """Named as KivyMD names it; most are there to be looked at."""


class OpeningCard(MDCard):
    """A card of an app's own, which does something."""

    def on_release(self) -> None:
        """Open something."""


@pytest.mark.parametrize(
    ("kind", "events", "role"),
    [
        (MDCard, {}, "generic_container"),
        (MDCard, {"on_release": print}, "button"),
        (MDCard, {"on_touch_down": print}, "button"),
        (OpeningCard, {}, "button"),
    ],
)
def test_a_card_is_a_button_where_something_answers_a_press(
    kind: Any, events: dict[str, Any], role: str
) -> None:
    card = kind(size=(300, 200))
    card.add_widget(Label(text="words"))
    card.bind(**events)
    root = Factory.FloatLayout(size=(400, 400))
    root.add_widget(card)
    controls = {finding.node.role for finding in audit(root, rules=["target-size"]).findings}
    assert controls == ({"button"} if role == "button" else set())


def test_an_idle_picture_of_a_row_is_what_it_shows() -> None:
    root = Factory.FloatLayout(size=(400, 400))
    root.add_widget(IconLeftWidget(text="words"))
    (finding,) = audit(root, rules=["text-contrast"]).findings
    assert finding.node.role == "label"


def test_a_library_of_widgets_beside_an_app_is_not_the_apps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = ModuleType("kivymd")
    library.__file__ = str(tmp_path / "app" / "kivymd" / "__init__.py")
    monkeypatch.setitem(sys.modules, "kivymd", library)
    assert not is_of_app(str(tmp_path / "app" / "kivymd" / "uix" / "label.py"))
    assert is_of_app(str(tmp_path / "app" / "main.py"))
