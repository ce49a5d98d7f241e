"""A client of AT-SPI, as a screen reader is one: it uses the app by role and name alone.

Runs with the system's own Python, which has ``gi``; so it imports nothing of the project. Reads one order a
line from stdin, and answers each with a line of JSON: ``press`` something until something else is there, and
``said`` for what was announced since.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE_S = 240.0  # on a machine with much else to do
AGAIN_S = 60.0  # after which a press that came to nothing is made again: a late one must not count twice
LOOK_S = 0.3


class Client:
    """Finds things in the one app of the session's bus, and hears what it announces."""

    def __init__(self) -> None:
        Atspi.init()
        self._said: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")
        self._context = GLib.MainContext.default()

    def _hear(self, event: Any) -> None:
        self._said.append(str(event.any_data))

    def pause(self) -> None:
        """Let events come in for a moment."""
        end = time.monotonic() + LOOK_S
        while time.monotonic() < end:
            while self._context.pending():
                self._context.iteration(False)
            time.sleep(LOOK_S / 10)

    def everything(self) -> Iterator[Any]:
        """Yield what there is, in reading order."""
        desktop = Atspi.get_desktop(0)
        for number in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(number)
            if app is not None:
                app.set_cache_mask(Atspi.Cache.NONE)  # what changes while it is read would be kept as it was
                yield from self._below(app)

    def _below(self, thing: Any) -> Iterator[Any]:
        yield thing
        for number in range(thing.get_child_count()):
            with suppress(GLib.Error):  # it has gone away meanwhile
                child = thing.get_child_at_index(number)
                if child is not None:
                    yield from self._below(child)

    def find(self, role: str, name: str) -> None:
        """Wait for what has a role and a name, or else a name that begins so."""
        self._found(role, name)

    def _found(self, role: str, name: str, patience_s: float = PATIENCE_S) -> Any:
        """Return what has a role and a name, or else a name that begins so, once it is there."""
        end = time.monotonic() + patience_s
        while True:
            with suppress(GLib.Error):  # something went away meanwhile
                of_role = [thing for thing in self.everything() if thing.get_role_name() == role]
                names = [thing.get_name() or "" for thing in of_role]
                if name in names:
                    return of_role[names.index(name)]
                if found := [
                    thing for thing, its in zip(of_role, names, strict=True) if its.startswith(name)
                ]:
                    return found[0]
            if time.monotonic() >= end:
                raise LookupError(f"there is no {role} {name!r}; there is {self.all()}")
            self.pause()

    def press(self, role: str, name: str, shows: str, called: str) -> None:
        """Press something, once it is there, until something else is there.

        A press may come to nothing, as while one screen gives way to another: people then press again.
        """
        self.find(role, name)
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            with suppress(GLib.Error, LookupError):
                self._found(role, name, 0).get_action_iface().do_action(0)
            with suppress(LookupError):
                self._found(shows, called, AGAIN_S)
                return
        raise LookupError(f"pressing {name!r} shows no {shows} {called!r}; there is {self.all()}")

    def states(self, role: str, name: str) -> list[str]:
        """Return the states of something, once it is there, in AT-SPI's words."""
        return [state.value_nick for state in self._found(role, name).get_state_set().get_states()]

    def tap(self, role: str, name: str) -> None:
        """Press something, once it is there."""
        self._found(role, name).get_action_iface().do_action(0)

    def focus(self, role: str, name: str) -> None:
        """Take the keyboard to something."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            with suppress(GLib.Error):
                thing = self._found(role, name)
                if thing.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return
                thing.get_component_iface().grab_focus()
            self.pause()
        raise LookupError(f"{role} {name!r} does not get the keyboard")

    def text(self, role: str, name: str) -> tuple[str, int]:
        """Return what stands in a field, and where its caret is."""
        field = self._found(role, name).get_text_iface()
        return field.get_text(0, -1), field.get_caret_offset()

    def said(self, count: int) -> list[str]:
        """Return what was announced since the last time, once it is that much or nothing more comes."""
        end = time.monotonic() + AGAIN_S
        self.pause()
        while len(self._said) < count and time.monotonic() < end:
            self.pause()
        said, self._said = self._said, []
        return said

    def all(self) -> list[list[str]]:
        """Return role and name of everything."""
        return [[thing.get_role_name(), thing.get_name()] for thing in self.everything()]


def main() -> None:
    """Carry out one order a line."""
    warnings.simplefilter("ignore")  # of what gi has renamed
    client = Client()
    for line in sys.stdin:
        order, *arguments = json.loads(line)
        try:
            answer = {"answer": getattr(client, order)(*arguments)}
        except Exception as error:  # noqa: BLE001 - told to whoever ordered it
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
