"""What a widget is known by in another run: not where it stands, for siblings come and go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .tree import Element

_FIGURES = re.compile(r"\d+")


def identity(element: Element) -> str:
    """Return what stays when a widget moves, such as ``Button#ok “OK” (button)``.

    These are its class, id, accessible name and role. Figures within words count as equal, for they change
    by themselves ("59 s left"). Without id and name, the nearest ancestor that has one of them comes first.
    Equal widgets share an identity.
    """
    own = _own(element)
    return own if _is_named(element) else f"{_context(element)}{own}"


def _own(element: Element) -> str:
    widget_id = f"#{element.widget_id}" if element.widget_id else ""
    name = f" “{_without_figures(element.name)}”" if element.name else ""
    return f"{type(element.widget).__name__}{widget_id}{name} ({element.role})"


def _context(element: Element) -> str:
    above = element.parent
    while above is not None and not _is_named(above):
        above = above.parent
    return "" if above is None else f"{_own(above)} / "


def _is_named(element: Element) -> bool:
    return bool(element.widget_id or element.name)


def _without_figures(name: str) -> str:
    return _FIGURES.sub("0", name) if any(map(str.isalpha, name)) else name
