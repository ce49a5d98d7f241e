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
    """Remembers what was typed, in memory only, and hides it wherever it appears again."""

    def __init__(self) -> None:
        self._typed: set[str] = set()
        self._fields: dict[int, str] = {}

    def remember(self, typed: str) -> None:
        """Hide a text from now on."""
        if len(typed.strip()) >= _SHORTEST:
            self._typed.add(typed.strip())

    def forget(self) -> None:
        """Forget everything, for another walk."""
        self._typed.clear()
        self._fields.clear()

    def note(self, field: object) -> None:
        """Hide what stands in a text field from now on; what stood in it half written hides nothing more.

        What an input method still composes there is no text yet.
        """
        text = getattr(field, "text", "")
        composed = getattr(field, "_ime_composition", "")
        if isinstance(text, str) and not composed and len(text.strip()) >= _SHORTEST:
            self._fields[id(field)] = text.strip()

    @property
    def _hidden(self) -> set[str]:
        return {*self._typed, *self._fields.values()}

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
        return [element.visible for element in elements if _is_private(element) or self._repeats(element)]

    def _repeats(self, element: Element) -> bool:
        text = getattr(element.widget, "text", "")
        return isinstance(text, str) and any(typed in text for typed in self._hidden)


def _is_private(element: Element) -> bool:
    """Tell whether an element shows what was typed; an empty text shows nothing."""
    return element.private and getattr(element.widget, "text", None) != ""
