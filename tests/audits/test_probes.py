"""Rules that operate the app, against scenes with known answers."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from audits import audit
from tests.audits.stage import build

SCENES = tomllib.loads(Path(__file__).with_name("probes.toml").read_text(encoding="utf-8"))["scene"]


@lru_cache(maxsize=1)
def make_classes() -> None:
    """Register the widgets that scenes name and kv cannot describe."""
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.factory import Factory
    from kivy.graphics import Color, Rectangle
    from kivy.properties import ListProperty, NumericProperty, ObjectProperty
    from kivy.uix.behaviors import FocusBehavior
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.button import Button
    from kivy.uix.checkbox import CheckBox
    from kivy.uix.label import Label
    from kivy.uix.modalview import ModalView
    from kivy.uix.popup import Popup
    from kivy.uix.widget import Widget

    from audits.driving.keys import KEYS
    from audits.driving.touch import focused

    class OnlyMiddle(Button):  # type: ignore[misc]
        def collide_point(self, x: float, y: float) -> bool:
            return bool(abs(x - self.center_x) < 10 and abs(y - self.center_y) < 10)

    class RoundButton(Button):  # type: ignore[misc]
        def collide_point(self, x: float, y: float) -> bool:
            return bool((x - self.center_x) ** 2 + (y - self.center_y) ** 2 <= (self.width / 2) ** 2)

    class Shield(Widget):  # type: ignore[misc]
        def on_touch_down(self, touch: Any) -> bool:
            return True

    class Onlooker(Widget):  # type: ignore[misc]
        def on_touch_down(self, touch: Any) -> bool:
            return bool(super().on_touch_down(touch))

    class FocusButton(FocusBehavior, Button):  # type: ignore[misc]
        pass

    class KeyButton(FocusButton):
        keys = ListProperty(["enter", "spacebar"])

        def keyboard_on_key_down(self, window: Any, keycode: Any, text: Any, modifiers: Any) -> bool:
            if keycode[1] in self.keys:
                self.trigger_action(0)
                return True
            return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))

    class KeyChangesText(FocusButton):
        def keyboard_on_key_down(self, window: Any, keycode: Any, text: Any, modifiers: Any) -> bool:
            if keycode[1] == "enter":
                self.parent.children[0].text += "."
                return True
            return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))

    class FocusCheck(FocusBehavior, CheckBox):  # type: ignore[misc]
        pass

    class TakesFocus(Popup):  # type: ignore[misc]
        def on_open(self) -> None:
            self.content.focus = True

    class GivesBack(Popup):  # type: ignore[misc]
        opener = ObjectProperty()

        def on_dismiss(self) -> None:
            Clock.schedule_once(lambda _: setattr(self.opener, "focus", True))

    class KeepsFocus(KeyButton):
        def keyboard_on_key_up(self, window: Any, keycode: Any) -> bool:
            return keycode[1] == "escape" or bool(super().keyboard_on_key_up(window, keycode))

    class FocusOnDismiss(TakesFocus):
        opener = ObjectProperty()

        def on_dismiss(self) -> None:
            self.opener.focus = True

    class NoWayOut(ModalView):  # type: ignore[misc]
        auto_dismiss = False

    class KeepsTheKeyboard(FocusButton):
        def keyboard_on_key_down(self, *args: Any) -> bool:
            return True

    class GivesItAway(FocusButton):
        def on_focus(self, _: Any, value: bool) -> None:
            if value:
                Clock.schedule_once(lambda _: setattr(self, "focus", False))

    class Ticking(Label):  # type: ignore[misc]
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            Clock.schedule_interval(self.count, 0.25)

        def count(self, seconds: float) -> bool:
            self.text += "."
            return self.parent is not None and self.parent.parent is not None

    class Flashing(Widget):  # type: ignore[misc]
        period = NumericProperty(1)
        part = NumericProperty(1)
        colours = ListProperty([[0, 0, 0], [1, 1, 1]])

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.passed, self.ended = 0.0, False
            Clock.schedule_interval(self.flash, 0)

        def flash(self, seconds: float) -> bool:
            self.passed += seconds
            self.canvas.clear()
            with self.canvas:
                Color(*self.colours[int(self.passed % self.period * 2 / self.period)])
                Rectangle(size=(self.width * self.part, self.height * self.part))
            return not self.ended

        def on_parent(self, _: Any, parent: Any) -> None:
            self.ended = parent is None

    class Toast(Label):  # type: ignore[misc]
        stays = NumericProperty(1)

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            self.shown = 0.0
            Clock.schedule_interval(self.wait, 0.1)

        def wait(self, seconds: float) -> bool:
            """Go away after some time in the window: whatever else a busy machine does does not count."""
            self.shown += seconds if self.get_parent_window() else 0
            if self.shown >= self.stays:
                self.end()
                return False
            return True

        def end(self) -> None:
            self.parent.remove_widget(self)

    class Emptied(Toast):
        def end(self) -> None:
            self.text = ""

    class TabEnters(BoxLayout):  # type: ignore[misc]
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            Window.bind(on_key_down=self.enter)

        def enter(self, _: Any, key: int, *rest: Any) -> bool:
            if key != KEYS["Tab"] or self.parent is not Window or focused() is not None:
                return False
            self.children[-1].focus = True
            return True

    for kind in (
        Emptied,
        Ticking,
        FocusButton,
        KeepsTheKeyboard,
        KeyButton,
        KeyChangesText,
        FocusCheck,
        TakesFocus,
        GivesBack,
        NoWayOut,
        GivesItAway,
        TabEnters,
        OnlyMiddle,
        RoundButton,
        Shield,
        Onlooker,
    ):
        Factory.register(kind.__name__, cls=kind)


@pytest.fixture(autouse=True)
def nothing_under_way() -> None:
    """Stop what earlier tests in this process left moving: a page would not be still."""
    from kivy.animation import Animation
    from kivy.clock import Clock

    Animation.cancel_all(None)
    for event in Clock.get_events():
        event.cancel()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: f"{scene['rule']}: {scene['name']}")
def test_scene(scene: dict[str, Any]) -> None:
    make_classes()
    root = build(scene["kv"])
    report = audit(
        root,
        scene.get("profile", "wcag22-aa"),
        [scene["rule"]],
        states=["default"],
        picture=False,
        probe=True,
    )
    told = [finding for finding in report.findings if finding.node.name == scene.get("node", "subject")]
    assert [finding.outcome for finding in told] == [scene["outcome"]], [f.message for f in told]
    assert told[0].reason == scene.get("reason", "")
    if "measured" in scene:
        assert told[0].measured == pytest.approx(scene["measured"], abs=scene.get("within", 0.01))
