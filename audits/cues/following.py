"""What a widget's state follows by kv, and whether words follow the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from ..looking.sources import setting_of
from ..looking.tree import Element

_OWN = ("self",)
_EVERYWHERE = ("app",)  # what this names is the same for every root
_Source: TypeAlias = tuple[int, tuple[str, ...]]


def sources(element: Element, name: str) -> set[_Source]:
    """Return what a property is set from by kv, beside the widget itself: "root.field.error", say."""
    setting = setting_of(element.widget, name)
    if setting is None:
        return set()
    keys = (tuple(key) for key in setting.line.watched_keys or ())
    return {(0 if key[0] in _EVERYWHERE else setting.root.uid, key) for key in keys if key[0] not in _OWN}


def told_by_words(state: set[_Source], elements: Iterable[Element]) -> bool:
    """Tell whether a text follows one of these sources: where the app changes it, words change, too."""
    return any(state & sources(each, "text") for each in elements)
