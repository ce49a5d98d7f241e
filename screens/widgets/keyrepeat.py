"""Tell the first press of a key from the repetitions that a keyboard sends while the key is held.

Kivy passes repetitions on as further ``on_key_down`` events, with no ``on_key_up`` between them.
"""

from __future__ import annotations

from kivy.core.window import Window

_down: set[int] = set()


def first_press(key: int) -> bool:
    """Tell whether a key has just been pressed; False while it is held. Ask once for each event.

    What is held is known for the whole window: the focus may move on while a finger stays on the key.
    """
    if key in _down:
        return False
    _down.add(key)
    Window.bind(on_key_up=_release)
    return True


def _release(_window: object, key: int, *_rest: object) -> bool:
    _down.discard(key)
    return False
