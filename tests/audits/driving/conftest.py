"""Small Kivy apps to drive, on a virtual time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import pytest

from audits.driving.clock import VirtualTime, virtual_time
from audits.driving.frames import Frames
from audits.errors import CheckError

REST_S = 2.0


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
