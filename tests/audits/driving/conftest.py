"""Small Kivy apps to drive, on a virtual time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest

from audits.driving.clock import VirtualTime, virtual_time
from audits.driving.driver import Driver
from audits.driving.frames import Frames
from audits.driving.gestures import Selector, Tap
from audits.errors import CheckError

REST_S = 2.0
TWO = """
BoxLayout:
    orientation: 'vertical'
    Button:
        id: one
        text: 'One'
        on_release: root.ids.heard.text += '1'
    Button:
        id: two
        text: 'Two'
        on_release: root.ids.heard.text += '2'
        on_touch_down: root.ids.heard.text += 'd' if args[1].is_double_tap else ''
    Label:
        id: heard
"""
LIST = """
ScrollView:
    id: list
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        Button:
            id: first
            text: 'First'
            on_release: self.text += '!'
        Widget
        Button:
            id: last
            text: 'Last'
            on_release: self.text += '!'
"""


class SmallStage:
    """An app in the window; starting again builds it anew and notes the choices."""

    def __init__(self, build: Callable[[], Any]) -> None:
        self._build = build
        self.launched: list[dict[str, str]] = []
        self.root: Any = None
        self.launch({})

    def launch(self, arguments: Mapping[str, str]) -> None:
        from kivy.core.window import Window

        self.launched.append(dict(arguments))
        self.clear()
        self.root = self._build()
        Window.add_widget(self.root)

    def clear(self) -> None:
        from kivy.core.window import Window

        for widget in Window.children[:]:
            Window.remove_widget(widget)


@pytest.fixture
def time() -> Iterator[VirtualTime]:
    with virtual_time() as running:
        yield running
        with suppress(CheckError):  # what is left behind, such as a fading scroll bar, ends with its test
            Frames(running).advance(REST_S)


@pytest.fixture
def make_stage(time: VirtualTime) -> Iterator[Callable[[str], SmallStage]]:
    """Build a stage from kv text."""
    from kivy.animation import Animation
    from kivy.lang import Builder

    stages = []

    def make(kv: str) -> SmallStage:
        stages.append(SmallStage(lambda: Builder.load_string(kv)))
        return stages[-1]

    yield make
    Animation.cancel_all(None)
    for stage in stages:
        stage.clear()


@pytest.fixture
def drive(make_stage: Callable[[str], SmallStage], time: VirtualTime) -> Any:
    drivers = []

    def start(kv: str) -> tuple[Driver, Any]:
        stage = make_stage(kv)
        drivers.append(Driver(lambda: stage.root, time))
        drivers[-1].start()
        drivers[-1].frames.settle()
        return drivers[-1], stage.root

    yield start
    for driver in drivers:
        driver.stop()


def tap(text: str = "", how: str = "tap", **more: Any) -> Tap:
    return Tap(Selector(text, **more), how)
