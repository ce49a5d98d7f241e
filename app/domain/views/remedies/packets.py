"""The red packets, received and sent (P14)."""

from __future__ import annotations

from app.domain.events import Event, Go, SettlePacket
from app.domain.facts.obstacles import Packet
from app.domain.facts.text import Moment, Money, Text, t
from app.domain.remedies.events import AwaitPacket
from app.domain.remedies.reminders import examined
from app.domain.rules.waits import when
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.remedies.parts import endings, question
from app.domain.views.screen import Screen, cancel, leave, reason


def packets(state: State) -> View:
    """Return the red packets, received unopened and sent unclaimed (P14, contradiction 10)."""
    pending = state.account.pending_packets
    blocker = examined(state, "P14")
    sections = tuple(
        Section(rows, title=t(title))
        for title, sent in (("packets.received", False), ("packets.sent", True))
        if (rows := tuple(_packet_row(packet) for packet in state.account.packets if packet.sent is sent))
    )
    nothing = Row("none", t("packets.none"), icon="packet", tone=Tone.NEUTRAL)
    headline = t("packets.headline", count=len(pending)) if state.is_open("check") else None
    if blocker and blocker.waits and blocker.clears:
        headline = t("wait.headline", when=when(blocker.clears, state.now))
    return View(
        "packets",
        Kind.LIST,
        t("packets.title"),
        headline=headline if pending else t("packets.done"),
        lead=reason(state, "A80") if pending else t("packets.done_lead"),
        sections=sections or (Section((nothing,)),),
        actions=endings(state, "P14"),
        back=leave(state),
    )


def _packet_row(packet: Packet) -> Row:
    title = t("packets.to" if packet.sent else "packets.from", person=packet.person, amount=Money(packet.fen))
    if not packet.pending:
        return Row(packet.id, title, t(f"packets.{packet.settled}"), icon="check", tone=Tone.OK)
    button = Action(f"open-{packet.id}", t("packets.open"), Go("packet", packet.id), Style.SMALL)
    expires = t("packets.expires", moment=Moment(packet.expires))
    if packet.awaited:
        return Row(packet.id, title, expires, icon="clock", tone=Tone.NEUTRAL, button=button)
    return Row(packet.id, title, expires, icon="packet", tone=Tone.WARN, button=button)


def packet(state: State) -> View:
    """Return the sheet that asks what is to become of one red packet."""
    found = _found(state)
    rows = (_recall(found), _wait(found)) if found.sent else (_accept(found), _return(found))
    return View(
        "packet",
        Kind.SHEET,
        t("packets.to" if found.sent else "packets.from", person=found.person, amount=Money(found.fen)),
        sections=(Section(rows),),
        actions=(cancel(state),),
        back=leave(state),
    )


def _accept(packet: Packet) -> Row:
    return _way("accepted", "coin", SettlePacket(packet.id, "accepted"), t("packet.accepted_detail"))


def _return(packet: Packet) -> Row:
    return _way("returned", "back_arrow", Go("return_packet", packet.id), t("packet.returned_detail"))


def _recall(packet: Packet) -> Row:
    return _way("recalled", "back_arrow", Go("recall_packet", packet.id), t("packet.recalled_detail"))


def _wait(packet: Packet) -> Row:
    detail = t("packet.awaited_detail", moment=Moment(packet.expires))
    return _way("awaited", "clock", AwaitPacket(packet.id), detail)


def return_packet(state: State) -> View:
    """Return the question before a received red packet goes back."""
    return _for_good(state, "return_packet", "returned")


def recall_packet(state: State) -> View:
    """Return the question before a sent red packet is taken back."""
    return _for_good(state, "recall_packet", "recalled")


def _for_good(state: State, screen: str, how: str) -> View:
    found = _found(state)
    return question(
        state,
        screen,
        t(f"{screen}.title", amount=Money(found.fen)),
        t(f"{screen}.lead", person=found.person),
        Action("yes", t(f"packet.{how}"), SettlePacket(found.id, how), Style.DANGER),
    )


def _found(state: State) -> Packet:
    return next(packet for packet in state.account.packets if packet.id == state.top.about)


def _way(name: str, icon: str, event: Event, detail: Text) -> Row:
    return Row(name, t(f"packet.{name}"), icon=icon, tap=event, advice=detail)


SCREENS: tuple[Screen, ...] = (
    Screen("packets", packets, sources=("P14", "F09", "A20", "A80")),
    Screen("packet", packet, makes_way=True),
    Screen("return_packet", return_packet),
    Screen("recall_packet", recall_packet),
)
