"""Which letters of the texts on a screen cannot be read whole, and what takes them.

A text as drawn is compared with the same text painted alone and without bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..looking.reading import attribute, is_a, words
from ..looking.roles import EDITABLE
from ..looking.screen import Screen
from ..looking.tree import Element
from ..looking.wording import is_symbol
from ..pixels.contrast import Measured
from ..pixels.ink import Ink, ink_of, letters_in
from .traces import Bools, Cause, Trace, Tracer

_EXEMPT = frozenset({"decoration", "inert", "hidden"})
_HARD = [*range(Cause.BOX, Cause.COVERED)]


@dataclass(slots=True)
class Loss:
    """What of an element's texts is lost: ``letters`` that there are, and how many each cause takes.

    Causes are the names of ``Cause`` in lower case, "missing" for what was not laid out at all, and
    "shortened" for what an ellipsis stands for; ``shortened`` holds the texts that have one. ``unplaced``
    says that a text's setting or its way to the screen is unknown, or leads through a shader.
    """

    letters: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    shortened: list[Measured] = field(default_factory=list)
    unplaced: bool = False

    def add(self, other: Loss) -> None:
        """Add what another text of the same element loses."""
        self.letters += other.letters
        self.lost.update(other.lost)
        self.shortened += other.shortened
        self.unplaced |= other.unplaced


def losses(screen: Screen, thresholds: Mapping[str, float]) -> dict[Element, Loss]:
    """Return what is lost of the texts of each element of which anything shows.

    Of a letter, the share ``ink`` of its ink has to show for it to be whole, and the share ``covered`` where
    something lies over its widget. A text whose letters all stay below the contrast ``faint`` hides no other.
    """
    height, width = screen.frame.shape[:2]
    tracer = Tracer(width, height)
    found: dict[Element, Loss] = {}
    traces = []
    for element, result, ink in _readable(screen):
        if ink is None:
            found.setdefault(element, Loss()).unplaced = True
        else:
            traces.append(tracer.trace(element, result, ink))
    _find_overlaps(traces, height * width, thresholds["faint"])
    for trace in traces:
        found.setdefault(trace.element, Loss()).add(_loss(trace, thresholds))
    for element, loss in found.items():
        _add_undrawn_hint(element, screen.texts[element], loss)
    return found


def _readable(screen: Screen) -> Iterator[tuple[Element, Measured, Ink | None]]:
    """Yield the texts of which something shows, and that are not the shadow or the copy of another one."""
    for element, results in screen.texts.items():
        if _EXEMPT & element.states:
            continue
        for result in results:
            if not result.letters or result.is_copy or result.hidden_because == "shadow":
                continue
            ink = ink_of(result.drawn.source)
            if ink is None or ink.letters or ink.missing:
                yield element, result, ink


def _find_overlaps(traces: list[Trace], pixels: int, faint: float) -> None:
    """Mark the ink that two texts share."""
    hiding = sorted((each for each in traces if _hides_others(each.result, faint)), key=_rank)
    saying = [each for each in hiding if not is_symbol(each.result.drawn.source.text)]
    _hide_under_signs(hiding, pixels)
    count = np.zeros(pixels, np.uint8)
    for trace in saying:
        count[trace.pixel[trace.shows]] += 1  # once, however many texels a pixel shows
    melted = _melted(saying, pixels)
    for trace, where in zip(saying, melted, strict=True):
        count[trace.pixel[where]] = 2
    if count.max(initial=0) <= 1:
        return
    for trace, where in zip(saying, melted, strict=True):
        shared = trace.shows
        shared[shared] = count[trace.pixel[shared]] > 1
        trace.cause[shared | where] = Cause.OVERLAP


def _hide_under_signs(traces: list[Trace], pixels: int) -> None:
    """Mark the ink of words over which a sign is drawn. Words on a sign, and signs on signs, are meant so."""
    highest = np.full(pixels, -1)
    for trace in reversed(traces):
        on_screen = trace.pixel >= 0
        if is_symbol(trace.result.drawn.source.text):
            shown = trace.pixel[trace.shows]
            highest[shown] = np.maximum(highest[shown], _rank(trace))
        else:
            on_screen[on_screen] = highest[trace.pixel[on_screen]] > _rank(trace)
            trace.cause[on_screen] = Cause.OVERLAP


def _rank(trace: Trace) -> int:
    return trace.result.drawn.rank


def _melted(traces: list[Trace], pixels: int) -> list[Bools]:
    """Tell which ink changes nothing because a text below it has the same colour there already."""
    hidden = [(trace.pixel >= 0) & ~trace.shows for trace in traces]
    if not any(where.any() for where in hidden):
        return hidden
    lowest = np.full(pixels, len(traces))
    for number in reversed(range(len(traces))):
        trace = traces[number]
        lowest[trace.pixel[trace.shows]] = number
    for number, (trace, where) in enumerate(zip(traces, hidden, strict=True)):
        where[where] = lowest[trace.pixel[where]] < number
    return hidden


def _hides_others(result: Measured, faint: float) -> bool:
    return max(letter.ratio for letter in result.letters) >= faint


def _loss(trace: Trace, thresholds: Mapping[str, float]) -> Loss:
    """Count the letters that are not whole, each by what takes most of it."""
    ink, result = trace.ink, trace.result
    amounts = ink.amounts
    letters = int(np.count_nonzero(amounts)) - ink.dots + ink.missing
    loss = Loss(letters, unplaced=result.drawn.to_frame is None)
    loss.lost["shortened" if ink.dots else "missing"] = ink.missing
    if ink.dots:
        loss.shortened.append(result)
    if not trace.cause.any():
        return loss
    taken = np.zeros((len(Cause), ink.letters))
    np.add.at(taken, (trace.cause, ink.letter), 1)
    shares = taken / np.maximum(amounts, 1)
    lost = shares[_HARD].sum(axis=0) > 1 - thresholds["ink"]
    covered = ~lost & (shares[Cause.COVERED] > 1 - thresholds["covered"])
    scrolled = ~lost & ~covered & (shares[Cause.SCROLLED] > 1 - thresholds["ink"])
    mostly = np.where(lost, np.array(_HARD)[shares[_HARD].argmax(axis=0)], Cause.NONE)
    mostly[covered], mostly[scrolled] = Cause.COVERED, Cause.SCROLLED
    loss.lost.update(Cause(number).name.lower() for number in mostly[mostly != Cause.NONE].tolist())
    loss.unplaced |= result.drawn.buffered and bool(covered.any() or lost.any())
    return loss


def _add_undrawn_hint(element: Element, results: list[Measured], loss: Loss) -> None:
    """Add the lines of a hint for which its field has no room: Kivy does not even draw them."""
    widget = element.widget
    hint = letters_in(words(widget, "hint_text"))
    drawn_by_kivy = is_a(attribute(widget, "_hint_text_labels"), list)
    if element.role not in EDITABLE or not (hint and drawn_by_kivy) or words(widget, "text"):
        return
    said = "".join(letters_in(each.drawn.source.text) for each in results)
    undrawn = max(0, len(hint) - len(said))
    loss.letters += undrawn
    loss.lost["missing"] += undrawn
