"""What a change of colour can change, where it is decided: a text's, a graphic's, or its ground's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from math import isfinite
from numbers import Real
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, TypeAlias

from ..looking import sources
from ..pixels.colour import Rgb, hexadecimal
from ..started import from_start
from .changes import Change, Edit, Pair, UntriedError
from .drawn import find_grounds, settable, text_slot, untinted
from .editing import edit_of
from .literals import expression
from .origins import Origin, Place, trace
from .slots import Slot, attribute, canvas_colours, coloured, paint
from .values import rewritten, shares_of

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..looking.tree import Element
    from .nearest import Repair

Colours: TypeAlias = "Mapping[tuple[int, object], Rgb | None]"
"""By the keys of slots."""


@dataclass(frozen=True, slots=True)
class Target:
    """Places that one change of colour changes together: ``kind`` is "text", "graphic" or "ground".

    ``places`` are the literals to edit for it. Without them, ``own`` are the properties that an edit sets for
    their widgets alone. ``when`` is as in ``Change``; ``otherwise`` has the colours in the other look, which
    an earlier repair may have changed. ``tinting`` is the colour (``#RRGGBB``) that a picture has now, where
    the places hold what tints it.
    """

    kind: str
    token: str
    slots: tuple[Slot, ...]
    places: tuple[Place, ...] = ()
    own: tuple[Slot, ...] = ()
    when: tuple[str, object] | None = None
    otherwise: Colours = field(default_factory=dict)
    tinting: str = ""

    def change(self, repair: Repair) -> Change:
        """Return the change of these places to a colour. Raises UntriedError where none takes a colour."""
        if self.tinting:
            repair = replace(repair, colour=untinted(self.slots[0], self.tinting, repair.colour))
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


def targets(  # noqa: PLR0913, PLR0917 - what is asked for, where, and what is known
    kind: str,
    failing: Sequence[Element],
    every: Sequence[Element],
    ground: str,
    files: Sequence[FilePath],
    drawn: Collection[int] = (),
) -> list[Target]:
    """Return what can be changed of some elements' texts or grounds: first at the place that decides for all.

    ``ground`` is the colour of the ground, ``files`` are searched for tokens, ``drawn`` is as in
    ``find_grounds``. Raises UntriedError where there is nothing.
    """
    if kind == "text":
        starts = _texts(failing)
    else:
        starts = [paint(each) for element in failing for each in find_grounds(element, ground, drawn)]
        if not starts:
            raise UntriedError("what paints the background cannot be told")
    own = _settable(starts) if kind == "text" else ()
    found = [_shared(kind, [trace(start, files) for start in starts], own, every, files)]
    if kind == "text" and found[0].places:
        found.append(_alone(kind, starts, every))
    return found


def graphic(
    drawn: Sequence[Origin],
    failing: Sequence[Element],
    every: Sequence[Element],
    files: Sequence[FilePath],
    tinting: str = "",
) -> Target:
    """Return what gives its colour to what some controls draw, of which each part was followed to its origin.

    ``tinting`` is as in ``Target``. Raises UntriedError where an app cannot change it.
    """
    return replace(_shared("graphic", drawn, settable(drawn, failing), every, files), tinting=tinting)


def _settable(starts: Sequence[Slot]) -> tuple[Slot, ...]:
    return tuple(slot for slot in starts if isinstance(slot.name, str) and hasattr(slot.owner, "proxy_ref"))


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


def _shared(
    kind: str,
    own: Sequence[Origin],
    set_alone: tuple[Slot, ...],
    every: Sequence[Element],
    files: Sequence[FilePath],
) -> Target:
    """Return where the colours are decided, and everything on the screen whose colour is decided there.

    ``set_alone`` are the properties that an edit may set where no place is known.
    """
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
    ordered = tuple(sorted(places, key=lambda place: (place.file, place.line, place.start)))
    return Target(kind, own[0].token, tuple(slots.values()), ordered, set_alone)


def _colours_of(widget: Widget) -> Iterator[Slot]:
    yield from coloured(widget)
    yield from (paint(each) for each in canvas_colours(widget.canvas))


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
