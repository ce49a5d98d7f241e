"""Where each widget, and each colour drawn for it, was declared: in a .kv file or text, or in Python.

Kivy's Builder applies a rule to a widget and forgets which, and nobody keeps where a widget was made; hooks
here remember both, weakly.
"""

from __future__ import annotations

import sys
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from pathlib import Path
from sysconfig import get_path
from types import FrameType
from typing import TYPE_CHECKING, Any

from ..started import from_start, started_in
from .attached import Attached

if TYPE_CHECKING:
    from kivy.graphics import Canvas
    from kivy.graphics.instructions import Instruction
    from kivy.lang.builder import BuilderBase
    from kivy.lang.parser import Parser, ParserRule, ParserRuleProperty
    from kivy.uix.widget import Widget

LIBRARIES = ("kivy", "kivymd", "kivymd_extensions", "carbonkivy")
"""Packages of widgets that apps are made with: what they draw and how they act is not the app's own doing."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of kv that sets a property of a widget or of a drawing instruction.

    ``widget`` and ``root`` are what "self" and "root" mean there. Both live as long as what is set.
    """

    line: ParserRuleProperty
    widget: Widget
    root: Widget


@dataclass(frozen=True, slots=True)
class _Applied:
    rule: ParserRule
    root: weakref.ref[Widget]


@dataclass(frozen=True, slots=True)
class _Painted:
    rule: ParserRule
    widget: weakref.ref[Widget]
    root: weakref.ref[Widget]


_declared: Attached[ParserRule] = Attached()  # by widget
_applied: Attached[list[_Applied]] = Attached()  # by widget
_painted: Attached[_Painted] = Attached()  # by instruction
_texts: dict[Parser, tuple[str, int] | None] = {}
_made: Attached[tuple[str, int]] = Attached()  # by widget


def install() -> None:
    """Remember declarations from now on; call it before an app makes its widgets. Idempotent."""
    from kivy.lang.builder import BuilderBase
    from kivy.uix.widget import Widget

    started_in()  # an app may change the folder
    if hasattr(BuilderBase._apply_rule, "watched_by_audits"):
        return
    for owner, name, watched in (
        (BuilderBase, "_apply_rule", _watched_rules),
        (BuilderBase, "_build_canvas", _watched_canvases),
        (Widget, "__init__", _watched_widgets),
    ):
        method = watched(getattr(owner, name))
        method.watched_by_audits = True  # type: ignore[attr-defined]
        setattr(owner, name, method)


def _watched_rules(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def apply_rule(
        builder: BuilderBase,
        widget: Widget,
        rule: ParserRule,
        rootrule: ParserRule,
        *args: Any,  # noqa: ANN401 - whatever Kivy passes
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        root = widget if rootrule is rule else builder.rulectx[rootrule]["ids"]["root"].__self__
        _applied[widget] = [*(_applied.get(widget) or ()), _Applied(rule, weakref.ref(root))]
        # Kivy applies the class's own rules before the place that uses it: the last one is the nearest.
        if not _is_kivys_own(rule):
            _declared[widget] = rule
        return original(builder, widget, rule, rootrule, *args, **kwargs)

    return apply_rule


def _watched_canvases(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def build_canvas(
        builder: BuilderBase, canvas: Canvas, widget: Widget, rule: ParserRule, rootrule: ParserRule
    ) -> None:
        original(builder, canvas, widget, rule, rootrule)
        root = builder.rulectx[rootrule]["ids"]["root"].__self__
        drawn = [each for each in rule.children if each.name != "Clear"]
        for instruction in reversed(canvas.children):  # Kivy puts bindings of textures between them
            if drawn and type(instruction).__name__ == drawn[-1].name:
                _painted[instruction] = _Painted(drawn.pop(), weakref.ref(widget), weakref.ref(root))

    return build_canvas


def _watched_widgets(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def initialise(widget: Widget, **kwargs: Any) -> None:  # noqa: ANN401 - whatever an app passes
        place = _maker(widget, sys._getframe(1))
        if place is not None:
            _made[widget] = place
        original(widget, **kwargs)

    return initialise


def _maker(widget: Widget, frame: FrameType | None) -> tuple[str, int] | None:
    """Return the file and line that call a widget's class, None where Kivy or another library does."""
    while frame is not None and frame.f_code.co_name == "__init__" and widget in _locals(frame):
        frame = frame.f_back
    if frame is None or not is_of_app(frame.f_code.co_filename):
        return None
    return frame.f_code.co_filename, frame.f_lineno


def _locals(frame: FrameType) -> list[object]:
    return [each for each in frame.f_locals.values() if type(each).__hash__ is not None]


@cache
def is_of_app(path: str) -> bool:
    """Tell whether a file belongs to the audited app: not to Kivy, Python, a library or the auditor."""
    whole = Path(path)
    libraries = {Path(get_path(name)) for name in ("stdlib", "platstdlib")} | {Path(__file__).parents[1]}
    if {"site-packages", "dist-packages"} & set(whole.parts) or path.startswith("<"):
        return False
    return not any(whole.is_relative_to(library) for library in (*libraries, *_brought_along()))


def _brought_along() -> list[Path]:
    """Return the folders of libraries of widgets, which some apps have beside their own files."""
    files = (getattr(sys.modules.get(name), "__file__", None) for name in LIBRARIES)
    return [Path(file).parent for file in files if file]


def find(widget: Widget) -> str:
    """Return "FILE:LINE" of a widget's declaration, or of the call that made it, "" where neither is known.

    The file is relative to where the auditor was started; see ``from_start``.
    """
    rule = _declared.get(widget)
    place = made_at(widget) if rule is None else place_of(rule.ctx, rule.line)
    return "" if place is None else f"{from_start(place[0])}:{place[1]}"


def place_of(kv: Parser, line: int) -> tuple[str, int] | None:
    """Return the file and line (from 1) of a line (from 0) of kv, also where the kv is a text in Python."""
    if kv.filename:
        return str(kv.filename), line + 1
    if kv not in _texts:
        _texts[kv] = _in_python([text for _, text in kv.sourcecode])
    found = _texts[kv]
    return None if found is None else (found[0], found[1] + line + 1)


def _in_python(lines: list[str]) -> tuple[str, int] | None:
    """Return the file of the app's module that holds a text of kv, and how many lines stand before it."""
    files = {str(getattr(module, "__file__", None)) for module in list(sys.modules.values())}
    places = set()
    for file in filter(is_of_app, sorted(each for each in files if each.endswith(".py"))):
        source = source_lines(file)
        for number in range(len(source) - len(lines) + 1):
            if (
                lines[1:-1] == list(source[number + 1 : number + len(lines) - 1])
                and lines[0] in source[number]
            ):
                places.add((file, number))
    return places.pop() if len(places) == 1 else None


@lru_cache(maxsize=256)
def source_lines(file: str) -> tuple[str, ...]:
    """Return the lines of a text file, none where it cannot be read."""
    try:
        return tuple(Path(file).read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError):
        return ()


def made_at(widget: Widget) -> tuple[str, int] | None:
    """Return the Python file and line (from 1) that made a widget, None where it was not the app's own."""
    return _made.get(widget)


def rule_of(widget: Widget) -> ParserRule | None:
    """Return the app's rule that declares a widget: of several, the one applied last."""
    return _declared.get(widget)


def setting_of(widget: Widget, name: str) -> Setting | None:
    """Return the kv line that sets a widget's property: of several, the one applied last."""
    for applied in reversed(_applied.get(widget) or ()):
        root = applied.root()
        if name in applied.rule.properties and root is not None:
            return Setting(applied.rule.properties[name], widget, root)
    return None


def settings_of(widget: Widget) -> dict[str, Setting]:
    """Return the kv lines that set a widget's properties, by property."""
    names = {name for applied in _applied.get(widget) or () for name in applied.rule.properties}
    found = ((name, setting_of(widget, name)) for name in sorted(names))
    return {name: setting for name, setting in found if setting is not None}


def painting_of(instruction: Instruction, names: tuple[str, ...]) -> Setting | None:
    """Return the kv line that sets one of these properties of a drawing instruction."""
    painted = _painted.get(instruction)
    if painted is None:
        return None
    widget, root = painted.widget(), painted.root()
    line = next((painted.rule.properties[name] for name in names if name in painted.rule.properties), None)
    return None if line is None or widget is None or root is None else Setting(line, widget, root)


def _is_kivys_own(rule: ParserRule) -> bool:
    """Tell whether a rule is in a file of Kivy's own style."""
    from kivy import kivy_data_dir

    return bool(rule.ctx.filename) and str(rule.ctx.filename).startswith(kivy_data_dir)
