"""A finger and a keyboard: events that enter Kivy where those of real devices do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input import kivy_postproc_modules
from kivy.input.motionevent import MotionEvent
from kivy.input.provider import MotionEventProvider

KEYS = {"Enter": 13, "Tab": 9, "Backspace": 8, "Escape": 27, "Space": 32}
TAP_S = 0.1  # a quick tap of a person; shorter than 0.055 s, a ScrollView would take it for a scroll
LONG_PRESS_S = 0.8
_MOVES = 12


class Finger(MotionEvent):  # type: ignore[misc]
    """One touch of the simulated finger; it notes who took it."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("is_touch", True)
        kwargs.setdefault("type_id", "touch")
        super().__init__(*args, **kwargs)
        self.profile = ("pos",)

    def depack(self, args: tuple[float, float]) -> None:
        """Take the position as shares of the window's sides, 0 to 1."""
        self.sx, self.sy = args
        super().depack(args)


class Hand(MotionEventProvider):  # type: ignore[misc]
    """Feeds touches into the event loop, where post-processing sees them as it sees a device's."""

    def __init__(self) -> None:
        super().__init__("hand", ())
        self._queue: deque[tuple[str, Finger]] = deque()
        self._count = 0

    def start(self) -> None:
        """Join the event loop, with the post-processing that finds double taps."""
        if not EventLoop.postproc_modules:
            for module in kivy_postproc_modules.values():
                EventLoop.add_postproc_module(module)
        EventLoop.add_input_provider(self)

    def stop(self) -> None:
        """Leave the event loop."""
        EventLoop.remove_input_provider(self)

    def update(self, dispatch_fn: Callable[[str, Finger], None]) -> None:
        """Hand over what has happened since the last frame."""
        while self._queue:
            dispatch_fn(*self._queue.popleft())

    def down(self, x: float, y: float) -> Finger:
        """Put the finger down at a place in the window, px from the bottom left."""
        self._count += 1
        finger = Finger("hand", self._count, self._share(x, y))
        self._queue.append(("begin", finger))
        return finger

    def move(self, finger: Finger, x: float, y: float) -> None:
        """Move the finger."""
        finger.move(self._share(x, y))
        self._queue.append(("update", finger))

    def up(self, finger: Finger) -> None:
        """Lift the finger."""
        finger.update_time_end()
        self._queue.append(("end", finger))

    @staticmethod
    def _share(x: float, y: float) -> tuple[float, float]:
        width, height = Window.size
        return x / max(1, width - 1), y / max(1, height - 1)


def path(start: tuple[float, float], end: tuple[float, float]) -> Sequence[tuple[float, float]]:
    """Return the places a finger passes on its way, the start left out."""
    shares = [step / _MOVES for step in range(1, _MOVES + 1)]
    return [(start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in shares]


def takers(finger: Finger) -> list[Any]:
    """Return the widgets that grabbed the touch."""
    return [widget for reference in finger.grab_list if (widget := reference()) is not None]


def press_key(code: int, character: str = "") -> None:
    """Press and release a key of the keyboard."""
    Window.dispatch("on_key_down", code, code, character, [])
    Window.dispatch("on_key_up", code, code)


def type_text(text: str) -> None:
    """Type a text: into the field that has the focus, or as keys for whoever listens."""
    for character in text:
        if EventLoop.window and _editing():
            Window.dispatch("on_textinput", character)
        else:
            press_key(ord(character), character)


def _editing() -> bool:
    from kivy.uix.behaviors.focus import FocusBehavior
    from kivy.uix.textinput import TextInput

    return any(
        isinstance(getattr(keyboard, "target", None) or holder, TextInput)
        for keyboard, holder in FocusBehavior._keyboards.items()
        if holder is not None
    )
