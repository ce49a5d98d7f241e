"""What a screen reader says: of one thing, of a whole page, and when something changes.

Each screen reader has its own order and words. This is what they have in common: name, role, value,
states, place in a list. What repeats something typed is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import dropwhile, islice

from ..looking.roles import CONTROLS, EDITABLE
from .changes import appeared
from .records import WINDOW, Announced, Snapshot
from .words import load

_STATES_SAID = (
    "selected", "checked", "unchecked", "mixed", "expanded", "collapsed", "invalid", "required", "busy",
    "disabled",
)  # fmt: skip
_SAID_OF_BOXES = frozenset({"dialog", "alert_dialog", "menu", "list"})  # when reading comes to one


class Cause(StrEnum):
    """Why something is said."""

    PAGE = "page"
    READING = "reading"
    FOCUS = "focus"
    STATE = "state"
    POLITE = "polite"
    ASSERTIVE = "assertive"


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that is said, and why."""

    cause: Cause
    text: str


class Speech:
    """Puts what is announced into the words of a language."""

    def __init__(self, language: str) -> None:
        self._words = load(language)

    def of(self, node: Announced) -> str:
        """Return what is said when a screen reader comes to something."""
        parts = [self._name(node), self._words["roles"].get(node.role, ""), self._value(node)]
        parts += [self._words["states"][state] for state in _STATES_SAID if state in node.states]
        if node.position:
            parts.append(self._words["form"]["place"].format(position=node.position, count=node.of))
        elif node.role == "list" and node.of:
            parts.append(self._words["form"]["count"].format(count=node.of))
        parts.append(node.description)
        return self._words["form"]["join"].join(filter(None, parts))

    def content(self, snapshot: Snapshot, page: Announced) -> Iterator[Utterance]:
        """Yield what is said when a page is read on, from after its headline to its end."""
        headline = snapshot.headline(page)
        on = dropwhile(lambda node: node.id != headline.id, snapshot.walk(page.id))
        for node in islice(on, 1, None):
            boxed = bool(node.children) and node.role not in CONTROLS and node.role not in _SAID_OF_BOXES
            if not boxed or node.name:
                yield Utterance(Cause.READING, self.of(node))

    def heard(self, before: Snapshot, after: Snapshot) -> Iterator[Utterance]:
        """Yield what is said by itself when one snapshot follows another; what is urgent comes first."""
        told = sorted(self._live(before, after), key=lambda each: each.cause is not Cause.ASSERTIVE)
        yield from (each for each in told if each.cause is Cause.ASSERTIVE)
        page = appeared(before, after)
        if page is not None:
            yield Utterance(Cause.PAGE, self.of(after.headline(page)))
        elif (change := self._attended(before, after)) is not None:
            yield change
        yield from (each for each in told if each.cause is not Cause.ASSERTIVE)

    def _attended(self, before: Snapshot, after: Snapshot) -> Utterance | None:
        """Return what is said of what has the focus, where that is new or says something else."""
        node = after.nodes.get(after.focus)
        if node is None or node.id == WINDOW:
            return None
        if before.focus != after.focus:
            return Utterance(Cause.FOCUS, self.of(node))
        old = before.nodes.get(node.id)
        if old is not None and not node.live and self._but_place(old) != self._but_place(node):
            return Utterance(Cause.STATE, self.of(node))
        return None

    def _but_place(self, node: Announced) -> str:
        """Return what is said of something without its place, which others may change."""
        return self.of(replace(node, position=0, of=0))

    def _live(self, before: Snapshot, after: Snapshot) -> Iterator[Utterance]:
        """Yield what is live and new, or says something else than before."""
        parents = after.parents()
        for node in after.walk():
            level = after.live_of(node.id, parents) if node.said or node.value else ""
            if not level or (node.children and not node.name):
                continue
            old = before.nodes.get(node.id)
            if old is None or (old.said, old.value) != (node.said, node.value):
                yield Utterance(Cause(level), self._name(node))

    def _name(self, node: Announced) -> str:
        form = self._words["form"]
        if node.private:
            return form["private"]
        if node.name:
            return node.name
        return form["nameless"] if node.role in CONTROLS and not node.placeholder else ""

    def _value(self, node: Announced) -> str:
        if node.number is not None:
            value, least, most, _ = node.number
            return f"{(value - least) / ((most - least) or 1):.0%}" if not node.value else node.value
        if node.value and node.role in EDITABLE:
            return self._words["form"]["private"]
        return node.value or ("" if node.name == node.placeholder else node.placeholder)
