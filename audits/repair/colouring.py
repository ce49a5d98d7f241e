"""What a change of colour can change: the text's colour or its ground's, at the place that decides it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from math import isfinite
from numbers import Real
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, TypeAlias

from ..looking import sources
from ..pixels.colour import Rgb, hexadecimal
from ..started import from_start
from .changes import Change, Edit, Pair, UntriedError, told
from .editing import edit_of
from .literals import expression
from .origins import Place, trace
from .slots import Slot, attribute, coloured, paint
from .values import rewritten, shares_of

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import Canvas
    from kivy.uix.widget import Widget

    from ..looking.tree import Element
    from .nearest import Repair

_TEXT_COLOURS = ("color", "foreground_color")
"""Properties that colour a widget's own text: Label's and TextInput's."""


Colours: TypeAlias = "Mapping[tuple[int, object], Rgb | None]"
"""By the keys of slots."""


@dataclass(frozen=True, slots=True)
class Target:
    """Places that one change of colour changes together: ``kind`` is "text" or "ground".

    ``places`` are the literals to edit for it. Without them, ``own`` are the properties that an edit sets for
    their widgets alone. ``when`` is as in ``Change``; ``otherwise`` has the colours in the other look, which
    an earlier repair may have changed.
    """

    kind: str
    token: str
    slots: tuple[Slot, ...]
    places: tuple[Place, ...] = ()
    own: tuple[Slot, ...] = ()
    when: tuple[str, object] | None = None
    otherwise: Colours = field(default_factory=dict)

    def change(self, repair: Repair) -> Change:
        """Return the change of these places to a colour. Raises UntriedError where none takes a colour."""
        pairs: list[Pair] = []
        reasons = []
        for slot in self.slots:
            try:
                pairs.append((slot, _in_form_of(slot, repair.colour)))
            except UntriedError as error:
                reasons.append(str(error))
        if not pairs:
            raise UntriedError(reasons[0] if reasons else "there is nothing to change")
        edits = self._edits(repair.colour)
        source = f"{from_start(edits[0].place.file)}:{edits[0].place.line}" if edits else ""
        delta = repair.delta_e
        return Change(self.kind, self.token, repair.colour, tuple(pairs), edits, delta, source, self.when)

    def _edits(self, colour: str) -> tuple[Edit, ...]:
        if self.places:
            return tuple(Edit(place, rewritten(place.text, colour)) for place in self.places)
        if self.when is not None and not all(sources.rule_of(slot.owner) for slot in self.own):
            return ()  # an argument in Python is set once; only kv follows a state
        edits = [edit_of(slot.owner, slot.name, self._expression(slot, colour)) for slot in self.own]
        known = {edit.place: edit for edit in edits if edit is not None}
        return tuple(known.values()) if None not in edits else ()

    def _expression(self, slot: Slot, colour: str) -> str:
        """Return the value of a property in kv or Python, as the edit writes it."""
        if self.when is None:
            return f"'{colour}'"
        name, wanted = self.when
        old = slot.setting.line.value if slot.setting is not None else repr(slot.value)
        colours = [each.rgb for each in expression(old).colours if each.text == old.strip()]
        now = self.otherwise.get(slot.key)
        if now is not None and colours and now != colours[0]:
            old = repr(hexadecimal(now))
        condition = f"self.{name} == {wanted!r}" if isinstance(wanted, str) else f"self.{name}"
        return f"'{colour}' if {condition} else ({old})"


_LOOKS: Mapping[str, tuple[str, object]] = {
    "default": ("state", "normal"),
    "pressed": ("state", "down"),
    "focused": ("focus", True),
}


def in_look(state: str, failing: Sequence[Element], otherwise: Colours) -> Target | None:
    """Return the texts' own colours in one look only, such as pressed; None where there is no such look.

    ``otherwise`` has their colours in the other look.
    """
    widgets = [element.widget for element in failing]
    when = _LOOKS.get(state)
    if when is None or not all(hasattr(widget, when[0]) for widget in widgets):
        return None
    starts = _texts(failing)
    token = f"{type(starts[0].owner).__name__}.{starts[0].name}"
    return Target("text", token, tuple(starts), own=tuple(starts), when=when, otherwise=otherwise)


def text_colours(elements: Sequence[Element]) -> Colours:
    """Return the colours that texts have now."""
    found = {}
    for element in elements:
        with suppress(UntriedError):
            slot = text_slot(element.widget)
            found[slot.key] = slot.rgb
    return found


def targets(
    kind: str, failing: Sequence[Element], every: Sequence[Element], ground: str, files: Sequence[FilePath]
) -> list[Target]:
    """Return what can be changed of some elements' texts or grounds: first at the place that decides for all.

    ``ground`` is the colour of the ground, ``files`` are searched for tokens. Raises UntriedError where there
    is nothing.
    """
    if kind == "text":
        starts = _texts(failing)
    else:
        starts = [paint(each) for element in failing for each in find_grounds(element, ground)]
        if not starts:
            raise UntriedError("what paints the background cannot be told")
    found = [_shared(kind, starts, every, files)]
    if kind == "text" and found[0].places:
        found.append(_alone(kind, starts, every))
    return found


def _texts(failing: Sequence[Element]) -> list[Slot]:
    slots, reasons = [], []
    for element in failing:
        try:
            slots.append(text_slot(element.widget))
        except UntriedError as error:
            reasons.append(str(error))
    if not slots:
        raise UntriedError(reasons[0] if reasons else "the widget is no longer there")
    return slots


def _alone(kind: str, starts: Sequence[Slot], every: Sequence[Element]) -> Target:
    """Return the texts' own colours, set in the rules that declare their widgets, for all of these rules."""
    rules = {rule for start in starts if (rule := sources.rule_of(start.owner)) is not None}
    names = {start.name for start in starts}
    more = [element.widget for element in every if sources.rule_of(element.widget) in rules]
    slots = {start.key: start for start in starts}
    for slot in (attribute(widget, name) for widget in more for name in names):
        slots.setdefault(slot.key, slot)
    token = f"{type(starts[0].owner).__name__}.{starts[0].name}"
    return Target(kind, token, tuple(slots.values()), own=tuple(starts))


def _shared(kind: str, starts: Sequence[Slot], every: Sequence[Element], files: Sequence[FilePath]) -> Target:
    """Return where the colours are decided, and everything on the screen whose colour is decided there."""
    own = [trace(start, files) for start in starts]
    keys = {origin.key for origin in own}
    rgbs = {origin.slot.rgb for origin in own}
    slots = {origin.slot.key: origin.slot for origin in own}
    for slot in (each for element in every for each in _colours_of(element.widget)):
        if slot.rgb in rgbs:
            origin = trace(slot, files)
            if origin.key in keys:
                slots.setdefault(origin.slot.key, origin.slot)
    places = {origin.place for origin in own if origin.place is not None}
    if any(origin.place is None for origin in own):
        places = set()
    settable = tuple(
        slot for slot in starts if isinstance(slot.name, str) and hasattr(slot.owner, "proxy_ref")
    )
    ordered = tuple(sorted(places, key=lambda place: (place.file, place.line, place.start)))
    return Target(kind, own[0].token, tuple(slots.values()), ordered, settable if kind == "text" else ())


def _colours_of(widget: Widget) -> Iterator[Slot]:
    yield from coloured(widget)
    yield from (paint(each) for each in _colours(widget.canvas))


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


def _in_form_of(slot: Slot, colour: str) -> object:
    """Return a colour in the form in which a place holds its own. Raises UntriedError where it holds none."""
    kept = slot.value
    if isinstance(kept, str) and isinstance(slot.name, str):
        return colour
    if isinstance(kept, Sequence) and len(kept) in (3, 4) and all(map(_is_figure, kept)):
        channels = [*shares_of(colour), 1.0][: len(kept)]
        return tuple(channels) if isinstance(kept, tuple) else channels
    raise UntriedError(f"{type(slot.owner).__name__}.{slot.name} holds no colour ({type(kept).__name__})")


def _is_figure(value: object) -> bool:
    return isinstance(value, Real) and isfinite(value)


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
