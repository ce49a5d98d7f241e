"""Where a colour comes from: followed from what draws it, through kv, to the line that writes it out.

``color: theme.hint`` on a label leads to the object ``theme``, and from there to the line of Python, kv or a
file of tokens that says ``#B2B2B2``. That line is what an edit has to change; what a repair changes on the
running app is the last place on the way there that the screen follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..looking import sources
from ..looking.sources import Setting, is_of_app, place_of, source_lines
from ..pixels.colour import Rgb
from . import pythonsource
from .literals import Written, expression
from .slots import KvName, Slot, is_module, is_paint, read_by
from .values import rgb_of

if TYPE_CHECKING:
    from types import ModuleType

_STEPS = 12  # from what draws to what decides; more is a circle
_IN_QUOTES = re.compile(r"""(['"])([^'"\n]*)\1""")


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a line of a file: line from 1, columns from 0 in characters."""

    file: str
    line: int
    start: int = 0
    end: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a colour comes from.

    ``token`` is what the program calls it; ``slot`` is where it can be changed while the program runs.
    ``place`` is the literal in the source, None where it is not known.
    """

    token: str
    slot: Slot
    place: Place | None

    @property
    def key(self) -> tuple[object, ...]:
        """What the origins of two colours share that one edit changes."""
        return self.slot.key if self.place is None else (self.place,)


def trace(slot: Slot, token_files: Sequence[Path] = ()) -> Origin:
    """Follow a colour to where it comes from. ``token_files`` are searched for what code reads from files."""
    token = f"{type(slot.owner).__name__}.{slot.name}"
    changed, at = slot, slot
    for _ in range(_STEPS):
        setting = at.setting
        if setting is None:
            break
        written = _written(setting, at.rgb)
        if written is not None:
            return Origin(token, changed, _in_kv(setting, written))
        following = next(((each, words) for each, words in read_by(setting) if each.rgb == at.rgb), None)
        if following is None or following[0].key == at.key:
            return Origin(token, changed, None)
        at, token = following
        changed = at if at.watched else changed
    return Origin(token, changed, _outside_kv(at, token_files))


def _written(setting: Setting, rgb: Rgb | None) -> Written | None:
    """Return the colour that a line of kv writes out, unless it is Kivy's own line."""
    file = setting.line.ctx.filename
    if file and not is_of_app(str(file)):
        return None
    return next((each for each in expression(setting.line.value).colours if each.rgb == rgb), None)


def _in_kv(setting: Setting, written: Written) -> Place | None:
    """Return where a piece of a property's value stands in its file."""
    place = place_of(setting.line.ctx, setting.line.line + written.line - 1)
    if place is None:
        return None
    file, number = place
    line = next(iter(source_lines(file)[number - 1 : number]), "")
    value = setting.line.value.splitlines()[written.line - 1]
    if value not in line:
        return None
    start = line.rindex(value) + written.start
    return Place(file, number, start, start + len(written.text), written.text)


def _outside_kv(slot: Slot, token_files: Sequence[Path]) -> Place | None:
    if slot.rgb is None:
        return None
    if isinstance(slot.owner, KvName):
        return _after_set(slot)
    found = _in_python(slot, slot.rgb)
    if found is not None:
        file, written = found
        return Place(file, written.line, written.start, written.end, written.text)
    return _in_tokens(slot, token_files)


def _in_python(slot: Slot, rgb: Rgb) -> tuple[str, Written] | None:
    if is_module(slot.owner):
        module: ModuleType = slot.owner
        return pythonsource.in_module(module, slot.name, rgb)
    kind = slot.owner.__class__
    if hasattr(slot.owner, "add_widget"):  # other widgets of the app may have a colour of the same name
        made = sources.made_at(slot.owner)
        written = None if made is None else pythonsource.in_call(*made, slot.name, rgb)
        if made is not None and written is not None:
            return made[0], written
        return pythonsource.in_class(kind, slot.name, rgb)
    found = pythonsource.in_class(kind, slot.name, rgb) or pythonsource.in_app(slot.name, rgb)
    return found or (pythonsource.drawn_with(rgb) if is_paint(slot.owner) else None)


def _after_set(slot: Slot) -> Place | None:
    """Return the colour that ``#:set NAME`` gives to a name in its .kv file."""
    file = str(slot.owner.file)
    for number, line in enumerate(source_lines(file), start=1):
        parts = line.split(None, 2)
        if parts[:2] == ["#:set", slot.name] and len(parts) == 3:
            for written in expression(parts[2].strip()).colours:
                if written.rgb == slot.rgb:
                    start = line.rindex(parts[2].strip()) + written.start
                    return Place(file, number, start, start + len(written.text), written.text)
    return None


def _in_tokens(slot: Slot, files: Sequence[Path]) -> Place | None:
    """Return the one line of the token files that gives this colour to a key of this name."""
    found = [place for file in files for place in _keyed(str(file), str(slot.name), slot.rgb)]
    return found[0] if len(found) == 1 else None


def _keyed(file: str, name: str, rgb: Rgb | None) -> list[Place]:
    key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*[:=]")
    found = []
    for number, line in enumerate(source_lines(file), start=1):
        if key.match(line):
            match = next((m for m in _IN_QUOTES.finditer(line) if rgb_of(m[2]) == rgb), None)
            if match is not None:
                found.append(Place(file, number, match.start(), match.end(), match[0]))
    return found
