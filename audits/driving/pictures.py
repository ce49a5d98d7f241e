"""Kivy's loading of pictures, done where it is asked for: in threads it would take real time."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

_AT_ONCE = 1_000_000  # pictures handed out in one frame; Kivy spreads them over several to stay fluent


class _Queue(deque[Mapping[str, Any]]):
    """Stands in for the queue of what is to be loaded, and loads what it is given."""

    def appendleft(self, picture: Mapping[str, Any]) -> None:
        """Load a picture. One that cannot be loaded stays missing, as in Kivy, whose threads then give up."""
        from kivy.loader import Loader

        with suppress(Exception):
            Loader._load(picture)


def forget_pictures() -> None:
    """Let Kivy's loader load at once, and have nothing under way."""
    from kivy.loader import Loader

    vars(Loader).update(_fresh())


@contextmanager
def pictures_at_once() -> Iterator[None]:
    """Let Kivy's loader load at once, and put it back as it was."""
    from kivy.loader import Loader

    own = dict(vars(Loader))
    forget_pictures()
    try:
        yield
    finally:
        for name in _fresh():
            delattr(Loader, name)
        vars(Loader).update(own)


def _fresh() -> dict[str, Any]:
    return {
        "_q_load": _Queue(),
        "_q_done": deque(),
        "_client": [],
        "_running": True,  # else it would start threads
        "_start_wanted": False,
        "_paused": False,
        "_max_upload_per_frame": _AT_ONCE,
        "_loading_image": None,  # it is animated by the clock, which begins again
        "_wait_for_resume": lambda: None,
    }
