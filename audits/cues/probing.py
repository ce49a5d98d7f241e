"""See the same control on and off, the same field right and wrong, and put it back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..driving.finder import elements_of
from ..looking.screen import bare_frame
from ..looking.tree import Element
from ..looking.wording import own_text
from ..pixels.colour import Bytes
from ..pixels.recolouring import difference
from .following import sources, told_by_words
from .looks import is_whole, place
from .siblings import Compared, Cue
from .switching import is_on, is_wrong, setter, switched_by

if TYPE_CHECKING:
    from ..probing.probe import Probe


@dataclass(frozen=True, slots=True, eq=False)
class _Sight:
    """The app at a moment: its frame, its elements by their widgets' uids, and the words around one."""

    frame: Bytes
    elements: dict[int, Element]
    words: list[str]

    def states(self) -> dict[int, bool]:
        """Return how each switch of the page stands."""
        return {uid: on for uid, each in self.elements.items() if (on := is_on(each)) is not None}


def is_switchable(element: Element) -> bool:
    """Tell whether both states of an element can be seen: it is on or off, right or wrong, and can be set."""
    return (is_on(element) is not None or is_wrong(element) is not None) and setter(element) is not None


def compare_states(probe: Probe, element: Element, visible: float) -> Compared:
    """Return what tells the two states of a switchable element apart; everything is put back.

    What is written in it or beside it, in the same part of the page, may tell as well. ``visible`` is the
    ratio from which a mark can be seen. The cue is UNKNOWN where it went out of sight.
    """
    switch, stands = setter(element), is_on(element) or is_wrong(element) or False
    assert switch is not None
    before = _see(probe, element)
    switch(not stands)
    probe.settle()
    after = _see(probe, element)
    with suppress(Exception):  # what cannot be put back is told when the probe ends
        switch(stands)
    probe.settle()
    _put_back(probe, element, before.states())
    compared = _compared(element, before, after, probe.screen.scale, visible)
    return _with_words(compared, before.elements.values())


def _with_words(compared: Compared, elements: Iterable[Element]) -> Compared:
    """Take words into account that follow what the state itself follows: setting the state passes them by."""
    if compared.cue not in (Cue.HUE, Cue.NOTHING):
        return compared
    followed = sources(compared.element, switched_by(compared.element))
    return replace(compared, cue=Cue.WORDS) if told_by_words(followed, elements) else compared


def _see(probe: Probe, element: Element) -> _Sight:
    elements = {each.widget.uid: each for each in elements_of(probe.root)}
    now = elements.get(element.widget.uid)
    return _Sight(bare_frame(probe.root), elements, _words(now) if now is not None else [])


def _put_back(probe: Probe, element: Element, stood: dict[int, bool]) -> None:
    """Put the others of its group back, those that were on first: one that is on turns the others off."""
    now = {each.widget.uid: each for each in elements_of(probe.root)}
    changed = [uid for uid, on in stood.items() if uid in now and is_on(now[uid]) is not on]
    for uid in sorted(changed, key=lambda uid: not stood[uid]):
        switch = setter(now[uid])
        with suppress(Exception):
            if switch is not None:
                switch(stood[uid])
    if changed:
        probe.settle()


def _compared(element: Element, before: _Sight, after: _Sight, scale: float, visible: float) -> Compared:
    first, second = (sight.elements.get(element.widget.uid) for sight in (before, after))
    if (
        first is None
        or second is None
        or not (is_whole(before.frame, first) and is_whole(after.frame, second))
    ):
        return Compared(element, Cue.UNKNOWN, 1.0)
    if first.rect != second.rect:
        return Compared(element, Cue.FORM, 1.0)
    drawn = difference(before.frame[place(first)], after.frame[place(second)], scale)
    if before.words != after.words:
        return Compared(element, Cue.WORDS, drawn.ratio)
    if drawn.mark >= visible and _moves(first, second):
        return Compared(element, Cue.FORM, drawn.mark)
    if drawn.mark >= visible:
        return Compared(element, Cue.MARK, max(drawn.mark, drawn.ratio))
    return Compared(element, Cue.HUE if drawn.changed else Cue.NOTHING, drawn.ratio)


def _moves(one: Element, other: Element) -> bool:
    """Tell whether something inside stands elsewhere in the other state: a switch's thumb."""
    places = {each.widget.uid: each.rect for each in one.walk()}
    return any(places.get(each.widget.uid, each.rect) != each.rect for each in other.walk())


def _words(element: Element) -> list[str]:
    """Return what is written in the part of the page that an element lies in."""
    around = element.parent or element
    return [own_text(each.widget) for each in around.walk() if "hidden" not in each.states]
