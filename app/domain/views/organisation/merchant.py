"""The merchant number: the past record that stays (O04), and the paper that its end needs (O05)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.organisation import Merchant
from app.domain.facts.text import literal, masked, t
from app.domain.organisation.events import AttachDocument, CancelMerchant
from app.domain.organisation.steps import DEREGISTRATION
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.organisation.parts import document_row
from app.domain.views.screen import Screen, leave


def merchant_number(state: State) -> View:
    """Return the merchant number with every name that it was ever registered under."""
    organisation = state.account.organisation
    found = organisation.merchant
    assert found is not None  # the page is listed only where there is a merchant number
    number = Row(
        "number",
        t("merchant_number.number"),
        t("merchant_number.cancelled" if found.cancelled else "merchant_number.active"),
        literal(found.number),
        icon="check" if found.cancelled else "storefront",
        tone=Tone.OK if found.cancelled else Tone.BRAND,
    )
    attached = DEREGISTRATION in organisation.documents
    paper = Section((document_row(DEREGISTRATION, attached=attached),), title=t("merchant_number.to_cancel"))
    cancel = Action("cancel-merchant", t("merchant_number.cancel"), Go("merchant_cancel"), Style.SECONDARY)
    return View(
        "merchant_number",
        Kind.LIST,
        t("organisations.merchant_number"),
        sections=(
            Section((number,)),
            Section(_records(state, found), title=t("merchant_number.records")),
            *(() if found.cancelled else (paper,)),
        ),
        callout=Callout(t("merchant_number.retention")) if found.records else None,
        actions=() if found.cancelled else (cancel,),
        back=leave(state),
    )


def _records(state: State, found: Merchant) -> tuple[Row, ...]:
    """Return the present record and, marked as kept, the past ones."""
    account = state.account
    successor = account.organisation.successor
    now = successor.name if successor else masked(account.pending_name or account.name)
    waiting = bool(account.pending_name) and successor is None
    standing = t("merchant_number.record_waiting" if waiting else "merchant_number.record_present")
    kept = t("merchant_number.record_past")
    past = tuple(
        Row(f"record-{number}", name, kept, icon="clock", tone=Tone.NEUTRAL)
        for number, name in enumerate(reversed(found.records), start=1)
    )
    return (Row("record", now, standing, icon="person"), *past)


def merchant_cancel(state: State) -> View:
    """Return the question before the number is cancelled, or why it cannot be yet, with the fix."""
    attached = DEREGISTRATION in state.account.organisation.documents
    first = (
        Action("cancel-now", t("merchant_number.cancel_now"), CancelMerchant(), Style.DANGER)
        if attached
        else Action("attach", t("placeholders.attach"), AttachDocument(DEREGISTRATION))
    )
    key = "sure" if attached else "refused"
    return View(
        "merchant_cancel",
        Kind.NOTICE,
        t(f"merchant_number.{key}"),
        lead=t(f"merchant_number.{key}_lead"),
        note=None if attached else t("placeholders.nothing_captured"),
        actions=(first, Action("keep", t("merchant_number.keep"), leave(state), Style.SECONDARY)),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("merchant_number", merchant_number, sources=("O04", "O05")),
    Screen("merchant_cancel", merchant_cancel, sources=("O05",)),
)
