"""The life of a bridge, on recorded calls: when it tells what, and what it does when it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import accesskit
from kivy.base import EventLoop
from kivy.core.window import Window

from audits.bridge.connection import Bridge
from audits.bridge.protocols import Handlers
from audits.driving.clock import virtual_time
from audits.driving.frames import Frames
from tests.audits.bridge.windowed import named, shown, snapshot


@dataclass
class _Recorded:
    """Stands for a platform's adapter and notes what it is told."""

    handlers: Handlers
    updates: list[Any] = field(default_factory=list)
    focused: list[bool] = field(default_factory=list)
    closed: bool = False

    def update(self, make: Callable[[], Any]) -> None:
        self.updates.append(make())

    def focus(self, focused: bool) -> None:
        self.focused.append(focused)

    def place(self, bounds: tuple[float, float, float, float]) -> None:
        assert bounds[2] - bounds[0] == Window.width

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class _Request:
    action: Any
    target: int
    data: tuple[Any, Any] | None = None


@contextmanager
def _bridged(text: str) -> Iterator[tuple[Any, Bridge, _Recorded, Frames]]:
    adapters: list[_Recorded] = []

    def make(handlers: Handlers) -> _Recorded:
        adapters.append(_Recorded(handlers))
        return adapters[0]

    with shown(text) as root, virtual_time() as time:
        bridge = Bridge(Window, lambda: "App", make)
        frames = Frames(time)
        frames.after_each = lambda: Window.dispatch("on_flip")
        try:
            yield root, bridge, adapters[0], frames
        finally:
            bridge.close()
        assert not [each for each in EventLoop.input_providers if type(each).__name__ == "Hand"]


def test_nothing_is_told_before_somebody_listens() -> None:
    with _bridged("Label:\n    text: 'Hello'") as (root, bridge, adapter, frames):
        root.text = "Good evening"
        frames.one()
        assert not adapter.updates
        assert not adapter.focused  # AccessKit would hold a lock
        bridge.activate()
        assert not adapter.updates  # it is called on another thread
        frames.one()
        assert [number for number, _ in adapter.updates[0].nodes] == [root.uid, 0]
        assert adapter.updates[0].tree is not None


def test_only_changes_are_told_once_a_frame() -> None:
    with _bridged("Label:\n    text: 'Hello'") as (root, bridge, adapter, frames):
        bridge.activate()
        frames.one()
        frames.one()
        assert len(adapter.updates) == 1
        root.text = "Good evening"
        frames.one()
        assert [number for number, _ in adapter.updates[1].nodes] == [root.uid]
        bridge.deactivate()
        frames.one()
        root.text = "Good night"
        frames.one()
        assert len(adapter.updates) == 2
        bridge.close()
        assert adapter.closed


def test_a_click_is_a_touch() -> None:
    text = "BoxLayout:\n    Button:\n        text: 'Pay'\n    Label:\n        id: out"
    with _bridged(text) as (root, bridge, _, frames):
        pressed: list[str] = []
        button = root.children[1]
        button.bind(on_touch_down=lambda _, touch: pressed.append(touch.device), on_release=pressed.append)
        bridge.act(_Request(accesskit.Action.CLICK, button.uid))
        frames.let_pass(0.5)
        assert pressed == ["assistive", button]


def test_one_press_ends_before_the_next_begins() -> None:
    text = "BoxLayout:\n    Button:\n        text: 'one'\n    Button:\n        text: 'two'"
    with _bridged(text) as (root, bridge, _, frames):
        told: list[str] = []
        for button in root.children:
            button.bind(
                on_press=lambda each: told.append(f"down {each.text}"),
                on_release=lambda each: told.append(f"up {each.text}"),
            )
        for button in reversed(root.children):
            bridge.act(_Request(accesskit.Action.CLICK, button.uid))
        frames.let_pass(1)
        assert told == ["down one", "up one", "down two", "up two"]


def test_what_is_covered_is_not_clicked() -> None:
    text = """
FloatLayout:
    Button:
        text: 'Pay'
    Button:
        text: 'Cover'
"""
    with _bridged(text) as (root, bridge, _, frames):
        pressed: list[Any] = []
        cover, pay = root.children
        pay.bind(on_release=pressed.append)
        cover.bind(on_release=pressed.append)
        bridge.act(_Request(accesskit.Action.CLICK, pay.uid))
        frames.let_pass(0.5)
        assert not pressed


def test_what_is_scrolled_out_comes_into_sight_and_is_clicked() -> None:
    text = """
ScrollView:
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        Button:
            text: 'first'
        Button:
            text: 'last'
"""
    with _bridged(text) as (root, bridge, _, frames):
        pressed: list[str] = []
        last = root.children[0].children[0]
        last.height = 60
        last.size_hint_y = None
        last.bind(on_release=lambda button: pressed.append(button.text))
        frames.one()
        bridge.act(_Request(accesskit.Action.CLICK, last.uid))
        frames.let_pass(1)
        assert pressed == ["last"]
        assert root.scroll_y < 0.1


def test_a_value_is_typed_and_a_slider_moved() -> None:
    text = """
BoxLayout:
    TextInput:
        accessible_name: 'Name'
        text: 'old'
    Slider:
        accessible_name: 'Loud'
        value: 30
        step: 5
"""
    with _bridged(text) as (root, bridge, _, frames):
        slider, name = root.children
        value = accesskit.ActionDataKind.VALUE
        bridge.act(_Request(accesskit.Action.SET_VALUE, name.uid, (value, "林一")))
        bridge.act(_Request(accesskit.Action.INCREMENT, slider.uid))
        frames.one()
        name.focus = False
        assert (name.text, slider.value) == ("林一", 35)


def test_an_error_in_what_is_asked_for_ends_nothing() -> None:
    with _bridged("Button:\n    text: 'Pay'") as (root, bridge, _, frames):
        bridge.act(object())  # no request at all
        pressed: list[Any] = []
        root.bind(on_release=pressed.append)
        bridge.act(_Request(accesskit.Action.CLICK, root.uid))
        frames.let_pass(0.5)
        assert pressed == [root]


def test_what_is_gone_or_disabled_does_nothing() -> None:
    with _bridged("Button:\n    text: 'Pay'\n    disabled: True") as (root, bridge, _, frames):
        pressed: list[Any] = []
        root.bind(on_release=pressed.append)
        for target in (root.uid, 10**9):
            bridge.act(_Request(accesskit.Action.CLICK, target))
        frames.let_pass(0.5)
        assert not pressed
        assert named(snapshot(), "Pay").states == {"disabled"}
