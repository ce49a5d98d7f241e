"""The merchant number: the past record that stays (O04), and the paper that its end needs (O05)."""

from __future__ import annotations

from app.domain.account import mask_name
from app.domain.events import Back, Go
from app.domain.organisation.events import AttachDocument, CancelMerchant
from app.domain.organisation.record import Merchant
from app.domain.organisation.steps import DEREGISTRATION
from app.domain.state import State
from app.domain.text import literal, t
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.organisation.parts import document_row
from app.domain.views.sources import sources_of


def merchant(state: State) -> View:
    """Return the merchant number with every name that it was ever registered under."""
    organisation = state.account.organisation
    found = organisation.merchant
    assert found is not None  # the page is listed only where there is a merchant number
    number = Row(
        "number",
        t("merchant.number"),
        t("merchant.cancelled" if found.cancelled else "merchant.active"),
        literal(found.number),
        icon="check" if found.cancelled else "storefront",
        tone=Tone.OK if found.cancelled else Tone.BRAND,
    )
    attached = DEREGISTRATION in organisation.documents
    paper = Section((document_row(DEREGISTRATION, attached=attached),), title=t("merchant.to_cancel"))
    cancel = Action("cancel-merchant", t("merchant.cancel"), Go("merchant_cancel"), Style.SECONDARY)
    return View(
        "merchant",
        Kind.LIST,
        t("organisations.merchant"),
        sections=(
            Section((number,)),
            Section(_records(state, found), title=t("merchant.records")),
            *(() if found.cancelled else (paper,)),
        ),
        callout=Callout(t("merchant.retention")) if found.records else None,
        note=t("claims.note"),
        note_action=sources_of("merchant"),
        actions=() if found.cancelled else (cancel,),
        back=Back(),
    )


def _records(state: State, found: Merchant) -> tuple[Row, ...]:
    """Return the present record and, marked as kept, the past ones."""
    account = state.account
    successor = account.organisation.successor
    now = successor.name if successor else literal(mask_name(account.pending_name or account.name))
    waiting = bool(account.pending_name) and successor is None
    present = Row(
        "record", now, t("merchant.record_waiting" if waiting else "merchant.record"), icon="person"
    )
    past = tuple(
        Row(f"record-{number}", literal(name), t("merchant.record_past"), icon="clock", tone=Tone.NEUTRAL)
        for number, name in enumerate(reversed(found.records), start=1)
    )
    return (present, *past)


def merchant_cancel(state: State) -> View:
    """Return the question before the number is cancelled, or why it cannot be yet, with the fix."""
    attached = DEREGISTRATION in state.account.organisation.documents
    first = (
        Action("cancel-now", t("merchant.cancel_now"), CancelMerchant(), Style.DANGER)
        if attached
        else Action("attach", t("documents.attach"), AttachDocument(DEREGISTRATION))
    )
    key = "sure" if attached else "refused"
    return View(
        "merchant_cancel",
        Kind.NOTICE,
        t(f"merchant.{key}"),
        lead=t(f"merchant.{key}_lead"),
        note=None if attached else t("documents.nothing_captured"),
        actions=(first, Action("keep", t("merchant.keep"), Back(), Style.SECONDARY)),
        back=Back(),
    )


VIEWS = {"merchant": merchant, "merchant_cancel": merchant_cancel}
