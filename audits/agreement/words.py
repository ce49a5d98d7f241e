"""Texts that are seen: whether their words are announced, too."""

from __future__ import annotations

import re

from ..bridge.records import Announced
from ..looking.reading import words
from ..looking.roles import EDITABLE
from ..looking.screen import Screen
from ..looking.signs import is_sign
from ..looking.tree import Element
from ..looking.wording import own_text
from ..naming.labels import normal, says, visible_labels
from .disagreement import Agreement, doubtful, exempt, failed
from .told import Told, figures, is_untold, shows_letters, spoken

_LEFT_OUT = re.compile(r"\.\.\.|…")  # as Kivy shortens a text
_QUOTED = 60


def seen_texts(screen: Screen, element: Element) -> list[str]:
    """Return the texts with words that show on an element itself, each in full though it may be shortened.

    What stands in a field is left out as far as somebody typed it, and so is what only repeats that.
    """
    if element.in_editable:
        return []
    own = own_text(element.widget)
    typed = _squeezed(words(element.widget, "text")) if element.role in EDITABLE else ""
    found: dict[str, None] = {}
    for result in screen.texts.get(element, ()):
        text = " ".join(result.drawn.source.text.split())
        if not shows_letters(result) or is_sign(element, text) or (typed and _squeezed(text) in typed):
            continue
        found[own if own and _is_part(text, own) else text] = None
    return [*found]


def _is_part(drawn: str, whole: str) -> bool:
    there = _squeezed(whole)
    return all(_squeezed(part) in there for part in _LEFT_OUT.split(drawn))


def _squeezed(text: str) -> str:
    return normal(text).replace(" ", "")


def compare_words(screen: Screen, told: Told, element: Element, texts: list[str]) -> Agreement | None:
    """Return how the texts that show on an element differ from what is announced of it; None where not."""
    lost = [text for text in texts if not told.says(element, text)]
    if not lost:
        return None
    shown = _quoted(element, lost[0])
    held = told.holder(element)
    if "decoration" in element.states:
        if held is not None and held[0].control and not figures(lost[0]):  # as the letters on a digit's key
            return exempt("decoration", "It decorates a control that is announced by its other words.")
        return doubtful("hidden-words", f"Declared as decoration, it shows {shown}, which nothing says.")
    if held is not None and words(held[0].widget, "accessible_name").strip():
        return _renamed(screen, *held, lost, shown)
    return failed("unannounced", f"It shows {shown}, and nothing that is announced says so.{_why(element)}")


def _quoted(element: Element, text: str) -> str:
    """Return a text in quotation marks, unless it may repeat what was typed."""
    if element.private or element.role in EDITABLE:
        return "words of its own"
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _why(element: Element) -> str:
    """Return why words are not announced, where that is not what anybody would look for first."""
    left, bottom, right, top = element.rect
    if right - left < 1 or top - bottom < 1:
        return " Its widget has no size, and what has none is not announced."
    if element.role in EDITABLE:
        return " Give the field accessible_description."
    if own_text(element.widget):
        return ""
    return " Its canvas draws them: give it accessible_name."


def _renamed(screen: Screen, holder: Element, node: Announced, lost: list[str], shown: str) -> Agreement:
    """Judge words that a declared name has taken the place of: it may say the same in other words."""
    name = "Its name" if is_untold(node) else f"The name {node.name!r}"
    labels = visible_labels(screen, holder)
    if holder.control and labels and not any(says(node.name, label) for label in labels):
        return exempt("control-name", "Its name has none of the words on it, which control-name judges.")
    if _differs_in_figures(node, lost[0]):
        return failed("other-figures", f"{name} has other figures than {shown}, which it stands for.")
    if _says_more(node, [label for label in labels if label not in lost]):
        return doubtful("other-words", f"{name} stands for {shown}: does it say the same?")
    return failed("words-lost", f"{name} leaves out {shown}, which shows there and is announced nowhere.")


def _differs_in_figures(node: Announced, text: str) -> bool:
    """Tell whether a name has words of a text, and other figures in the place of its."""
    there, wanted = figures(spoken(node)), figures(text)
    if not there or not wanted or set(wanted) <= set(there):
        return False
    return _without_figures(text) != "" and _without_figures(text) == _without_figures(node.name)


def _without_figures(text: str) -> str:
    return re.sub(r"\d+", "", _squeezed(text))


def _says_more(node: Announced, said: list[str]) -> bool:
    """Tell whether a node has words beside these texts: they may mean what else is seen."""
    rest = _squeezed(spoken(node))
    for text in sorted(map(_squeezed, said), key=len, reverse=True):
        rest = rest.replace(text, "")
    return bool(rest)
