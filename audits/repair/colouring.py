"""Change colours of widgets for a while: of a text by its property, of a ground by its instruction.

Widgets are somebody else's: a property may refuse a value, raise, or be none at all. What cannot be changed
raises ``UntriedError``, and whatever was changed is put back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import isfinite
from numbers import Real
from typing import TYPE_CHECKING

from ..pixels.colour import from_hexadecimal, hexadecimal

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import Canvas
    from kivy.uix.widget import Widget

    from ..looking.tree import Element

_TEXT_COLOURS = ("color", "foreground_color")
"""Properties that colour a widget's own text: Label's and TextInput's."""


class UntriedError(Exception):
    """A repair could not be tried; the text says why."""


@contextmanager
def text_coloured(widget: Widget, colour: str) -> Iterator[None]:
    """Give a widget's text an opaque colour (``#RRGGBB``), in the form in which it has its own.

    Raises UntriedError where it has no property for that, or where the property does not take the colour.
    """
    name, kept = _own_colour(widget)
    try:
        _set(widget, name, _in_form_of(kept, colour, f"{type(widget).__name__}.{name}"))
        yield
    finally:
        _set(widget, name, kept)


def _own_colour(widget: Widget) -> tuple[str, object]:
    kind = type(widget).__name__
    for name in _TEXT_COLOURS:
        try:
            value = getattr(widget, name)
        except AttributeError:
            continue
        except Exception as error:
            raise UntriedError(f"reading {kind}.{name} raises {_told(error)}") from error
        # What changes later must not change what is put back.
        return name, list(value) if isinstance(value, list) else value
    raise UntriedError(f"{kind} has no property for the colour of its text")


def _in_form_of(kept: object, colour: str, name: str) -> object:
    if isinstance(kept, str):
        return colour
    if isinstance(kept, Sequence) and len(kept) in (3, 4) and all(map(_is_figure, kept)):
        channels = [*(channel / 255 for channel in from_hexadecimal(colour)), 1.0][: len(kept)]
        return tuple(channels) if isinstance(kept, tuple) else channels
    raise UntriedError(f"{name} holds no colour ({type(kept).__name__})")


def _is_figure(value: object) -> bool:
    return isinstance(value, Real) and isfinite(value)


def _set(widget: Widget, name: str, value: object) -> None:
    try:
        setattr(widget, name, value)
    except Exception as error:
        raise UntriedError(f"setting {type(widget).__name__}.{name} raises {_told(error)}") from error


def _told(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:160] if words else type(error).__name__


@contextmanager
def grounds_coloured(grounds: Sequence[Color], colour: str) -> Iterator[None]:
    """Give colour instructions another colour. Raises UntriedError where there are none."""
    if not grounds:
        raise UntriedError("what paints the background cannot be told")
    kept = [(ground, ground.rgb) for ground in grounds]
    try:
        for ground in grounds:
            ground.rgb = [channel / 255 for channel in from_hexadecimal(colour)]
        yield
    finally:
        for ground, rgb in kept:
            ground.rgb = rgb


def find_grounds(element: Element, colour: str) -> list[Color]:
    """Return the opaque colours that paint this ground: the widget's own, or its nearest ancestor's."""
    at: Element | None = element
    while at is not None:
        found = [each for each in _colours(at.widget.canvas) if _shown(each) == colour and each.a == 1]
        if found:
            return found
        at = at.parent
    return []


def _colours(group: Canvas | None) -> Iterator[Color]:
    """Yield a canvas's own colours, ``before`` and ``after`` included, but not those of child widgets."""
    from kivy.graphics import Canvas, Color, InstructionGroup

    for instruction in () if group is None else group.children:
        if isinstance(instruction, Color):
            yield instruction
        elif isinstance(instruction, InstructionGroup) and not isinstance(instruction, Canvas):
            yield from _colours(instruction)


def _shown(colour: Color) -> str:
    if not all(map(isfinite, colour.rgb)):
        return ""
    red, green, blue = (min(255, max(0, round(channel * 255))) for channel in colour.rgb)
    return hexadecimal((red, green, blue))
