"""The themes an app has, and switching between them: its own hooks, KivyMD's styles, or the system's."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ..errors import InputError, UnknownNameError
from .explaining import Target

Hooks = Mapping[str, str]
"""What switches to each theme: its name, and ``module:function`` of a function without arguments."""

ALL = "all"
_SYSTEM = ("light", "dark")  # what Kivy 3's Window.get_system_theme tells


@contextmanager
def system_theme(theme: str | None) -> Iterator[None]:
    """Let Kivy 3 tell an app that the system has this theme. Call it before the app starts.

    Where Kivy has no system theme, or the name is none, nothing is changed.
    """
    from kivy.core.window import Window

    name = (theme or "").lower()
    if name not in _SYSTEM or not hasattr(Window, "get_system_theme"):
        yield
        return
    told = Window.get_system_theme
    Window.get_system_theme = lambda: name
    try:
        yield
    finally:
        Window.get_system_theme = told


def theme_names(hooks: Hooks) -> tuple[str, ...]:
    """Return the names of the running app's themes, the present one first; none where it has no themes."""
    from kivy.core.window import Window

    if hooks:
        return tuple(hooks)
    style = _material_style()
    if style is not None:
        return _present_first(style.theme_style, tuple(style.property("theme_style").options))
    if hasattr(Window, "get_system_theme"):
        return _present_first(Window.get_system_theme(), _SYSTEM)
    return ()


def switch(target: Target, theme: str, hooks: Hooks) -> None:
    """Switch the running app to a theme. Raises UnknownNameError for one that it does not have."""
    names = theme_names(hooks)
    if not names:
        right = "name functions that switch them in [tool.audits.themes]"
        raise InputError("the app has no themes that the auditor knows of", right, target.text)
    found = next((name for name in names if name.lower() == theme.lower()), None)
    if found is None:
        raise UnknownNameError("theme", theme, names, "--theme")
    if hooks:
        _hook(target, found, hooks[found])()
    elif (style := _material_style()) is not None:
        style.theme_style = found


@contextmanager
def started_in(target: Target, theme: str, hooks: Hooks) -> Iterator[list[bool]]:
    """Let an app start in a theme: it is switched before anything is built, and kept until all is.

    Yields a list that gets True when that was done; it stays empty where no App starts, or it has no such
    theme. A hook that needs what is not built yet raises, as in the app itself.
    """
    from kivy.app import App

    prepare = App._run_prepare
    begun: list[bool] = []

    def prepared(app: App) -> None:
        style = _material_style()
        found = next((name for name in theme_names(hooks) if name.lower() == theme.lower()), None)
        if found is None or not (hooks or style):
            prepare(app)
            return
        begun.append(True)
        switch(target, found, hooks)

        def keep(*_: object) -> None:
            style.theme_style = found

        if hooks:
            prepare(app)
            return
        style.fbind("theme_style", keep)  # what build() itself chooses would be the other start
        try:
            prepare(app)
        finally:
            style.funbind("theme_style", keep)

    App._run_prepare = prepared
    try:
        yield begun
    finally:
        App._run_prepare = prepare


def _material_style() -> Any:  # noqa: ANN401 - KivyMD's ThemeManager, of whatever version
    """Return what holds KivyMD's theme, None where the app is none of KivyMD's."""
    from kivy.app import App

    style: Any = getattr(App.get_running_app(), "theme_cls", None)
    if not (hasattr(style, "theme_style") and hasattr(style, "property")):
        return None
    return style if hasattr(style.property("theme_style"), "options") else None


def _present_first(present: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: name != present))


def _hook(target: Target, theme: str, place: str) -> Callable[[], object]:
    module, _, name = place.partition(":")
    main = target.path is not None and not target.name and module == target.path.stem
    try:
        # A script that was run is not imported a second time.
        found = getattr(sys.modules["__main__"] if main else importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        wrong = f"the theme {theme!r} cannot be switched by {place!r}: {error}"
        raise InputError(wrong, "name a function as module:function", "tool.audits.themes") from error
    if not callable(found):
        raise InputError(f"{place!r} is no function", "name a function", "tool.audits.themes")
    return found  # type: ignore[no-any-return]
