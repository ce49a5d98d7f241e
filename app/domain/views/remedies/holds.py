"""What is owed or frozen, and by whom (P05)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.obstacles import Hold
from app.domain.facts.text import Money, Text, t
from app.domain.remedies.events import ContactClaimant, PayDebt
from app.domain.rules.waits import dated
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import endings, headline, question
from app.domain.views.screen import Screen, leave, reason


def holds(state: State) -> View:
    """Return the sums, each with what can be done about it."""
    rows = tuple(_hold_row(state, hold) for hold in state.account.holds)
    nothing = Row("none", t("holds.none"), icon="coin", tone=Tone.NEUTRAL)
    return View(
        "holds",
        Kind.LIST,
        t("rows.holds"),
        headline=headline(state, "P05", "holds"),
        lead=reason(state, "A89") if state.account.open_holds else None,
        sections=(Section(rows or (nothing,)),),
        actions=endings(state, "P05"),
        back=leave(state),
    )


def _hold_row(state: State, hold: Hold) -> Row:
    key = "frozen" if hold.frozen else "owed"
    title = t(f"holds.{key}", by=hold.by, amount=Money(hold.fen))
    if not hold.open:
        return Row(hold.id, title, t(f"holds.{hold.ended}"), icon="check", tone=Tone.OK)
    if hold.release is not None:
        detail = t("holds.release", day=dated(hold.release, state.now))
        return Row(hold.id, title, detail, icon="clock", tone=Tone.NEUTRAL)
    screen, verb = ("frozen", "holds.contact") if hold.frozen else ("debt", "holds.pay")
    button = Action(f"open-{hold.id}", t(verb), Go(screen, hold.id), Style.SMALL)
    return Row(
        hold.id, title, hold.why, icon="lock" if hold.frozen else "coin", tone=Tone.DANGER, button=button
    )


def _found(state: State) -> Hold:
    return next(hold for hold in state.account.holds if hold.id == state.top.about)


def debt(state: State) -> View:
    """Return the question before a debt is paid."""
    hold = _found(state)
    return question(
        state,
        "debt",
        t("debt.title", amount=Money(hold.fen)),
        t("debt.lead", by=hold.by, why=hold.why, card=state.account.card),
        Action("yes", t("debt.yes"), PayDebt(hold.id)),
    )


def frozen(state: State) -> View:
    """Return whom to ask for a frozen sum, and what comes of it."""
    hold = _found(state)
    return question(
        state,
        "frozen",
        t("frozen.title", by=hold.by),
        _what_comes_of_it(state, hold),
        Action("yes", t("frozen.yes"), ContactClaimant(hold.id)),
    )


def _what_comes_of_it(state: State, hold: Hold) -> Text:
    return t("frozen.lead", amount=Money(hold.fen), why=hold.why, days=state.setup.claims.whole("A26"))


SCREENS: tuple[Screen, ...] = (
    Screen("holds", holds, sources=("P05", "A06", "A22", "A26", "A89")),
    Screen("debt", debt),
    Screen("frozen", frozen),
)
