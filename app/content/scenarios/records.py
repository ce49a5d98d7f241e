"""What a scenario's file says of an account: amounts in yuan, times relative to the start of the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Annotated

from app.content.icons import Icon
from app.content.ranges import Days, Distinct, Id, Range, Yuan
from app.domain.facts.account import FEN, Packet, Renewal
from app.domain.facts.obstacles import (
    Colleague,
    Credit,
    Enterprise,
    Hold,
    Login,
    MainDevice,
    OfficialAccount,
    Order,
)
from app.domain.facts.text import Text

Hours = Annotated[float, Range(0, 87_600)]


def fen(yuan: float) -> int:
    """Return an amount of money in fen, to the nearest one."""
    return round(yuan * FEN)


@dataclass(frozen=True, slots=True)
class RenewalEntry:
    """An automatic renewal, charged next in so many days."""

    id: Id
    merchant: Text
    yuan: Yuan
    next_in_days: Days
    icon: Icon = "card"
    cancellable: bool = True

    def at(self, started: datetime) -> Renewal:
        """Return the renewal in a run that starts then."""
        due = started.date() + timedelta(days=self.next_in_days)
        return Renewal(self.id, self.merchant, fen(self.yuan), due, self.icon, self.cancellable)


@dataclass(frozen=True, slots=True)
class PacketEntry:
    """A red packet, received or ``sent``, that expires in so many hours."""

    id: Id
    person: Text
    yuan: Yuan
    expires_in_hours: Hours
    sent: bool = False

    def at(self, started: datetime) -> Packet:
        """Return the packet in a run that starts then."""
        expires = started + timedelta(hours=self.expires_in_hours)
        return Packet(self.id, self.person, fen(self.yuan), expires, self.sent)


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """An unfinished purchase, finished in so many days."""

    id: Id
    merchant: Text
    yuan: Yuan
    due_in_days: Days
    refunding: bool = False

    def at(self, started: datetime) -> Order:
        """Return the purchase in a run that starts then."""
        due = started.date() + timedelta(days=self.due_in_days)
        return Order(self.id, self.merchant, fen(self.yuan), due, self.refunding)


@dataclass(frozen=True, slots=True)
class CreditEntry:
    """A credit line, and what is owed on it."""

    name: Text
    owed_yuan: Yuan

    def at(self, started: datetime) -> Credit:
        """Return the credit line."""
        return Credit(self.name, fen(self.owed_yuan))


@dataclass(frozen=True, slots=True)
class LoginEntry:
    """A log-in so many days ago, at a time of day."""

    id: Id
    days_ago: Days
    time: time
    place: Text
    device: Text
    odd: bool = True

    def at(self, started: datetime) -> Login:
        """Return the log-in in a run that starts then."""
        day = started.date() - timedelta(days=self.days_ago)
        return Login(self.id, datetime.combine(day, self.time), self.place, self.device, self.odd)


@dataclass(frozen=True, slots=True)
class HoldEntry:
    """Money that is owed or ``frozen``, by whom and why."""

    id: Id
    yuan: Yuan
    by: Text
    why: Text
    frozen: bool = False

    def at(self, started: datetime) -> Hold:
        """Return the hold."""
        return Hold(self.id, fen(self.yuan), self.by, self.why, self.frozen)


@dataclass(frozen=True, slots=True)
class MainDeviceEntry:
    """The main device, where this phone is not."""

    name: Text

    def at(self, started: datetime) -> MainDevice:
        """Return the main device."""
        return MainDevice(self.name)


@dataclass(frozen=True, slots=True)
class OfficialAccountEntry:
    """An official account that the person runs."""

    id: Id
    name: Text

    def at(self, started: datetime) -> OfficialAccount:
        """Return the official account."""
        return OfficialAccount(self.id, self.name)


@dataclass(frozen=True, slots=True)
class ColleagueEntry:
    """Somebody who can run an enterprise in the person's place."""

    id: Id
    name: Text
    post: Text


@dataclass(frozen=True, slots=True)
class EnterpriseEntry:
    """An enterprise that the person runs."""

    id: Id
    name: Text
    colleagues: Annotated[tuple[ColleagueEntry, ...], Distinct()]

    def at(self, started: datetime) -> Enterprise:
        """Return the enterprise."""
        colleagues = tuple(Colleague(each.id, each.name, each.post) for each in self.colleagues)
        return Enterprise(self.id, self.name, colleagues)
