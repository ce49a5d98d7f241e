"""The wallet (F09), where most blockers are solved, and the balance in it (P01)."""

from __future__ import annotations

from app.domain.aftermath.limits import paused_until
from app.domain.events import EmptyBalance, Go
from app.domain.facts.text import Moment, Money, Span, Text, t
from app.domain.state import State
from app.domain.views.aftermath.hub import link_to_hub, withdrawals
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import way_back
from app.domain.views.screen import Screen, cancel, leave


def wallet(state: State) -> View:
    """Return the wallet: balance, red packets, cards, and what the change of name has limited."""
    account = state.account
    pending = len(account.pending_packets)
    rows = (
        Row(
            "balance",
            t("rows.balance"),
            value=t("money.plain", amount=Money(account.balance_fen)),
            icon="coin",
            tap=Go("balance"),
        ),
        Row(
            "packets",
            t("rows.packets"),
            t("wallet.packets_detail", count=pending) if pending else t("wallet.packets_none"),
            icon="packet",
            tap=Go("packets"),
        ),
        Row("bank_card", t("rows.bank_card"), account.card, icon="card"),
    )
    limits = (
        Row(
            "receipts",
            t("effects.receipts"),
            value=t("effects.amount", amount=Money(account.receipt_limit_fen)),
            icon="gauge",
        ),
        Row("withdrawals", t("effects.withdrawals"), value=withdrawals(state), icon="clock"),
        *link_to_hub(state),
    )
    return View(
        "wallet",
        Kind.LIST,
        t("wallet.title"),
        sections=(Section(rows), Section(_open_matters(state)), Section(limits, title=t("wallet.limits"))),
        back=leave(state),
    )


def _open_matters(state: State) -> tuple[Row, ...]:
    """Return the rows for purchases, credit, and what is owed or frozen."""
    account = state.account
    orders, holds = len(account.open_orders), len(account.open_holds)
    credit = account.credit is not None and account.credit.open
    return (
        _matter(
            "orders", "box", t("wallet.orders_detail", count=orders) if orders else t("wallet.orders_none")
        ),
        _matter("credit", "coin", t("wallet.credit_open" if credit else "wallet.credit_none")),
        _matter("holds", "lock", t("wallet.holds_detail", count=holds) if holds else t("wallet.holds_none")),
    )


def _matter(screen: str, icon: str, detail: Text) -> Row:
    return Row(screen, t(f"rows.{screen}"), detail, icon=icon, tap=Go(screen))


def balance(state: State) -> View:
    """Return the balance, with the two ways to bring it to zero (P01)."""
    amount = state.account.balance_fen
    empty = amount == 0
    row = Row(
        "balance",
        t("rows.balance"),
        value=t("money.plain", amount=Money(amount)),
        icon="check" if empty else "coin",
        tone=Tone.OK if empty else Tone.BRAND,
    )
    ways = (
        _withdraw(state),
        Action("spend", t("balance.spend"), Go("empty", "spend"), Style.SECONDARY),
    )
    from_check = state.is_open("check")
    return View(
        "balance",
        Kind.LIST,
        t("balance.title"),
        headline=t("balance.empty") if empty else _goal(from_check, amount),
        lead=_why(state),
        sections=(Section((row, Row("card", t("rows.bank_card"), state.account.card, icon="card"))),),
        actions=way_back(state, done=True) if empty else (*ways, *way_back(state, done=False)),
        back=leave(state),
    )


def _why(state: State) -> Text:
    if state.account.balance_fen and paused_until(state):
        return t("balance.paused_lead", span=Span(state.setup.claims.whole("E02") * 3600))
    return t("balance.lead" if state.account.balance_fen else "balance.empty_lead")


def _withdraw(state: State) -> Action:
    """Return the way to the card; while it is paused (E02), it says until when and cannot be pressed."""
    paused = paused_until(state)
    words = t("balance.paused", moment=Moment(paused)) if paused else t("balance.withdraw")
    return Action("withdraw", words, Go("empty", "withdraw"), enabled=paused is None)


def _goal(from_check: bool, fen: int) -> Text:
    key = "balance.headline" if from_check else "balance.headline_plain"
    return t(key, amount=Money(fen))


def empty(state: State) -> View:
    """Return the question before money moves."""
    how = state.top.about
    amount = Money(state.account.balance_fen)
    return View(
        "empty",
        Kind.NOTICE,
        t(f"empty.{how}_title", amount=amount),
        lead=t(f"empty.{how}_lead", card=state.account.card),
        actions=(
            Action("move", t(f"empty.{how}"), EmptyBalance(how)),
            cancel(state),
        ),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("wallet", wallet, sources=("F09", "A06", "E01", "E02")),
    Screen("balance", balance, sources=("P01", "A06", "A21", "E02")),
    Screen("empty", empty),
)
