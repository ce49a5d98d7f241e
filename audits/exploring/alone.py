"""An app by itself: on a copy of its folder, with a home of its own, kept from all that lies outside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ..target.explaining import Target
from .copying import empty, on_a_copy, renew
from .guard import Guard, own_places


@dataclass(frozen=True, slots=True)
class Alone:
    """An app that is by itself: its ``target`` on the copy, the folder that was copied, and its ``room``.

    ``guard`` refuses what it may not do.
    """

    target: Target
    folder: Path
    room: Path
    guard: Guard

    def clear(self) -> None:
        """Forget what the app has written: the copy is made anew, its home and its settings are empty."""
        here = self.target.folder
        with self.guard.resting():
            for place in self.room.iterdir():
                if not here.resolve().is_relative_to(place.resolve()):
                    empty(place)
            renew(self.folder, self.target)
        os.chdir(here)


@contextmanager
def alone(target: Target, told: Callable[[str], None], also: Iterable[Path] = ()) -> Iterator[Alone]:
    """Isolate an app before any of its code runs; ``told`` gets each attempt to reach out, in words.

    What lies in the folders ``also`` may be changed, too: by whoever uses the app.
    """
    with own_places() as room, on_a_copy(target, room) as copied:
        folder = target.folder.resolve()
        is_module = copied.path is None and copied is not target
        own = replace(copied, home=Path.cwd()) if is_module else copied  # whatever becomes the current folder
        guard = Guard([room, *also], own.folder, told)
        with guard.installed():
            yield Alone(own, folder, room, guard)
