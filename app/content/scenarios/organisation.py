"""What a scenario's file says of the business side of an account; days count back from the start."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from app.content.ranges import Days, Distinct, Id, Range, Words
from app.domain.facts.organisation import (
    App,
    Approval,
    Candidate,
    Client,
    Merchant,
    MiniProgram,
    Organisation,
)
from app.domain.facts.text import Text

Calls = Annotated[int, Range(0, 1_000_000_000)]
SdkVersion = Annotated[int, Range(0, 99)]


@dataclass(frozen=True, slots=True)
class ApprovalEntry:
    """An approval that was asked for so many days ago."""

    id: Id
    title: Text
    applicant: Text
    days_ago: Days

    def at(self, started: datetime) -> Approval:
        """Return the approval in a run that starts then."""
        return Approval(self.id, self.title, self.applicant, started.date() - timedelta(days=self.days_ago))


@dataclass(frozen=True, slots=True)
class ClientEntry:
    """A program that calls an interface: ``quota`` calls a day are allowed, ``used`` were made today."""

    id: Id
    name: Text
    quota: Calls
    used: Calls
    open_platform: bool = False

    def at(self, started: datetime) -> Client:
        """Return the client in a run that starts then."""
        return Client(self.id, self.name, self.quota, self.used, started.date(), self.open_platform)


@dataclass(frozen=True, slots=True)
class ProgramEntry:
    """A mini-program."""

    id: Id
    name: Text

    def at(self, started: datetime) -> MiniProgram:
        """Return the mini-program."""
        return MiniProgram(self.id, self.name)


@dataclass(frozen=True, slots=True)
class AppEntry:
    """A linked app; ``sdk`` is the major version of its log-in SDK, 0 without social log-in."""

    id: Id
    name: Text
    sdk: SdkVersion = 0

    def at(self, started: datetime) -> App:
        """Return the app."""
        return App(self.id, self.name, self.sdk)


@dataclass(frozen=True, slots=True)
class MerchantEntry:
    """A merchant number, masked."""

    number: Words


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """Somebody who could become the legal person."""

    id: Id
    name: Text
    post: Text

    def at(self, started: datetime) -> Candidate:
        """Return the candidate."""
        return Candidate(self.id, self.name, self.post)


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """An organisation and what hangs on its legal person."""

    name: Text
    candidates: Annotated[tuple[CandidateEntry, ...], Distinct()] = ()
    approvals: Annotated[tuple[ApprovalEntry, ...], Distinct()] = ()
    clients: Annotated[tuple[ClientEntry, ...], Distinct()] = ()
    programs: Annotated[tuple[ProgramEntry, ...], Distinct()] = ()
    apps: Annotated[tuple[AppEntry, ...], Distinct()] = ()
    merchant: MerchantEntry | None = None

    def at(self, started: datetime) -> Organisation:
        """Return the organisation in a run that starts then."""
        return Organisation(
            self.name,
            candidates=tuple(each.at(started) for each in self.candidates),
            approvals=tuple(each.at(started) for each in self.approvals),
            clients=tuple(each.at(started) for each in self.clients),
            programs=tuple(each.at(started) for each in self.programs),
            apps=tuple(each.at(started) for each in self.apps),
            merchant=None if self.merchant is None else Merchant(self.merchant.number),
        )
