"""The credit line: pay back what is owed, then close it (P03)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.obstacles import Credit
from app.domain.facts.text import Money, Text, t
from app.domain.remedies.events import CloseCredit, RepayCredit
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import question, way_back
from app.domain.views.screen import Screen, leave, reason


def credit(state: State) -> View:
    """Return the credit line as two steps, with the button for the next one at the foot."""
    line = state.account.credit
    nothing = Row("none", t("credit.none"), icon="coin", tone=Tone.NEUTRAL)
    is_open = line is not None and line.open
    return View(
        "credit",
        Kind.LIST,
        t("rows.credit"),
        headline=_headline(line) if state.is_open("check") else None,
        lead=reason(state, "A82") if is_open else None,
        sections=_sections(state, line) if line else (Section((nothing,)),),
        actions=(*((_next_step(line),) if line and line.open else ()), *way_back(state, done=not is_open)),
        back=leave(state),
    )


def _headline(line: Credit | None) -> Text:
    if line is None or not line.open:
        return t("credit.done")
    return t("credit.headline_owed" if line.owed_fen else "credit.headline_paid")


def _next_step(line: Credit) -> Action:
    if line.owed_fen:
        return Action("repay", t("credit.repay", amount=Money(line.owed_fen)), Go("repay"))
    return Action("close", t("credit.close"), Go("close_credit"))


def _sections(state: State, line: Credit) -> tuple[Section, ...]:
    owed = t("credit.owed", amount=Money(line.owed_fen)) if line.owed_fen else t("credit.repaid")
    steps = (
        _step("owed", t("credit.step_repay"), owed, done=not line.owed_fen),
        _step(
            "line",
            t("credit.step_close"),
            t("credit.open" if line.open else "credit.closed"),
            done=not line.open,
        ),
    )
    card = Row("card", t("rows.bank_card"), state.account.card, icon="card")
    return (Section(steps, title=line.name), Section((card,)))


def _step(name: str, title: Text, detail: Text, *, done: bool) -> Row:
    return Row(name, title, detail, icon="check" if done else "coin", tone=Tone.OK if done else Tone.BRAND)


def repay(state: State) -> View:
    """Return the question before the debt is paid back."""
    line = state.account.credit
    amount = Money(line.owed_fen if line else 0)
    return question(
        state,
        "repay",
        t("credit.repay_title", amount=amount),
        t("credit.repay_lead", card=state.account.card),
        Action("yes", t("credit.repay_yes"), RepayCredit()),
    )


def close_credit(state: State) -> View:
    """Return the question before the credit line is closed."""
    return question(
        state,
        "close_credit",
        t("credit.close_title"),
        t("credit.close_lead"),
        Action("yes", t("credit.close_yes"), CloseCredit(), Style.DANGER),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("credit", credit, sources=("P03", "A06", "A24", "A82")),
    Screen("repay", repay),
    Screen("close_credit", close_credit),
)
