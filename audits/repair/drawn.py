"""What gives its colour to a text, to what a control draws beside its words, and to the ground of both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from math import isfinite
from typing import TYPE_CHECKING

from ..graphics.needs import FIELDS
from ..graphics.shapes import own
from ..looking.reading import number
from ..looking.sources import is_of_app
from ..pixels.colour import Rgb, from_hexadecimal, hexadecimal
from .changes import UntriedError, told
from .origins import Origin
from .slots import Slot, attribute, canvas_colours, is_paint, paint, pictured_colours, read_by

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.uix.widget import Widget

    from ..looking.tree import Element

_NEAR = 3  # of 255: what blending rounds, on the screen and here
_FULL = 255
_TEXT_COLOURS = ("color", "foreground_color")
"""Properties that colour a widget's own text: Label's and TextInput's."""
_SYMBOL = "color"  # the property of labels, and of icons made of glyphs


def text_slot(widget: Widget) -> Slot:
    """Return where a widget keeps the colour of its text. Raises UntriedError where it has none."""
    kind = type(widget).__name__
    names = ("hint_text_color", *_TEXT_COLOURS) if _hints(widget) else _TEXT_COLOURS
    for name in names:
        try:
            getattr(widget, name)
        except AttributeError:
            continue
        except Exception as error:
            raise UntriedError(f"reading {kind}.{name} raises {told(error)}") from error
        return attribute(widget, name)
    raise UntriedError(f"{kind} has no property for the colour of its text")


def _hints(widget: Widget) -> bool:
    return bool(getattr(widget, "hint_text", "")) and not getattr(widget, "text", "")


def drawn(element: Element, colour: str, ground: str) -> list[Slot]:
    """Return what paints in a colour on a control, or round a field, as it shows on its ground.

    Both are ``#RRGGBB``. Nothing is returned where nothing has this colour, as where a picture shows it.
    """
    shown, behind = from_hexadecimal(colour), from_hexadecimal(ground)
    for around in _nearest_first(element):
        found = [slot for each in around for slot in _painting(each, shown, behind)]
        if found:
            return found
    return []


def tints(element: Element) -> list[Slot]:
    """Return the one colour that tints the pictures of a control. Raises UntriedError where it is not one."""
    found = {id(c): c for each in own(element) for c in pictured_colours(each.widget) if c.a > 0}
    if len(found) != 1:
        raise UntriedError("what gives it this colour cannot be told")
    return [paint(each) for each in found.values()]


def foreground(controls: Iterable[Element], colour: str, ground: str) -> set[int]:
    """Return the ids of the canvas colours that paint or tint what stands on the ground of some controls."""
    found: set[int] = set()
    for control in controls:
        found |= {id(each) for one in own(control) for each in pictured_colours(one.widget)}
        found |= {id(slot.owner) for slot in drawn(control, colour, ground)}
    return found


def _nearest_first(element: Element) -> Iterator[list[Element]]:
    """Yield a control with what lies in it; of a field, then what stands beside it, and what it stands in."""
    yield list(own(element))
    at = element.parent if element.role in FIELDS else None
    while at is not None:
        yield [at, *(each for each in at.children if not each.control)]
        at = at.parent


def _painting(element: Element, shown: Rgb, behind: Rgb) -> Iterator[Slot]:
    opacity = _opacity(element)
    for colour in canvas_colours(element.widget.canvas):
        slot = paint(colour)
        if _shows_as(colour, opacity, shown, behind) and not written_by_kivy(slot):
            yield slot
    slot = attribute(element.widget, _SYMBOL)
    if getattr(element.widget, "text", "") and slot.rgb is not None and _is_near(slot.rgb, shown):
        yield slot


def _opacity(element: Element) -> float:
    opacity = number(element.widget, "opacity", 1.0)
    return opacity if element.parent is None else opacity * _opacity(element.parent)


def _shows_as(colour: Color, opacity: float, shown: Rgb, behind: Rgb) -> bool:
    """Tell whether a canvas colour shows as ``shown`` on what is behind it."""
    alpha = colour.a * opacity
    if not all(map(isfinite, (*colour.rgb, alpha))) or alpha <= 0:
        return False
    alpha = min(1.0, alpha)
    channels = [
        round(_FULL * alpha * min(1.0, max(0.0, channel)) + (1 - alpha) * under)
        for channel, under in zip(colour.rgb, behind, strict=True)
    ]
    return _is_near((channels[0], channels[1], channels[2]), shown)


def _is_near(one: Rgb, other: Rgb) -> bool:
    return all(abs(mine - theirs) <= _NEAR for mine, theirs in zip(one, other, strict=True))


def settable(origins: Sequence[Origin], failing: Sequence[Element]) -> tuple[Slot, ...]:
    """Return the properties of the failing controls themselves that decide: an edit can set these.

    Raises UntriedError where nothing but Kivy's own style decides, which no app can edit.
    """
    if all(origin.place is None and written_by_kivy(origin.slot) for origin in origins):
        raise UntriedError("Kivy's own style gives this colour, and no property of the widget does")
    mine = {id(each.widget) for element in failing for each in own(element)}
    slots = {origin.slot.key: origin.slot for origin in origins}
    return tuple(slot for slot in slots.values() if id(slot.owner) in mine and isinstance(slot.name, str))


def written_by_kivy(slot: Slot) -> bool:
    """Tell whether a canvas colour is written out in a style that is not the app's: no app decides it."""
    setting = slot.setting if is_paint(slot.owner) else None
    file = "" if setting is None else str(setting.line.ctx.filename or "")
    return bool(file) and not is_of_app(file) and setting is not None and not any(read_by(setting))


def untinted(slot: Slot, shown: str, wanted: str) -> str:
    """Return the colour (``#RRGGBB``) that a tint needs for its picture to show as wanted.

    ``shown`` is how the picture shows with the tint of the slot. A channel is 255 at most, so that a dark
    picture stays dark.
    """
    tint = slot.rgb
    if tint is None:
        return wanted
    now, then = from_hexadecimal(shown), from_hexadecimal(wanted)
    if _is_near(tint, now):
        return wanted
    red, green, blue = (
        min(_FULL, round(new * part / old)) if old and part else new
        for part, old, new in zip(tint, now, then, strict=True)
    )
    return hexadecimal((red, green, blue))


def find_grounds(element: Element, colour: str, drawn: Collection[int] = ()) -> list[Color]:
    """Return the opaque colours that paint this ground: the widget's own, or its nearest ancestor's.

    ``drawn`` has the ids of those that paint what stands on it. What Kivy's own style writes out is left
    aside where there are others: it tints a text's texture, as the white of labels does.
    """
    at: Element | None = element
    while at is not None:
        painting = [each for each in canvas_colours(at.widget.canvas) if id(each) not in drawn]
        found = [each for each in painting if _shown(each) == colour and each.a == 1]
        if found:
            return [each for each in found if not written_by_kivy(paint(each))] or found
        at = at.parent
    return []


def _shown(colour: Color) -> str:
    if not all(map(isfinite, colour.rgb)):
        return ""
    red, green, blue = (min(255, max(0, round(channel * 255))) for channel in colour.rgb)
    return hexadecimal((red, green, blue))
