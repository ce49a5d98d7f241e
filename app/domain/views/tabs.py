"""The tab bar of the first pages."""

from __future__ import annotations

from app.domain.events import Event, Go, Return
from app.domain.text import t
from app.domain.views.model import Tab


def tabs(selected: str) -> tuple[Tab, ...]:
    """Return the tab bar; the tab that is open leads to the top of its own page."""
    return (
        Tab("chats", t("tabs.chats"), "chat", Go("absent", "chats")),
        Tab("contacts", t("tabs.contacts"), "contacts", _contacts(selected), selected == "contacts"),
        Tab("discover", t("tabs.discover"), "compass", Go("absent", "discover")),
        Tab("me", t("tabs.me"), "person", Return("me"), selected == "me"),
    )


def _contacts(selected: str) -> Event:
    return Return("contacts") if selected == "contacts" else Go("contacts")
