"""Leave an app so that it can be started once more in the same process, as if for the first time.

What it has put into Kivy goes: its widgets, kv rules and classes, what listens to the window, what is
scheduled. Its own modules are imported anew by the next start. Libraries stay as they are, with what they
have registered.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import kivy
from kivy import resources
from kivy.app import App
from kivy.core.window import Window
from kivy.factory import Factory
from kivy.lang import Builder
from kivy.lang.parser import global_idmap
from kivy.uix.behaviors import FocusBehavior
from kivy.weakmethod import WeakMethod

from ..driving.underway import drop

_KIVY = f"{Path(kivy.__file__).parent}{os.sep}"
_KEPT = ("clearcolor", "softinput_mode", "title", "size", "rotation")
"""The window's properties that an app commonly changes."""


class Traces:
    """What an app from a folder leaves in Kivy while it is started and used: noted, and taken back."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder.resolve())
        self._classes = dict(Factory.classes)
        self._paths = list(resources.resource_paths)
        self._window = {name: getattr(Window, name) for name in _KEPT}
        self._listeners = [listener for _, listener, _ in _listeners()]
        self._rules: list[Any] = []
        self._made: set[str] = set()

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note the kv rules and the classes in kv that the app's own code brings meanwhile."""
        if "load_string" in vars(Builder):  # they are being noted
            yield
            return
        load = Builder.load_string
        others: set[object] = set()

        def load_noted(text: str, **options: Any) -> Any:  # noqa: ANN401 - as Kivy has it
            before, classes = {id(rule) for _, rule in Builder.rules}, set(Factory.classes)
            try:
                return load(text, **options)
            finally:
                rules = [rule for _, rule in Builder.rules if id(rule) not in before]
                made = set(Factory.classes) - classes
                if self._is_apps(options.get("filename")) or self._is_called_by_app():
                    self._rules += [rule for rule in rules if id(rule) not in others]
                    self._made |= made - others
                else:  # a library's, which may be loaded in the middle of the app's
                    others.update(map(id, rules), made)

        Builder.load_string = load_noted
        try:
            yield
        finally:
            del Builder.load_string

    def take_back(self) -> None:
        """Take back what the app has left, and forget its modules. Nothing of it is told that it ends."""
        App._running_app = None
        object.__setattr__(global_idmap["app"], "_obj", None)  # what kv calls ``app`` remembers the first one
        Window.release_all_keyboards()
        FocusBehavior._keyboards.clear()
        for widget in Window.children[:]:
            Window.remove_widget(widget)
        drop()
        self._forget_kv()
        self._unbind_window()
        resources.resource_paths[:] = self._paths
        for name, value in self._window.items():
            setattr(Window, name, value)
        self._forget_modules()
        gc.collect()

    def _forget_kv(self) -> None:
        mine = set(map(id, self._rules))
        Builder.rules = [(selector, rule) for selector, rule in Builder.rules if id(rule) not in mine]
        Builder._clear_matchcache()
        Builder.files = [file for file in Builder.files if not self._is_apps(file)]
        for name, record in list(Factory.classes.items()):
            is_new = self._classes.get(name) != record
            made = name in self._made and record["baseclasses"] is not None  # in kv: ``<Name@Base>``
            if is_new and (made or self._is_defined_by_app(record)):
                Factory.unregister(name)
        self._rules.clear()
        self._made.clear()

    def _unbind_window(self) -> None:
        before = set(map(id, self._listeners))
        for name, listener, number in list(_listeners()):
            if id(listener) in before:
                continue
            if number is None:
                Window.unbind(**{name: listener() if isinstance(listener, WeakMethod) else listener})
            else:
                Window.unbind_uid(name, number)

    def _forget_modules(self) -> None:
        for name, module in list(sys.modules.items()):
            if self._is_apps(getattr(module, "__file__", None)):
                del sys.modules[name]

    def _is_defined_by_app(self, record: dict[str, Any]) -> bool:
        name = getattr(record["cls"], "__module__", None) or record["module"]
        module = sys.modules.get(name or "")
        return name == "__main__" or self._is_apps(getattr(module, "__file__", None))

    def _is_called_by_app(self) -> bool:
        """Tell whether the nearest caller outside Kivy is the app's."""
        frame = sys._getframe(2)
        while frame.f_back is not None and (
            frame.f_code.co_filename.startswith(_KIVY) or frame.f_code.co_filename == __file__
        ):
            frame = frame.f_back
        return self._is_apps(frame.f_code.co_filename)

    def _is_apps(self, file: object) -> bool:
        """Tell whether a file is the app's own, and no library's in its folder."""
        return isinstance(file, str) and file.startswith(self._folder) and "site-packages" not in file


def _listeners() -> Iterator[tuple[str, Any, int | None]]:
    """Yield what each listener to the window listens to, itself, and the number that ``fbind`` gave it."""
    for name in (*Window.events(), *Window.properties()):
        for listener, *_, number in Window.get_property_observers(name, args=True):
            yield name, listener, number
