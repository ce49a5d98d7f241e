"""Where blockers are solved: the wallet (F09), the balance, the red packets, the renewals."""

from __future__ import annotations

from app.domain.account import Packet, Renewal
from app.domain.aftermath.limits import paused_until
from app.domain.events import Back, CancelRenewals, EmptyBalance, Go, Return, SettlePacket
from app.domain.state import State
from app.domain.text import Day, Moment, Money, Span, Text, t
from app.domain.views.aftermath.hub import link_to_hub, withdrawals
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Tone, View


def _way_back(state: State, *, done: bool) -> tuple[Action, ...]:
    """Return the action that leads back to the check, where the person came from it."""
    if not state.is_open("check"):
        return ()
    style = Style.PRIMARY if done else Style.SECONDARY
    return (Action("to-check", t("actions.to_check"), Return("check"), style),)


def wallet(state: State) -> View:
    """Return the wallet: balance, red packets, cards, and what the change of name has limited."""
    account = state.account
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
            t("wallet.packets_detail", count=len(account.pending_packets)),
            icon="packet",
            tap=Go("packets"),
        ),
        Row("bank_card", t("rows.bank_card"), account.card, icon="card", tap=Go("absent", "bank_card")),
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
        sections=(Section(rows), Section(limits, title=t("wallet.limits"))),
        back=Back(),
    )


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
        actions=_way_back(state, done=True) if empty else (*ways, *_way_back(state, done=False)),
        back=Back(),
    )


def _why(state: State) -> Text:
    if state.account.balance_fen and paused_until(state):
        return t("balance.paused_lead", span=Span(state.setup.claims.whole("E02") * 3600))
    return t("balance.lead" if state.account.balance_fen else "balance.empty_lead")


def _withdraw(state: State) -> Action:
    """Return the withdrawal; while it is paused (E02), it says until when and cannot be pressed."""
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
            Action("cancel", t("actions.cancel"), Back(), Style.SECONDARY),
        ),
        back=Back(),
    )


def packets(state: State) -> View:
    """Return the red packets, received unopened and sent unclaimed (P14, contradiction 10)."""
    pending = state.account.pending_packets
    sections = tuple(
        Section(rows, title=t(title))
        for title, sent in (("packets.received", False), ("packets.sent", True))
        if (rows := tuple(_packet_row(packet) for packet in state.account.packets if packet.sent is sent))
    )
    nothing = Row("none", t("packets.none"), icon="packet", tone=Tone.NEUTRAL)
    from_check = state.is_open("check")
    headline = t("packets.headline", count=len(pending)) if from_check else None
    return View(
        "packets",
        Kind.LIST,
        t("packets.title"),
        headline=headline if pending else t("packets.done"),
        lead=t("packets.lead" if pending else "packets.done_lead"),
        sections=sections or (Section((nothing,)),),
        actions=_way_back(state, done=not pending),
        back=Back(),
    )


def _packet_row(packet: Packet) -> Row:
    title = t("packets.to" if packet.sent else "packets.from", person=packet.person, amount=Money(packet.fen))
    if not packet.pending:
        return Row(packet.id, title, t(f"packets.{packet.settled}"), icon="check", tone=Tone.OK)
    verb = "packets.recall" if packet.sent else "packets.open"
    button = Action(f"open-{packet.id}", t(verb), Go("packet", packet.id), Style.SMALL)
    expires = t("packets.expires", moment=Moment(packet.expires))
    return Row(packet.id, title, expires, icon="packet", tone=Tone.WARN, button=button)


def packet(state: State) -> View:
    """Return the sheet that asks what is to become of one red packet."""
    found = next(packet for packet in state.account.packets if packet.id == state.top.about)
    ways = ("recalled",) if found.sent else ("accepted", "returned")
    return View(
        "packet",
        Kind.SHEET,
        t("packets.to" if found.sent else "packets.from", person=found.person, amount=Money(found.fen)),
        sections=(
            Section(
                tuple(
                    Row(
                        how,
                        t(f"packet.{how}"),
                        t(f"packet.{how}_detail"),
                        icon="coin" if how == "accepted" else "back_arrow",
                        tap=SettlePacket(found.id, how),
                    )
                    for how in ways
                )
            ),
        ),
        actions=(Action("cancel", t("actions.cancel"), Back(), Style.SECONDARY),),
        back=Back(),
    )


def renewals(state: State) -> View:
    """Return the automatic renewals: what 30007 means, in a form that can be acted on (P13, U01)."""
    account = state.account
    open_ones = account.blocking_renewals
    rows = tuple(_renewal_row(renewal) for renewal in account.renewals)
    nothing = Row("none", t("renewals.none"), icon="repeat", tone=Tone.NEUTRAL)
    from_check = state.is_open("check")
    ids = tuple(renewal.id for renewal in open_ones)
    close_all = Action("cancel-all", t("renewals.cancel_all", count=len(ids)), CancelRenewals(ids))
    return View(
        "renewals",
        Kind.LIST,
        t("renewals.title"),
        headline=_renewals_headline(from_check, len(open_ones)),
        lead=t("renewals.lead" if open_ones else "renewals.done_lead") if from_check else None,
        sections=(Section(rows or (nothing,)),),
        callout=Callout(t("renewals.current_period")) if rows else None,
        note=t("renewals.code") if from_check else None,
        actions=(*((close_all,) if ids else ()), *_way_back(state, done=not ids)),
        back=Back(),
    )


def _renewals_headline(from_check: bool, count: int) -> Text | None:
    if not from_check:
        return None
    return t("renewals.headline", count=count) if count else t("renewals.done")


def _renewal_row(renewal: Renewal) -> Row:
    day = Day(renewal.next)
    if renewal.ended_by_change:
        return Row(renewal.id, renewal.merchant, t("renewals.ended"), icon="check", tone=Tone.NEUTRAL)
    if not renewal.active:
        return Row(renewal.id, renewal.merchant, t("renewals.closed", day=day), icon="check", tone=Tone.OK)
    detail = t("renewals.price", amount=Money(renewal.fen), day=day)
    if not renewal.cancellable:
        return Row(renewal.id, renewal.merchant, t("renewals.ends_itself"), icon=renewal.icon)
    close = Action(
        f"cancel-{renewal.id}",
        t("renewals.cancel"),
        CancelRenewals((renewal.id,)),
        Style.SMALL,
    )
    return Row(renewal.id, renewal.merchant, detail, icon=renewal.icon, button=close)


VIEWS = {
    "wallet": wallet,
    "balance": balance,
    "empty": empty,
    "packets": packets,
    "packet": packet,
    "renewals": renewals,
}
