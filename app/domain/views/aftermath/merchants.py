"""Linked third-party platforms: well before a change, in an abnormal state after it (E05)."""

from __future__ import annotations

from app.domain.aftermath.surroundings import Merchant
from app.domain.events import Back, Go
from app.domain.state import State
from app.domain.text import t
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.sources import sources_of


def merchants(state: State) -> View:
    """Return the platforms that know this account, each with its state."""
    limited = state.account.limited
    all_of_them = state.setup.surroundings.merchants
    return View(
        "merchants",
        Kind.LIST,
        t("merchants.title"),
        headline=t("merchants.headline", count=len(all_of_them)) if limited else t("merchants.well"),
        lead=t("merchants.lead" if limited else "merchants.well_lead"),
        sections=(Section(tuple(_row(state, merchant) for merchant in all_of_them)),),
        note=t("claims.note"),
        note_action=sources_of("merchants"),
        actions=(Action("recover", t("aftermath.recover"), Go("recovery")),) if limited else (),
        back=Back(),
    )


def _row(state: State, merchant: Merchant) -> Row:
    tap = Go("merchant", merchant.id)
    if state.account.limited:
        return Row(merchant.id, merchant.name, t("merchants.abnormal"), icon="alert", tone=Tone.WARN, tap=tap)
    return Row(merchant.id, merchant.name, t("merchants.normal"), icon=merchant.icon, tap=tap)


def merchant(state: State) -> View:
    """Return what the state of one platform means for the person."""
    found = next(each for each in state.setup.surroundings.merchants if each.id == state.top.about)
    limited = state.account.limited
    recover = Action("recover", t("aftermath.recover"), Go("recovery"))
    ok = Action("ok", t("actions.understood"), Back(), Style.SECONDARY if limited else Style.PRIMARY)
    return View(
        "merchant",
        Kind.NOTICE,
        t("merchant.abnormal" if limited else "merchant.normal", name=found.name),
        lead=found.means if limited else t("merchant.normal_lead"),
        note=t("merchant.until") if limited else None,
        actions=(recover, ok) if limited else (ok,),
        back=Back(),
    )


VIEWS = {"merchants": merchants, "merchant": merchant}
