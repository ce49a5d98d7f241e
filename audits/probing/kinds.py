"""Kinds of control: what is declared at one place behaves alike, and need not all be tried."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..looking import sources
from ..looking.tree import Element

Kind = tuple[str, str, str]


def kind_of(element: Element) -> Kind:
    """Return the class, the role, and the file and line of the declaration where these are known."""
    return type(element.widget).__name__, element.role, sources.find(element.widget)


def by_kind(elements: Iterable[Element]) -> dict[Kind, list[Element]]:
    """Return elements by their kind, in their order."""
    kinds: dict[Kind, list[Element]] = defaultdict(list)
    for element in elements:
        kinds[kind_of(element)].append(element)
    return dict(kinds)
