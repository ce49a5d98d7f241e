"""What controls look like in another state: pressed, focused, switched over, in error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from .graphics.reaching import apart, drawn_beyond
from .looking import states
from .looking.screen import Screen, look
from .looking.settle import sync
from .looking.tree import Element, shows
from .looking.unseen import listed
from .model import PROBED_STATES, Finding, Remark
from .pixels.affine import Rect
from .rules.rule import Rule

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from .driving.held import Held
    from .known_looks import ScreenOfKnown
    from .pixels.colour import Bytes

_ALONE_AT_MOST = 8  # controls of a screen that get a state one at a time, a look each

Judge: TypeAlias = Callable[[tuple[Rule, ...], Screen, str, Sequence[Element]], list[Finding]]
"""Applies rules to some of the elements of a look, made in a state."""


@dataclass(frozen=True, slots=True)
class OtherStates:
    """The controls of a ``screen``, put into another state for a look, and back again."""

    widget: Widget
    screen: Screen
    app: Held
    rules: tuple[Rule, ...]
    judge: Judge
    known: ScreenOfKnown | None = None

    def look(self, state: str, unheld: list[Remark]) -> list[Finding]:
        """Judge what a state changes, in all controls that can have it at once.

        Those that then draw over each other, as focus rings do, get it in turn. Controls that do not have it,
        because only one of them can, get it one at a time, and so does what went out of sight. ``unheld``
        gets those that never had it, or were too many.
        """
        rules = tuple(rule for rule in self.rules if rule.looks_in(state))
        if not rules:
            return []
        findings, lost = self._within(rules, state)
        for control in lost[:_ALONE_AT_MOST]:
            more, still_lost = self._within(rules, state, [control])
            findings += more
            unheld += [Remark("unheld", each.path, state) for each in still_lost]
        unheld += [Remark("unheld", each.path, state) for each in lost[_ALONE_AT_MOST:]]
        return findings

    def _within(
        self,
        rules: tuple[Rule, ...],
        state: str,
        only: Sequence[Element] | None = None,
        drawn: Mapping[Element, Rect] = MappingProxyType({}),
    ) -> tuple[list[Finding], list[Element]]:
        """Return what is found in a state, and the controls that do not have it or are out of sight.

        ``drawn`` tells where some then draw that reach out of their boxes.
        """

        def raised(element: Element, error: Exception) -> None:
            self.app.witness.note(f"{element.path} ({state})", error)

        beyond: dict[Element, Rect] = {}
        findings: list[Finding] = []
        lost: list[Element] = []
        with states.pretend(state, self.screen.elements, raised, only) as pretended:
            if not pretended.controls:
                return [], []
            sync()
            if state in PROBED_STATES:
                self.app.settle()  # a thumb may glide to its other end
            elif only is None:
                beyond = drawn_beyond(self.screen, pretended.controls)
            if not beyond:
                lost = pretended.lost()
                changed = [control for control in pretended.controls if control not in lost]
                findings, hidden = self._told(rules, state, changed, drawn) if changed else ([], [])
                lost += hidden
        sync()
        for group in self._in_turn(pretended.controls, beyond) if beyond else ():
            more, out_of_sight = self._within(rules, state, group, beyond)
            findings += more
            lost += out_of_sight
        return findings, lost

    def _in_turn(self, controls: list[Element], beyond: dict[Element, Rect]) -> list[list[Element]]:
        """Part controls, now at rest, in groups: what a state draws ``beyond`` one meets no other of them."""
        resting = drawn_beyond(self.screen, list(beyond))
        return apart(controls, {each: area for each, area in beyond.items() if resting.get(each) != area})

    def _told(
        self, rules: tuple[Rule, ...], state: str, changed: list[Element], drawn: Mapping[Element, Rect]
    ) -> tuple[list[Finding], list[Element]]:
        """Judge the controls that have got a state, but for those whose looks are known."""
        if self.known is None or state in PROBED_STATES:
            return self._look_again(rules, state, changed)
        looks = self.known.among(state, [rule.id for rule in rules], changed, drawn)
        found, hidden = self._look_again(rules, state, looks.new, looks.frame) if looks.new else ([], [])
        return looks.all_told(found, hidden), hidden

    def _look_again(
        self, rules: tuple[Rule, ...], state: str, changed: list[Element], frame: Bytes | None = None
    ) -> tuple[list[Finding], list[Element]]:
        """Judge what lies in the controls that have got a state, and what their new value changes elsewhere.

        Returns the controls, too, that could be seen before and now cannot. ``frame`` shows what they look
        like now, where it has been drawn.
        """
        mine = {element.widget.uid for control in changed for element in control.walk()}
        everywhere = state in PROBED_STATES
        within = None if everywhere else mine
        again = look(
            self.widget,
            illustrated=self.screen.illustrated,
            within=within,
            before=self.screen,
            known=self.screen.known,
            frame=frame,
        )
        if frame is not None and self._has_moved(again, mine):  # to where that frame shows it at rest
            return self._look_again(rules, state, changed)
        inside = [element for element in again.elements if element.widget.uid in mine]
        if everywhere:
            inside += self._otherwise(again, mine)
        in_sight = {element.widget.uid for element in again.elements if _can_be_used(element)}
        hidden = [each for each in changed if _can_be_used(each) and each.widget.uid not in in_sight]
        return self.judge(rules, again, state, inside), hidden

    def _has_moved(self, again: Screen, mine: set[int]) -> bool:
        """Tell whether any of some widgets, by their uids, stands otherwise than at rest."""
        now = {each.widget.uid: each.rect for each in again.elements if each.widget.uid in mine}
        return now != {each.widget.uid: each.rect for each in self.screen.elements if each.widget.uid in mine}

    def _otherwise(self, again: Screen, mine: set[int]) -> Iterator[Element]:
        """Yield what is drawn otherwise than before, or was not there; what has only moved is not."""
        before = {element.widget.uid: element for element in self.screen.every}
        for element in again.elements:
            old = before.get(element.widget.uid)
            if element.widget.uid not in mine and shows(element) and not _is_same(element, old, again):
                yield element


def _can_be_used(element: Element) -> bool:
    return shows(element) and not element.states & {"inert", "hidden"}


def _is_same(element: Element, old: Element | None, again: Screen) -> bool:
    """Tell whether an element was there before and looks as it did then, or has only moved."""
    if old is None or not shows(old) or _size(element) != _size(old):
        return False
    return element.rect != old.rect or again.is_as_before(element.visible)


def _size(element: Element) -> tuple[int, int]:
    left, bottom, right, top = element.rect
    return round(right - left), round(top - bottom)


def unset(rules: Iterable[Rule], elements: Sequence[Element]) -> Iterator[Remark]:
    """Yield which controls were not seen in another state that they have, where a rule would have looked."""
    asked = tuple(rules)
    for state in PROBED_STATES:
        controls = states.able(state, elements) if any(rule.looks_in(state) for rule in asked) else ()
        if controls:
            yield Remark(f"unset-{state}", listed(control.path for control in controls))
