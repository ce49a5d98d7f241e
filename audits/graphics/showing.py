"""How what controls need to show stands out, compared for all controls of a screen at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from math import floor

import numpy as np
from numpy.typing import NDArray

from ..looking.screen import Screen
from ..looking.signs import is_sign
from ..looking.tree import Element
from ..pixels.affine import Rect, intersect, is_empty
from ..pixels.colour import as_rgbs
from ..pixels.drawings import Frame, Ink, changed, inks
from ..pixels.hiding import made_glaring
from ..pixels.pairs import window
from ..pixels.pieces import Piece
from .needs import BOXES, FIELDS, SLIDING, Need, draws_more, needs_of
from .shapes import Graphics, own, part
from .standing import COVERED, FAINT, SAME, Standing, changing, framed, standing

_RING_DP = 8.0
"""How far beyond a control its focus ring may lie, in dp."""
_BESIDE_DP = 3.0
"""How far apart two colours may lie, in dp, to be adjacent: the width of a border with its soft edges."""


@dataclass(slots=True)
class _Asked:
    """One need of one element, in its group."""

    element: Element
    group: list[Standing]
    need: Need
    likeness: Hashable = None
    """What stands for how it is drawn and shows, where what other screens show is known."""


class Showing:
    """What some controls of a screen show of what they need to: groups, each of which may be what shows them.

    ``worded`` tells which of them show words. ``required`` has the least ratio for each kind of need; what it
    does not have is not asked. Up to four frames are drawn, none where all controls have their words.
    """

    def __init__(self, screen: Screen, worded: Mapping[Element, bool], required: Mapping[str, float]) -> None:
        self._screen = screen
        self._required = required
        drawing = [element for element, has_words in worded.items() if not has_words or draws_more(element)]
        fields = [element for element in drawing if element.role in FIELDS]
        self._graphics = Graphics(screen, drawing, fields)
        self.groups: dict[Element, list[list[Standing]]] = defaultdict(list)
        asked: list[_Asked] = []
        for element in drawing:
            for needs in needs_of(element, self._graphics, worded[element], screen.scale):
                group: list[Standing] = []
                self.groups[element].append(group)
                asked += [_Asked(element, group, need) for need in needs if need.what in required]
        asked = [each for each in asked if not self._is_known(each)]
        for frames in (False, True):
            self._compare([each for each in asked if each.need.frames is frames])

    def _is_known(self, asked: _Asked) -> bool:
        """Take what was found before of a thing that shows just as it did then; tell whether there is any."""
        screen, key = self._screen, _key(asked)
        known = screen.before.kept.get(key) if screen.before is not None else None
        if known is not None and not screen.is_as_before(asked.need.part.area, self._reach + 1):
            known = None
        if known is None and screen.known is not None:
            asked.likeness = self._likeness(asked)
            known = screen.known.beside.get(asked.likeness)
        if not isinstance(known, Standing):
            return False
        self._tell(asked, known)
        return True

    def _likeness(self, asked: _Asked) -> Hashable:
        """Return what stands for a thing as it is drawn and shows: its pieces, and the pixels round them."""
        need, element = asked.need, asked.element
        left, bottom = floor(need.part.area[0]), floor(need.part.area[1])
        pieces = [
            (
                type(piece.instruction).__name__,
                piece.is_picture,
                alpha,
                _tint(piece),
                _from(piece.rect, left, bottom),
            )
            for piece, alpha in zip(need.part.pieces, need.part.alphas, strict=True)
        ]
        place = window(need.part.area, self._screen.frame.shape, self._reach + 1)
        digest = blake2b(np.ascontiguousarray(self._screen.frame[place]).tobytes())
        digest.update(np.ascontiguousarray(self._frame.texts[place]).tobytes())
        kind = type(element.widget).__qualname__, element.role, *sorted(element.states)
        asks = need.what, need.frames, need.length, need.both, self._required[need.what], self._reach
        at = _from(need.part.area, left, bottom), place[0].start - bottom, place[1].start - left
        return kind, asks, at, tuple(pieces), digest.digest()

    def _tell(self, asked: _Asked, found: Standing) -> None:
        asked.group.append(found)
        self._screen.kept[_key(asked)] = found

    @property
    def _reach(self) -> int:
        """How far apart two colours may lie, in px, to be adjacent."""
        return max(1, round(_BESIDE_DP * self._screen.scale))

    @cached_property
    def _frame(self) -> Frame:
        screen = self._screen
        return Frame(screen.frame, _texts_of(screen), self._reach)

    def _compare(self, asked: Sequence[_Asked]) -> None:
        """Compare what carries others, or what does not: one is not hidden while the other is compared."""
        if not asked:
            return
        screen = self._screen
        found = inks(screen.stage, self._frame, [each.need.part for each in asked])
        lost = [each for each, ink in zip(asked, found, strict=True) if not len(ink)]
        glaring = self._glaring(lost)
        for each, ink in zip(asked, found, strict=True):
            if len(ink):
                self._tell(each, standing(each.need, ink, self._required[each.need.what]))
                if screen.known is not None:
                    screen.known.beside[each.likeness] = each.group[-1]
            else:
                self._tell(each, self._unseen(each.need, glaring))

    def _glaring(self, lost: Sequence[_Asked]) -> NDArray[np.uint8] | None:
        """Draw what does not show in a glaring colour: what then shows has the colour of its ground."""
        if not lost:
            return None
        with made_glaring([piece for each in lost for piece in each.need.part.pieces]):
            places = [each.need.part.area for each in lost]
            return self._screen.stage.frame_at(places, self._screen.frame)

    def _unseen(self, need: Need, glaring: NDArray[np.uint8] | None) -> Standing:
        frame = self._screen.frame
        place = window(need.part.area, frame.shape)
        here = frame[place]
        shows = glaring is not None and bool(np.any(glaring[place] != here))
        ground = as_rgbs(here[here.shape[0] // 2 : here.shape[0] // 2 + 1, here.shape[1] // 2])[0]
        return Standing(need.what, SAME if shows else COVERED, 1.0, ground, ground)

    def focused(self, elements: Sequence[Element]) -> dict[Element, Standing]:
        """Return how what the focus changes stands out from what is beside it, where it changes anything."""
        if not elements:
            return {}
        required = self._required["focus"]
        inked = {element: ink for element in elements if (ink := self._changed(self._around(element)))}
        told = {element: framed("focus", ink, required) for element, ink in inked.items()}
        faint = [each for each in told if told[each].outcome == FAINT and self._graphics.of(each)]
        for element, drawn in zip(faint, self._at_full(faint), strict=True):
            if len(there := drawn.where(self._mask(inked[element]))):
                told[element] = max(
                    told[element], framed("focus", there, required), key=lambda one: one.figure
                )
        return told

    def _around(self, element: Element) -> list[Rect]:
        """Return where the focus of an element may show: on it, and in what it draws close by."""
        left, bottom, right, top = element.rect
        reach = _RING_DP * self._screen.scale
        grown = (left - reach, bottom - reach, right + reach, top + reach)
        return [element.visible, *(intersect(each.rect, grown) for each in self._graphics.of(element))]

    def _at_full(self, elements: Sequence[Element]) -> list[Ink]:
        """Return the ink of what elements draw: unlike what changes, without its soft edges. Two frames."""
        parts = [part(self._graphics.of(element)) for element in elements]
        return inks(self._screen.stage, self._frame, parts) if parts else []

    def _mask(self, ink: Ink) -> NDArray[np.bool_]:
        mask = np.zeros(self._screen.frame.shape[:2], np.bool_)
        mask[ink.behind.rows, ink.behind.columns] = True
        return mask

    def state(self, element: Element) -> Standing | None:
        """Return how the change of a box or a switch stands out; None where nothing changes.

        Words tell a state by what they say; a sign that is a glyph tells it as a drawn one does.
        """
        if element.role not in BOXES | SLIDING:
            return None
        ink = self._changed([element.visible], self._without_signs(element))
        return None if ink is None else changing("state", ink, self._required["mark"])

    def _without_signs(self, element: Element) -> Frame:
        """Return the frame with the glyphs that are signs of an element taken for drawings."""
        texts = self._screen.texts
        signs = [
            each
            for part in own(element)
            for each in texts.get(part, ())
            if is_sign(part, each.drawn.source.text)
        ]
        if not signs:
            return self._frame
        mask = self._frame.texts.copy()
        for each in signs:
            mask.ravel()[each.places] = False
        return replace(self._frame, texts=mask)

    def _changed(self, places: Sequence[Rect], frame: Frame | None = None) -> Ink | None:
        before, now = self._screen.before, self._screen.frame
        if before is None or before.frame.shape != now.shape:
            return None
        shown = [place for place in places if not is_empty(place)]
        if not shown:
            return None
        sides = list(zip(*shown, strict=True))
        area = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
        ink = changed(before.frame, frame or self._frame, area)
        return ink if len(ink) else None


def _tint(piece: Piece) -> tuple[float, ...]:
    return () if piece.colour is None else tuple(piece.colour.rgba)


def _from(rect: Rect | None, left: int, bottom: int) -> tuple[float, ...]:
    """Return the sides of a rectangle from a place, without what is lost where floats are added up."""
    if rect is None:
        return ()
    return tuple(round(side - start, 3) for side, start in zip(rect, (left, bottom) * 2, strict=True))


def _key(asked: _Asked) -> Hashable:
    return asked.element.widget.uid, asked.need.what, asked.need.part.area


def _texts_of(screen: Screen) -> NDArray[np.bool_]:
    """Return where texts show."""
    mask = np.zeros(screen.frame.shape[:2], np.bool_)
    for results in screen.texts.values():
        for result in results:
            if len(result.values):
                mask.ravel()[result.places] = True
    return mask
