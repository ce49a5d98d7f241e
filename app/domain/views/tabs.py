"""The tab bar of the first pages. A screen whose name stands here is one of its pages."""

from __future__ import annotations

from app.domain.events import Event, Go, Return
from app.domain.facts.text import t
from app.domain.views.model import Tab

_ICONS = {"chats": "chat", "contacts": "contacts", "discover": "compass", "me": "person"}
_FIRST = "me"
PAGES = frozenset(_ICONS) - {_FIRST}
"""The pages that take the place of whatever is open; the first one lies below everything."""


def tabs(selected: str) -> tuple[Tab, ...]:
    """Return the tab bar; the tab that is open leads to the top of its own page."""
    return tuple(
        Tab(name, t(f"tabs.{name}"), icon, _opens(name, selected), name == selected)
        for name, icon in _ICONS.items()
    )


def _opens(name: str, selected: str) -> Event:
    if name in (_FIRST, selected):
        return Return(name)
    return Go(name)
