"""Move important contacts by creating a group with them (B02)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.backup.events import ChooseContact, CreateGroup
from app.domain.state import Handlers, State, Step, only


def choose(state: State, event: ChooseContact) -> Step:
    """Select a contact or deselect it; the order stays that of the list."""
    chosen = set(state.backup.chosen) ^ {event.contact}
    in_order = tuple(contact.id for contact in state.account.contacts if contact.id in chosen)
    return only(replace(state, backup=replace(state.backup, chosen=in_order)))


def create(state: State, event: CreateGroup) -> Step:
    """Create the group, or give it other members, and show it in place of the list."""
    if not state.backup.chosen:
        return only(state)
    state = replace(
        state,
        backup=replace(state.backup, group=state.backup.chosen),
        stack=tuple(place for place in state.stack if place.screen not in ("backup_contacts", "group")),
    )
    return only(state.pushed("group"))


HANDLERS: Handlers = {ChooseContact: choose, CreateGroup: create}
