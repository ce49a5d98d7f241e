"""Controls pressed by role and name: what cannot be reached so is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from kivy.core.window import Window

from audits.bridge.byname import ByName
from audits.driving.clock import virtual_time
from audits.driving.frames import Frames
from audits.errors import CheckError
from audits.looking.windowed import grow_window
from tests.audits.bridge.windowed import shown


@contextmanager
def _pressing(text: str) -> Iterator[tuple[Any, ByName]]:
    with shown(text) as root, virtual_time() as time:
        frames = Frames(time)
        by_name = ByName(Window, lambda: frames.let_pass(0.5))
        try:
            yield root, by_name
        finally:
            by_name.close()


def _element(widget: Any) -> Any:
    return next(each for each in grow_window(Window) if each.widget is widget)


def test_a_control_is_pressed_by_a_touch() -> None:
    with _pressing("Button:\n    text: 'Pay'") as (root, by_name):
        pressed: list[Any] = []
        root.bind(on_release=pressed.append)
        by_name.press(_element(root))
        assert pressed == [root]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Button:\n    accessible_hidden: True\n    text: 'Pay'",
            "is not announced: no screen reader knows of it",
        ),
        ("Button:", "is announced as a button without a name"),
        ("Label:\n    text: 'Pay'", "'Pay' is announced as a label, which cannot be pressed"),
    ],
)
def test_what_cannot_be_reached_by_name_is_told(text: str, told: str) -> None:
    with _pressing(text) as (root, by_name), pytest.raises(CheckError, match=told):
        by_name.press(_element(root))


def test_two_of_one_name_cannot_be_told_apart() -> None:
    text = "BoxLayout:\n    Button:\n        text: 'Pay'\n    Button:\n        text: 'Pay'"
    with (
        _pressing(text) as (root, by_name),
        pytest.raises(CheckError, match="2 things are announced as button"),
    ):
        by_name.press(_element(root.children[0]))


def test_what_is_to_be_held_is_pressed_by_its_key_where_it_says_so() -> None:
    text = """
#:import ButtonBehavior kivy.uix.behaviors.ButtonBehavior
#:import FocusBehavior kivy.uix.behaviors.FocusBehavior
<HeldByKey@FocusBehavior+ButtonBehavior+Label>:
    accessible_by_key: True
HeldByKey:
    text: 'Finger'
"""
    with _pressing(text) as (root, by_name):
        keys: list[str] = []
        root.keyboard_on_key_down = lambda _window, key, *_: keys.append(key[1]) or True
        by_name.press(_element(root), held=True)
        root.focus = False
        assert keys == ["enter"]


def test_what_is_to_be_held_and_has_no_key_for_it_is_told() -> None:
    with (
        _pressing("Button:\n    text: 'Pay'") as (root, by_name),
        pytest.raises(CheckError, match="to be held"),
    ):
        by_name.press(_element(root), held=True)
