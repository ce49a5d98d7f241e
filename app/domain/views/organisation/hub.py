"""The organisation's own page, and its approvals (O01)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.organisation import Approval, Standing
from app.domain.facts.text import Text, literal, t
from app.domain.organisation.events import ResubmitApprovals
from app.domain.rules.losses import losses
from app.domain.state import State
from app.domain.views.model import Action, Kind, Layout, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave


def entry(state: State) -> tuple[Row, ...]:
    """Return the row that leads here, where the account has an organisation."""
    organisation = state.account.organisation
    if organisation.name is None:
        return ()
    row = Row(
        "organisations", t("rows.organisations"), organisation.name, icon="building", tap=Go("organisations")
    )
    return (row,)


def organisations(state: State) -> View:
    """Return what the account answers for, each with how it stands."""
    return View(
        "organisations",
        Kind.LIST,
        t("organisations.title"),
        sections=(
            Section((_profile(state),), layout=Layout.PROFILE),
            Section(_areas(state), title=t("organisations.areas")),
            *_legal_person_section(state),
        ),
        back=leave(state),
    )


def _profile(state: State) -> Row:
    organisation = state.account.organisation
    successor = organisation.successor
    person = successor.name if successor else state.account.masked_name
    return Row(
        "organisation",
        organisation.name or literal(""),
        t("organisations.legal_person", name=person),
        icon="building",
    )


def _areas(state: State) -> tuple[Row, ...]:
    organisation = state.account.organisation
    void = len(organisation.void_approvals)
    approvals = (
        t("organisations.void", count=void)
        if void
        else t("organisations.running", count=len(organisation.approvals))
    )
    standing = organisation.qualification.standing
    subject = t(f"organisations.{standing}")
    lost_apps = sum(app.review.standing is Standing.LOST for app in organisation.apps)
    apps = t("organisations.apps_lost", count=lost_apps) if lost_apps else t("organisations.apps_fine")
    merchant = organisation.merchant
    rows = (
        _area("approvals", "list", approvals, harmed=void > 0) if organisation.approvals else None,
        _area("api", "brackets", subject, harmed=standing is Standing.LOST) if organisation.clients else None,
        _area("mini_programs", "grid", subject, harmed=standing is Standing.LOST)
        if organisation.programs
        else None,
        _area("linked_apps", "phone", apps, harmed=lost_apps > 0) if organisation.apps else None,
        _area("merchant_number", "storefront", literal(merchant.number), harmed=False) if merchant else None,
    )
    return tuple(row for row in rows if row is not None)


def _area(name: str, icon: str, detail: Text, *, harmed: bool) -> Row:
    return Row(
        name,
        t(f"organisations.{name}"),
        detail,
        icon="alert" if harmed else icon,
        tone=Tone.DANGER if harmed else Tone.BRAND,
        tap=Go(name),
    )


def _legal_person_section(state: State) -> tuple[Section, ...]:
    """Return the way to another legal person, as long as there is something that it would save."""
    if not losses(state.account, state.setup.claims):
        return ()
    row = Row(
        "legal_person",
        t("legal_person.title"),
        advice=t("organisations.legal_person_detail"),
        icon="person",
        tap=Go("legal_person"),
    )
    return (Section((row,)),)


def approvals(state: State) -> View:
    """Return the approvals; void ones are marked and can be handed in again (O01)."""
    organisation = state.account.organisation
    ids = tuple(approval.id for approval in organisation.void_approvals)
    count = len(ids) or len(organisation.approvals)
    again = Action("resubmit-all", t("approvals.resubmit_all", count=len(ids)), ResubmitApprovals(ids))
    return View(
        "approvals",
        Kind.LIST,
        t("organisations.approvals"),
        headline=t("approvals.headline_void" if ids else "approvals.headline", count=count),
        lead=t("approvals.lead_void" if ids else "approvals.lead"),
        sections=(Section(tuple(_approval_row(state, approval) for approval in organisation.approvals)),),
        actions=(again,) if ids else (),
        back=leave(state),
    )


def _approval_row(state: State, approval: Approval) -> Row:
    if approval.void:
        button = Action(
            f"resubmit-{approval.id}",
            t("approvals.resubmit"),
            ResubmitApprovals((approval.id,)),
            Style.SMALL,
        )
        return Row(
            approval.id,
            approval.title,
            t("approvals.void", applicant=approval.applicant),
            icon="alert",
            tone=Tone.DANGER,
            button=button,
        )
    days = (state.now.date() - approval.filed).days
    waiting = t("approvals.waiting", applicant=approval.applicant, count=days)
    today = t("approvals.today", applicant=approval.applicant)
    return Row(approval.id, approval.title, waiting if days else today, icon="clock")


SCREENS: tuple[Screen, ...] = (
    Screen("organisations", organisations, sources=("O01", "O02", "O06", "O07", "O08")),
    Screen("approvals", approvals, sources=("O01",)),
)
