"""Change the colour that a text's own markup gives: ``[color=#AAAAAA]words[/color]``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..looking.sources import place_of, source_lines
from ..started import from_start
from .changes import Change, Edit, UntriedError
from .origins import Place
from .slots import Slot, attribute
from .values import rgb_of

if TYPE_CHECKING:
    from ..looking.tree import Element
    from .nearest import Repair

_COLOUR = re.compile(r"(?<=\[color=)#?\w+(?=\])")


@dataclass(frozen=True, slots=True)
class MarkupTarget:
    """Texts whose markup gives a colour (``#RRGGBB``)."""

    slots: tuple[Slot, ...]
    colour: str

    @property
    def kind(self) -> str:
        """What is changed."""
        return "text"

    def change(self, repair: Repair) -> Change:
        """Return the change of that colour wherever the markup gives it."""
        pairs = [(slot, self._rewritten(str(slot.value), repair.colour)) for slot in self.slots]
        edits = tuple(
            dict.fromkeys(Edit(place, repair.colour) for slot in self.slots for place in self._places(slot))
        )
        source = f"{from_start(edits[0].place.file)}:{edits[0].place.line}" if edits else ""
        return Change(self.kind, "[color]", repair.colour, tuple(pairs), edits, repair.delta_e, source)

    def _rewritten(self, text: str, new: str) -> str:
        rgb = rgb_of(self.colour)
        return _COLOUR.sub(lambda match: new if rgb_of(match[0]) == rgb else match[0], text)

    def _places(self, slot: Slot) -> Iterator[Place]:
        """Yield where the kv line that sets a text writes the colour."""
        if slot.setting is None:
            return
        first = slot.setting.line
        for number in range(first.line, first.line + first.value.count("\n") + 1):
            place = place_of(first.ctx, number)
            line = "" if place is None else next(iter(source_lines(place[0])[place[1] - 1 : place[1]]), "")
            for match in _COLOUR.finditer(line):
                if place is not None and rgb_of(match[0]) == rgb_of(self.colour):
                    yield Place(*place, match.start(), match.end(), match[0])


def markup_target(failing: Sequence[Element], colour: str) -> MarkupTarget:
    """Return the failing texts whose markup gives a colour. Raises UntriedError where none does."""
    rgb = rgb_of(colour)
    slots = [attribute(e.widget, "text") for e in failing if getattr(e.widget, "markup", False)]
    found = tuple(
        slot for slot in slots if any(rgb_of(m[0]) == rgb for m in _COLOUR.finditer(str(slot.value)))
    )
    if not found:
        raise UntriedError("no markup gives this colour")
    return MarkupTarget(found, colour)
