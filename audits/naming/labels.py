"""What a control shows in words, and whether its name has them (WCAG 2.5.3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..looking.screen import Screen
from ..looking.signs import is_sign
from ..looking.tree import Element
from ..looking.wording import own_text

_WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Kana and Chinese: no spaces stand between words."""


def visible_labels(screen: Screen, control: Element) -> list[str]:
    """Return the texts with words that show on a control, but for decoration and for controls within it."""
    found = []
    for element in _inside(control):
        if "decoration" in element.states or not any(each.letters for each in screen.texts.get(element, ())):
            continue
        text = own_text(element.widget) or _drawn(screen, element)
        if normal(text) and not is_sign(element, text):
            found.append(text)
    return found


def says(name: str, label: str) -> bool:
    """Tell whether a name has a label's words, in their order; case, punctuation and spaces are no matter.

    A single Latin letter or digit is no word to be spoken: "B" stands for "Bold".
    """
    wanted, there = normal(label), normal(name)
    if UNSPACED.search(wanted):
        return wanted.replace(" ", "") in there.replace(" ", "")
    return len(wanted) == 1 or f" {wanted} " in f" {there} "


def _inside(control: Element) -> Iterator[Element]:
    yield control
    for child in control.children:
        if not child.control:
            yield from _inside(child)


def _drawn(screen: Screen, element: Element) -> str:
    """Return what a widget draws as text by itself."""
    return " ".join(each.drawn.source.text for each in screen.texts[element])


def normal(text: str) -> str:
    """Return the words of a text: no punctuation, emoji or private-use glyph is one."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(plain.replace("_", " ")))
