"""A finger and a keyboard: events that enter Kivy where those of real devices do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input.motionevent import MotionEvent
from kivy.input.postproc.doubletap import InputPostprocDoubleTap
from kivy.input.postproc.tripletap import InputPostprocTripleTap
from kivy.input.provider import MotionEventProvider
from kivy.uix.behaviors import FocusBehavior

from .keys import KEYS

_NAMED = {"\n": "Enter", "\t": "Tab"}
_FIRST_BEYOND_ASCII = 128  # what a keyboard has no key for comes from an input method, without one


class Finger(MotionEvent):  # type: ignore[misc]
    """One touch of the simulated finger."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("is_touch", True)
        kwargs.setdefault("type_id", "touch")
        super().__init__(*args, **kwargs)
        self.profile = ("pos",)

    def depack(self, args: tuple[float, float]) -> None:
        """Take the position as shares of the window's sides, 0 to 1."""
        self.sx, self.sy = args
        super().depack(args)

    def takers(self) -> list[Any]:
        """Return the widgets that hold the touch now."""
        return [widget for reference in self.grab_list if (widget := reference()) is not None]


class Hand(MotionEventProvider):  # type: ignore[misc]
    """Feeds touches of a ``device`` into the event loop, where post-processing sees them as any device's."""

    def __init__(self, device: str = "hand") -> None:
        super().__init__(device, ())
        self._queue: deque[tuple[str, Finger]] = deque()
        self._count = 0
        self._others: list[Any] = []

    def start(self) -> None:
        """Join the event loop, with the post-processing that finds double taps, and with no memory of any.

        Touches that an interrupted hand had not delivered are dropped.
        """
        EventLoop.input_events.clear()
        EventLoop.me_list.clear()
        self._others = EventLoop.postproc_modules
        EventLoop.postproc_modules = [InputPostprocDoubleTap(), InputPostprocTripleTap()]
        EventLoop.add_input_provider(self)

    def stop(self) -> None:
        """Leave the event loop as it was."""
        EventLoop.remove_input_provider(self)
        EventLoop.postproc_modules = self._others

    def update(self, dispatch_fn: Callable[[str, Finger], None]) -> None:
        """Hand over what has happened since the last frame."""
        while self._queue:
            dispatch_fn(*self._queue.popleft())

    def down(self, x: float, y: float) -> Finger:
        """Put the finger down at a place in the window, px from the bottom left."""
        self._count += 1
        finger = Finger(self.device, self._count, self._share(x, y))
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


def press_key(code: int, character: str | None = None, modifiers: tuple[str, ...] = ()) -> bool:
    """Press and release a key of the keyboard as SDL tells of it; return whether anybody took it."""
    taken = Window.dispatch("on_key_down", code, 0, character, list(modifiers)) or Window.dispatch(
        "on_keyboard", code, 0, character, list(modifiers)
    )
    Window.dispatch("on_key_up", code, 0)
    return bool(taken)


def type_character(character: str) -> bool:
    """Type one character: its key, where a keyboard has one, and its text. Return whether it was taken."""
    if character in _NAMED:
        return press_key(KEYS[_NAMED[character]])
    taken = False
    if ord(character) < _FIRST_BEYOND_ASCII:
        shift = ("shift",) if character.isupper() else ()
        taken = press_key(ord(character.lower()), character, shift)
    return bool(Window.dispatch("on_textinput", character)) or taken


def focused() -> Any:  # noqa: ANN401 - a widget with FocusBehavior
    """Return the widget that has the keyboard, None where none has."""
    return next((widget for widget in FocusBehavior._keyboards.values() if widget is not None), None)
