"""What assistive technology is told of a window: one immutable snapshot, without Kivy or AccessKit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..pixels.affine import Rect

WINDOW = 0  # the id of the window itself; those of Kivy's widgets begin at 1
PAGES = frozenset({"pane", "dialog", "alert_dialog", "menu", "main", "web_view"})
"""Roles of what is a screen of its own: when one appears, it is read from its headline on."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of an input: its characters, and where each begins (px from the line's left).

    ``starts`` has one more place than there are characters: where the last one ends.
    """

    id: int
    text: str
    bounds: Rect
    starts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Caret:
    """Where typing goes on, and where a selection began: a line's id and a number of characters each."""

    anchor: tuple[int, int]
    focus: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Announced:
    """One thing as assistive technology knows it; the words for roles, states and actions are AccessKit's.

    ``bounds`` are px from the window's top left, downwards: left, top, right, bottom. ``key`` is the name
    that scripts know it by. ``position`` counts from 1 among ``of``. ``private`` marks what repeats something
    typed: it is spoken, and written nowhere.
    """

    id: int
    role: str
    name: str = ""
    value: str = ""
    description: str = ""
    placeholder: str = ""
    bounds: Rect = (0.0, 0.0, 0.0, 0.0)
    children: tuple[int, ...] = ()
    states: frozenset[str] = frozenset()
    actions: frozenset[str] = frozenset()
    live: str = ""
    level: int = 0
    position: int = 0
    of: int = 0
    number: tuple[float, float, float, float] | None = None  # value, least, most, step
    labelled_by: tuple[int, ...] = ()
    described_by: tuple[int, ...] = ()
    key: str = ""
    private: bool = False
    lines: tuple[TextLine, ...] = ()
    caret: Caret | None = None

    @property
    def said(self) -> str:
        """What it says: its name or, of a plain text, its words."""
        return self.name or self.value


@dataclass(frozen=True, slots=True)
class Covered:
    """What was left on a page when a dialog covered it: where the focus was, and what its headline said."""

    focus: int
    headline: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a window announces at one moment; ``focus`` is the id of what has the keyboard, or WINDOW.

    ``growing`` has the ids of the pages that are new: they may get more content in the next frame.
    ``covered`` has the screens that are behind a dialog, by id and key.
    """

    nodes: Mapping[int, Announced] = field(default_factory=lambda: MappingProxyType({}))
    focus: int = WINDOW
    growing: frozenset[int] = frozenset()
    covered: Mapping[tuple[int, str], Covered] = field(default_factory=lambda: MappingProxyType({}))

    def walk(self, start: int = WINDOW) -> Iterator[Announced]:
        """Yield what is announced in reading order, from ``start`` down."""
        node = self.nodes.get(start)
        if node is None:
            return
        yield node
        for child in node.children:
            yield from self.walk(child)

    def parents(self) -> dict[int, int]:
        """Return the id of what each thing lies in."""
        return {child: node.id for node in self.nodes.values() for child in node.children}

    def live_of(self, number: int, parents: Mapping[int, int]) -> str:
        """Return "polite" or "assertive" as something, or what it lies in, is live; "" for neither."""
        at: int | None = number
        while at is not None:
            node = self.nodes[at]
            if node.live:
                return node.live if node.live != "off" else ""
            at = parents.get(at)
        return ""

    def pages(self) -> list[Announced]:
        """Return the dialogs, menus and screens, in reading order."""
        return [node for node in self.walk() if node.role in PAGES]

    def page(self) -> Announced | None:
        """Return the page on top: the dialog, menu or screen drawn last; None where nothing is one."""
        return next(reversed(self.pages()), None)

    def headline(self, page: Announced) -> Announced:
        """Return what a page is read from: a heading of the first level in it, else itself.

        One that says more than the page's own name goes first; those of sections are none.
        """
        headings = [node for node in self.walk(page.id) if node.role == "heading" and node.level <= 1]
        return next((node for node in headings if node.name != page.name), (headings or [page])[0])
