"""The automatic renewals: what 30007 means, and how it is repaired (P13, U01)."""

from __future__ import annotations

from app.domain.events import CancelRenewals
from app.domain.facts.obstacles import Renewal
from app.domain.facts.text import Day, Money, Text, t
from app.domain.remedies.reminders import examined
from app.domain.rules.blockers import Blocker
from app.domain.rules.waits import when
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import endings
from app.domain.views.screen import Screen, copy_code, leave, reason


def renewals(state: State) -> View:
    """Return the automatic renewals: what 30007 means, in a form that can be acted on (P13, U01)."""
    account = state.account
    open_ones = account.blocking_renewals
    rows = tuple(_renewal_row(renewal) for renewal in account.renewals)
    nothing = Row("none", t("renewals.none"), icon="repeat", tone=Tone.NEUTRAL)
    from_check, blocker = state.is_open("check"), examined(state, "P13")
    ids = tuple(renewal.id for renewal in open_ones)
    code = state.setup.claims.whole("P13")
    close_all = Action("cancel-all", t("renewals.cancel_all", count=len(ids)), CancelRenewals(ids))
    return View(
        "renewals",
        Kind.LIST,
        t("renewals.title"),
        headline=_headline(state, blocker) if from_check else None,
        lead=_lead(state, blocker) if from_check else None,
        sections=(Section(rows or (nothing,)),),
        callout=Callout(_current_period(state)) if rows else None,
        failed=from_check and blocker is not None,
        note=t("renewals.code", code=code) if from_check else None,
        note_action=copy_code(state, str(code)) if from_check else None,
        actions=(*((close_all,) if ids else ()), *endings(state, "P13")),
        back=leave(state),
    )


def _current_period(state: State) -> Text:
    return t("renewals.current_period", days=state.setup.claims.whole("A28"))


def _headline(state: State, blocker: Blocker | None) -> Text:
    if blocker is None:
        return t("renewals.done")
    if blocker.waits and blocker.clears:
        return t("wait.headline", when=when(blocker.clears, state.now))
    return t("renewals.headline", count=len(state.account.blocking_renewals))


def _lead(state: State, blocker: Blocker | None) -> Text:
    if blocker is None:
        return t("renewals.done_lead")
    return t("renewals.charged_lead") if blocker.waits else reason(state, "A81")


def _renewal_row(renewal: Renewal) -> Row:
    day = Day(renewal.next)
    if renewal.ended_by_change:
        return Row(renewal.id, renewal.merchant, icon="check", tone=Tone.NEUTRAL, advice=t("renewals.ended"))
    if renewal.last_charge is not None:
        last = t("renewals.last_charge", day=Day(renewal.last_charge), amount=Money(renewal.fen))
        return Row(renewal.id, renewal.merchant, last, icon="clock", tone=Tone.NEUTRAL)
    if not renewal.active:
        return Row(renewal.id, renewal.merchant, t("renewals.closed", day=day), icon="check", tone=Tone.OK)
    detail = t("renewals.price", amount=Money(renewal.fen), day=day)
    if not renewal.cancellable:
        return Row(renewal.id, renewal.merchant, detail, icon=renewal.icon, advice=t("renewals.ends_itself"))
    close = Action(
        f"cancel-{renewal.id}",
        t("renewals.cancel"),
        CancelRenewals((renewal.id,)),
        Style.SMALL,
    )
    return Row(renewal.id, renewal.merchant, detail, icon=renewal.icon, button=close)


SCREENS: tuple[Screen, ...] = (
    Screen("renewals", renewals, sources=("P13", "U01", "E03", "A21", "A28", "A81")),
)
