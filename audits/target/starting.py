"""Start the app that a TARGET names, as far as a real start would, and hand over its root widget.

A script runs as ``__main__`` with all it does before Kivy's main loop (``build``, ``on_start``, its own
set-up); where the loop would begin, it is left.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.abc import InspectLoader
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from ..errors import InputError
from ..textfile import read_bytes, read_text
from .explaining import FORMS, LoopReached, Target, explained
from .names import own_modules_first

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_STARTS = ("__main__.py", "main.py")  # of a folder: as Python runs it, or as Kivy's packager does
_FRAMES = 12  # drawn before the audit: apps often build on in their first frames


def parse(text: str) -> Target:
    """Understand a TARGET; InputError where it is none or its file is missing."""
    stem, colon, name = text.rpartition(":") if ":" in text else (text, "", "")
    if Path(text).suffix in (".py", ".kv"):
        stem, name = text, ""
    if Path(stem).suffix in (".py", ".kv") or (not colon and Path(stem).is_dir()):
        return _file(Path(stem), name, text)
    if colon and name.isidentifier() and all(part.isidentifier() for part in stem.split(".")):
        return Target(None, stem, name, text)
    raise InputError(f"{text!r} is no target", FORMS)


def parse_module(text: str) -> Target:
    """Understand the name of a module or package that is to run as ``python -m`` runs it."""
    if not all(part.isidentifier() for part in text.split(".")):
        raise InputError(f"{text!r} is no name of a module", "write package or package.module", where="-m")
    return Target(None, text, "", text, runs=True)


def _file(path: Path, name: str, text: str) -> Target:
    """Understand the path of a file, or of a folder that Python can run."""
    if path.is_dir():
        found = [path / each for each in _STARTS if (path / each).is_file()]
        if not found:
            raise InputError(f"there is no {' or '.join(_STARTS)} in this folder", FORMS, where=text)
        path = found[0]
    (read_text if path.suffix == ".kv" else read_bytes)(path, FORMS)  # Python may be in another encoding
    if path.suffix == ".kv" and name:
        raise InputError("a .kv file has one root and takes no name", f"write {path}", where=str(path))
    if (name or path.name == "__main__.py") and (path.resolve().parent / "__init__.py").is_file():
        module, home = _within_package(path.resolve())
        return Target(None, module, name, text, runs=not name, home=home)
    return Target(path, "", name, text)


def _within_package(path: Path) -> tuple[str, Path]:
    """Return by which name a file of a package is imported, and from which folder."""
    folder, names = path.parent, [path.stem]
    while (folder / "__init__.py").is_file():
        names.insert(0, folder.name)
        folder = folder.parent
    return ".".join(names), folder


def start(target: Target) -> Widget:
    """Start what a target names and return the lowest widget of its window."""
    from kivy.core.window import Window

    with own_modules_first(target.folder):
        with explained(target), _loop_intercepted():
            found = _run(target)
            if found is not None:
                _show(target, found)
        _draw_frames(target)
    if not Window.children:
        raise InputError("the app shows nothing", "give its window a root widget in build()", target.where)
    return Window.children[-1]


def run(target: Target, started: Callable[[], object]) -> None:
    """Run what a target names as it runs by itself, until it ends; ``started`` is called at its loop's begin.

    Raises InputError for what cannot be run, and for what it raises.
    """
    from kivy.base import EventLoop

    begun: list[object] = []
    EventLoop.fbind("on_start", lambda *_: begun.append(started()))
    with own_modules_first(target.folder), explained(target):
        found = _run(target, lambda: bool(begun))
        if found is not None:
            _show(target, found)


@contextmanager
def _loop_intercepted() -> Iterator[None]:
    """Let an app start all but its main loop; leave its code where the loop would begin."""
    import kivy.app
    import kivy.base

    start_up = kivy.base.runTouchApp

    def run_touch_app(widget: Widget | None = None, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401
        start_up(widget, embedded=True)
        raise LoopReached

    places = [
        (m, n) for m in (kivy.app, kivy.base) for n in ("runTouchApp", "async_runTouchApp") if hasattr(m, n)
    ]
    saved = [(module, name, getattr(module, name)) for module, name in places]
    for module, name in places:
        setattr(module, name, run_touch_app)
    try:
        yield
    except LoopReached:
        pass
    finally:
        for module, name, original in saved:
            setattr(module, name, original)


def _run(target: Target, shown: Callable[[], bool] = lambda: False) -> object:
    """Run a target; return what is still to be shown, None when it has ``shown`` itself."""
    main = ModuleType("__main__")  # not the auditor's, which a process that the app starts would import
    sys.modules["__main__"] = main  # apps look for their files beside the main module
    if target.path is None:
        if target.home is not None:
            os.chdir(target.home)
        sys.argv = [target.text, *target.arguments]
        if target.runs:
            _run_module(target, main)
            return None if shown() else _only_app(target, main.__dict__)
        return _named(target, importlib.import_module(target.module).__dict__)
    path = target.path.resolve()
    os.chdir(path.parent)
    sys.argv = [str(path), *target.arguments]
    if path.suffix == ".kv":
        return _load_kv(target, path)
    if target.name:
        return _named(target, _import(path))
    main.__file__ = str(path)
    exec(_compiled(path), main.__dict__)
    return None if shown() else _only_app(target, main.__dict__)


def _run_module(target: Target, main: ModuleType) -> None:
    """Run a module, or the ``__main__`` of a package, as ``python -m`` does."""
    spec = find_spec(target.module)
    if spec is not None and spec.submodule_search_locations is not None:
        spec = find_spec(f"{target.module}.__main__")
    loader = None if spec is None else spec.loader
    if spec is None and find_spec(target.module) is None:
        raise InputError("there is no such module", FORMS, target.text)
    if spec is None or not isinstance(loader, InspectLoader) or (code := loader.get_code(spec.name)) is None:
        raise InputError(f"{target.module} cannot be run", "give it a __main__.py", target.text)
    main.__file__, main.__package__ = spec.origin, spec.parent
    main.__loader__, main.__spec__ = loader, spec
    sys.argv[0] = spec.origin or target.text
    exec(code, main.__dict__)


def _import(path: Path) -> dict[str, object]:
    name = path.stem if path.stem.isidentifier() and path.stem not in sys.modules else "audited_target"
    module = ModuleType(name)
    module.__file__ = str(path)
    sys.modules[name] = module
    exec(_compiled(path), module.__dict__)
    return module.__dict__


def _compiled(path: Path) -> Any:  # noqa: ANN401
    return compile(path.read_bytes(), str(path), "exec", dont_inherit=True)


def _load_kv(target: Target, path: Path) -> Widget:
    from kivy.lang import Builder

    root = Builder.load_file(str(path))
    if root is None:
        raise InputError(
            "the file has rules but no root widget",
            "add one: a line that names a widget without <>",
            target.where,
        )
    return root


def _named(target: Target, names: dict[str, object]) -> object:
    if target.name not in names:
        raise InputError(f"there is no {target.name!r} inside", _offer(names), target.where)
    return names[target.name]


def _only_app(target: Target, names: dict[str, object]) -> object:
    """Choose the app of a script that starts none itself."""
    apps = _leaves(_apps(names))
    if len(apps) == 1:
        return apps.popitem()[1]
    what = f"there are several apps inside: {', '.join(apps)}" if apps else "there is no Kivy app inside"
    raise InputError(what, _offer(names), target.where)


def _apps(names: dict[str, object]) -> dict[str, type]:
    from kivy.app import App

    own = names.get("__name__")
    found = {
        name: value for name, value in names.items() if isinstance(value, type) and issubclass(value, App)
    }
    return {name: value for name, value in found.items() if value.__module__ == own}


def _leaves(apps: dict[str, type]) -> dict[str, type]:
    """Leave out the apps that others are derived from: those are their bases, not started by themselves."""
    kinds = set(apps.values())
    bases = {base for kind in kinds for base in kind.__mro__[1:]}
    return {name: kind for name, kind in apps.items() if kind not in bases}


def _offer(names: dict[str, object]) -> str:
    apps = ", ".join(_apps(names))
    return (
        f"name one after a colon: {apps}"
        if apps
        else "a subclass of kivy.app.App, or a call of runTouchApp, is needed"
    )


def _show(target: Target, found: object) -> None:
    """Show an app, a widget, or what makes one of them."""
    from kivy.app import App
    from kivy.base import runTouchApp
    from kivy.uix.widget import Widget

    if callable(found) and not isinstance(found, (App, Widget)):
        found = found()
    if isinstance(found, App):
        found.run()
    elif isinstance(found, Widget):
        runTouchApp(found)
    else:
        raise InputError(
            f"{target.name} is a {type(found).__name__}", "an App or a Widget is needed", target.where
        )


def _draw_frames(target: Target) -> None:
    from kivy.base import EventLoop

    with explained(target):
        for _ in range(_FRAMES):
            EventLoop.idle()
