"""Keep what was typed out of everything that is written: traces, messages, pictures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audits.driving.account import TreeNode
from audits.looking.tree import Element
from audits.pixels.affine import Rect

HIDDEN = "•••"
_SHORTEST = 2  # a single character is in every other word, and tells nothing


class Privacy:
    """Remembers what was typed, in memory only, and hides it wherever it appears again.

    With ``shows_declared``, what a flow itself has typed is shown: it is in the flow for anybody to read.
    """

    def __init__(self, *, shows_declared: bool = False) -> None:
        self.shows_declared = shows_declared
        self._declared: set[str] = set()
        self._typed: set[str] = set()
        self._fields: dict[int, str] = {}

    def remember(self, typed: str) -> None:
        """Hide a text from now on."""
        if len(typed.strip()) >= _SHORTEST:
            self._typed.add(typed.strip())

    def declare(self, typed: str) -> None:
        """Note a text that a flow has typed; it is hidden as any other, unless such texts are shown."""
        if self.shows_declared:
            self._declared.add(typed)
        else:
            self.remember(typed)

    def is_open(self, text: str) -> bool:
        """Tell whether a text that was typed is made of nothing but what is shown."""
        for each in sorted(self._declared, key=len, reverse=True):
            text = text.replace(each, "")
        return bool(self._declared) and not text.strip()

    def forget(self) -> None:
        """Forget everything, for another walk."""
        self._declared.clear()
        self._typed.clear()
        self._fields.clear()

    def note(self, field: object) -> None:
        """Hide what stands in a text field from now on; what stood in it half written hides nothing more.

        What an input method still composes there is no text yet.
        """
        text = getattr(field, "text", "")
        composed = getattr(field, "_ime_composition", "")
        if isinstance(text, str) and not composed and len(text.strip()) >= _SHORTEST:
            self._fields[id(field)] = "" if self.is_open(text) else text.strip()

    @property
    def _hidden(self) -> set[str]:
        return {*self._typed, *self._fields.values()} - {""}

    def redacted(self, text: str) -> str:
        """Return a text with everything that was typed hidden."""
        if not self._hidden:
            return text
        longest_first = sorted(self._hidden, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, longest_first)), HIDDEN, text)

    def redacted_node(self, node: TreeNode) -> TreeNode:
        """Return a node with everything that was typed hidden."""
        name = self.redacted(node.name)
        return node if name == node.name else replace(node, name=name, private=True)

    def private(self, elements: Sequence[Element]) -> list[Rect]:
        """Return the places (px, upwards) that show what was typed: fields, and texts that repeat it."""
        return [each.visible for each in elements if self._is_private(each) or self._repeats(each)]

    def _is_private(self, element: Element) -> bool:
        """Tell whether an element shows what was typed; an empty text shows nothing."""
        text = getattr(element.widget, "text", None)
        return element.private and text != "" and not (isinstance(text, str) and self.is_open(text))

    def _repeats(self, element: Element) -> bool:
        text = getattr(element.widget, "text", "")
        return isinstance(text, str) and any(typed in text for typed in self._hidden)
