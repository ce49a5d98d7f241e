"""The group that important contacts are moved into (B02)."""

from __future__ import annotations

from app.domain.backup.events import ChooseContact, CreateGroup
from app.domain.events import Go
from app.domain.facts.text import t
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave, reason


def backup_contacts(state: State) -> View:
    """Return the contacts to choose from for the group (B02)."""
    chosen = state.backup.chosen
    rows = tuple(
        Row(
            f"contact-{contact.id}",
            contact.name,
            icon="person",
            tap=ChooseContact(contact.id),
            chosen=contact.id in chosen,
        )
        for contact in state.account.contacts
    )
    create = Action("create", t("backup_contacts.create", count=len(chosen)), CreateGroup())
    none = Action("create", t("backup_contacts.none"), CreateGroup(), enabled=False)
    return View(
        "backup_contacts",
        Kind.LIST,
        t("backup_contacts.title"),
        headline=t("backup_contacts.headline"),
        lead=reason(state, "A91"),
        sections=(Section(rows),),
        actions=(create if chosen else none,),
        back=leave(state),
    )


def group(state: State) -> View:
    """Return the group that was created, and who is in it."""
    members = tuple(contact for contact in state.account.contacts if contact.id in state.backup.group)
    rows = tuple(Row(f"member-{member.id}", member.name, icon="person") for member in members)
    return View(
        "group",
        Kind.RESULT,
        t("group.title"),
        headline=t("group.headline"),
        lead=t("group.lead", count=len(members)),
        icon="check",
        tone=Tone.OK,
        sections=(Section(rows, title=t("group.members")),),
        actions=(
            Action("finish", t("actions.done"), leave(state)),
            Action("change", t("group.change"), Go("backup_contacts"), Style.SECONDARY),
        ),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("backup_contacts", backup_contacts, sources=("B02", "E07", "A91")),
    Screen("group", group),
)
