"""Places that hold a colour while a program runs, and what kv says of where each gets it from."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..looking import sources
from ..looking.sources import Setting
from ..pixels.colour import Rgb
from .literals import Path, expression
from .values import rgb_of

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import Canvas, Instruction
    from kivy.uix.widget import Widget

_PAINTS = ("rgba", "rgb")


@dataclass(frozen=True, slots=True)
class KvName:
    """A name that a .kv file, or text, sets with ``#:set``."""

    file: str


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """An attribute of an object, a key of a table, or a name of a .kv file."""

    owner: Any
    name: Any
    value: object

    @property
    def key(self) -> tuple[int, object]:
        """What two slots share that are the same place."""
        return id(self.owner), self.name

    @property
    def rgb(self) -> Rgb | None:
        """The colour held there now."""
        return rgb_of(self.value)

    @property
    def watched(self) -> bool:
        """Whether what is drawn follows when this place changes."""
        from kivy.event import EventDispatcher
        from kivy.graphics import Color

        if isinstance(self.owner, EventDispatcher):
            return self.owner.property(self.name, True) is not None
        return isinstance(self.owner, Color)

    @property
    def setting(self) -> Setting | None:
        """The line of kv that sets it."""
        from kivy.graphics import Color
        from kivy.uix.widget import Widget

        if isinstance(self.owner, Widget):
            return sources.setting_of(self.owner, self.name)
        return sources.painting_of(self.owner, _PAINTS) if isinstance(self.owner, Color) else None


def attribute(owner: object, name: str) -> Slot:
    """Return the slot of an attribute; what raises when it is read holds nothing."""
    try:
        value = getattr(owner, name)
    except Exception:  # noqa: BLE001 - somebody's property
        value = None
    return Slot(getattr(owner, "__self__", owner), name, list(value) if isinstance(value, list) else value)


def paint(colour: Color) -> Slot:
    """Return the slot of a drawing instruction's colour."""
    return Slot(colour, "rgba", tuple(colour.rgba))


def canvas_colours(canvas: Canvas | None) -> Iterator[Color]:
    """Yield a canvas's own colours, ``before`` and ``after`` included, but not those of child widgets."""
    from kivy.graphics import Color

    yield from (each for each in _instructions(canvas) if isinstance(each, Color))


def pictured_colours(widget: Widget) -> Iterator[Color]:
    """Yield the colours that tint the pictures which a widget shows from files."""
    from kivy.graphics import Color

    colour: Color | None = None
    for each in _instructions(widget.canvas):
        if isinstance(each, Color):
            colour = each
        elif colour is not None and (getattr(each, "source", None) or _is_image(widget, each)):
            yield colour


def _is_image(widget: Widget, instruction: Instruction) -> bool:
    """Tell whether an instruction shows the texture that the widget holds, and that is no text's."""
    texture = getattr(instruction, "texture", None)
    return texture is not None and not hasattr(widget, "text") and texture is getattr(widget, "texture", None)


def _instructions(group: Canvas | None) -> Iterator[Instruction]:
    from kivy.graphics import Canvas, InstructionGroup

    for each in () if group is None else group.children:
        if not isinstance(each, InstructionGroup):
            yield each
        elif not isinstance(each, Canvas):  # that is a child widget's
            yield from _instructions(each)


def coloured(widget: Widget) -> Iterator[Slot]:
    """Yield the properties of a widget that kv sets and that hold a colour."""
    for name in sources.settings_of(widget):
        slot = attribute(widget, name)
        if slot.rgb is not None:
            yield slot


def read_by(setting: Setting) -> Iterator[tuple[Slot, str]]:
    """Yield the places that a line of kv reads, with the words in which it does."""
    known = _names(setting)
    for path, words in expression(_taken(setting.line.value, known)).reads:
        slot = _found(path, known, str(setting.line.ctx.filename or ""))
        if slot is not None:
            yield slot, words


def _taken(text: str, known: Mapping[str, object]) -> str:
    """Return the branch that a conditional expression takes now; what is no condition, or raises, whole."""
    if " if " not in text:
        return text
    try:
        tree = ast.parse(text, mode="eval").body
        while isinstance(tree, ast.IfExp):
            condition = compile(ast.Expression(tree.test), "<condition>", "eval")
            tree = tree.body if eval(condition, dict(known)) else tree.orelse  # as Kivy does all the time
        return ast.unparse(tree)
    except Exception:  # noqa: BLE001 - somebody's expression
        return text


def _names(setting: Setting) -> Mapping[str, object]:
    """Return what names mean in a line of kv, as Kivy's Builder has it."""
    from kivy.app import App
    from kivy.lang.parser import global_idmap

    own = {"self": setting.widget, "root": setting.root, "app": App.get_running_app()}
    return {**global_idmap, **setting.root.ids, **own}


def _found(path: Path, known: Mapping[str, object], file: str) -> Slot | None:
    name, *rest = path
    if name not in known:
        return None
    at: Any = known[str(name)]
    slot = Slot(KvName(file), name, at)
    try:
        for step in rest:
            at = getattr(at, "__self__", at)  # kv's names are weak proxies
            slot = attribute(at, step) if isinstance(step, str) else Slot(at, step[0], at[step[0]])  # type: ignore[index]
            at = slot.value
    except Exception:  # noqa: BLE001 - somebody's objects
        return None
    return slot


def is_paint(owner: object) -> bool:
    """Tell whether a slot's owner is a colour of a canvas."""
    from kivy.graphics import Color

    return isinstance(owner, Color)


def is_module(owner: object) -> bool:
    """Tell whether a slot's owner is a module of Python."""
    return isinstance(owner, ModuleType)
