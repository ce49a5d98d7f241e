"""Keep what was typed out of everything that is written: traces, messages, pictures."""

from __future__ import annotations

import re

from audits.looking.tree import Element
from audits.pixels.affine import Rect

HIDDEN = "•••"
_SHORTEST = 2  # a single character is in every other word, and tells nothing


class Privacy:
    """Remembers what was typed, in memory only, and hides it wherever it appears again."""

    def __init__(self) -> None:
        self._typed: set[str] = set()

    def remember(self, typed: str) -> None:
        """Hide a text from now on."""
        if len(typed.strip()) >= _SHORTEST:
            self._typed.add(typed.strip())

    def forget(self) -> None:
        """Forget everything, for another walk."""
        self._typed.clear()

    def redacted(self, text: str) -> str:
        """Return a text with everything that was typed hidden."""
        if not self._typed:
            return text
        longest_first = sorted(self._typed, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, longest_first)), HIDDEN, text)

    def private(self, elements: list[Element]) -> list[Rect]:
        """Return the places (px, upwards) that show what was typed: fields, and texts that repeat it."""
        return [element.visible for element in elements if element.private or self._repeats(element)]

    def _repeats(self, element: Element) -> bool:
        text = getattr(element.widget, "text", "")
        return isinstance(text, str) and any(typed in text for typed in self._typed)
