"""What is announced on a screen, and where a text that is seen is among it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..bridge.records import WINDOW, Announced
from ..looking.names import UNTOLD
from ..looking.reading import truth
from ..looking.screen import Screen
from ..looking.tree import Element
from ..naming.labels import UNSPACED, normal
from ..pixels.contrast import Measured

_FIGURES = re.compile(r"\d+")
_KEPT = "announced"
_OPEN = frozenset({"dialog", "alert_dialog", "alertdialog"})


class Told:
    """The snapshot that the bridge would announce of a screen, looked up by element."""

    def __init__(self, screen: Screen) -> None:
        from ..bridge.reading import announced

        self.snapshot = announced(screen.every, screen.stage.size)
        self._everything: frozenset[str] | None = None

    def node(self, element: Element) -> Announced | None:
        """Return what an element is announced as, None where it is not announced itself."""
        return self.snapshot.nodes.get(element.widget.uid)

    def holder(self, element: Element) -> tuple[Element, Announced] | None:
        """Return the nearest that is announced of an element and all that it lies in; None for nothing."""
        at: Element | None = element
        while at is not None:
            node = self.node(at)
            if node is not None:
                return at, node
            at = at.parent
        return None

    def says(self, element: Element, text: str) -> bool:
        """Tell whether the words of a text are announced: by what it stands in, or just so by anything."""
        held = self.holder(element)
        return (held is not None and tells(spoken(held[1]), text)) or normal(text) in self._all()

    def lies_below(self, element: Element) -> bool:
        """Tell whether an element that is not announced lies below something open, such as a dialog.

        An app's own dialogs are no ModalView: it hides what lies below, and may call that ``inert``.
        """
        if "decoration" not in element.states:
            return False
        around = {up.widget.uid for up in (element, *_above(element))}
        if any(truth(up.widget, "inert") for up in (element, *_above(element))):
            return True
        return any(node.role in _OPEN or "modal" in node.states for node in self._others(around))

    def _others(self, around: Collection[int]) -> Iterator[Announced]:
        return (node for number, node in self.snapshot.nodes.items() if number not in around)

    def _all(self) -> frozenset[str]:
        """Return all that is announced, one text each."""
        if self._everything is None:
            nodes = (node for node in self.snapshot.nodes.values() if node.id != WINDOW)
            self._everything = frozenset(normal(part) for node in nodes for part in _parts(node))
        return self._everything


def _above(element: Element) -> Iterator[Element]:
    up = element.parent
    while up is not None:
        yield up
        up = up.parent


def told(screen: Screen) -> Told:
    """Return what is announced on a screen, computed once."""
    found = screen.kept.get(_KEPT)
    if not isinstance(found, Told):
        found = screen.kept[_KEPT] = Told(screen)
    return found


def told_before(screen: Screen) -> Told | None:
    """Return what was announced before controls got another state, where that was asked for then."""
    found = screen.before.kept.get(_KEPT) if screen.before is not None else None
    return found if isinstance(found, Told) else None


def shows_letters(result: Measured) -> bool:
    """Tell whether any letter of a text differs from what is behind it."""
    return bool(result.letters) and bool(result.letters.ratios.max() > 1)


def spoken(node: Announced) -> str:
    """Return all words of a node, in the order in which they are spoken."""
    return " ".join(filter(None, _parts(node)))


def _parts(node: Announced) -> tuple[str, ...]:
    lines = tuple(line.text for line in node.lines)
    return (node.said, node.value, node.placeholder, node.description, *lines)


def tells(words: str, text: str) -> bool:
    """Tell whether words have a text in them, as whole words and figures; case and punctuation do not count.

    Chinese has no spaces between words, so none count in a text that has Chinese.
    """
    wanted, there = normal(text), normal(words)
    if UNSPACED.search(wanted):
        wanted, there = wanted.replace(" ", ""), there.replace(" ", "")
        before, after = (r"\d" if edge.isdigit() else "$^" for edge in (wanted[0], wanted[-1]))
    else:
        before = after = rf"[^\W{UNSPACED.pattern[1:]}"  # a Chinese character beside a word is no part of it
    return re.search(rf"(?<!{before}){re.escape(wanted)}(?!{after})", there) is not None


def figures(text: str) -> list[str]:
    """Return the figures in a text."""
    return _FIGURES.findall(text)


def is_untold(node: Announced) -> bool:
    """Tell whether a node repeats what somebody typed, so that its words are not to be looked into."""
    return node.private or node.name == UNTOLD
