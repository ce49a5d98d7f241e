"""What an account is responsible for besides its person: all of it invented, all of it immutable."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.facts.text import Text


class Standing(StrEnum):
    """How something stands that the platform grants to a verified subject."""

    VALID = "valid"
    LOST = "lost"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Grant:
    """Something that is granted until the subject changes, and again when a review ends at ``until``."""

    standing: Standing = Standing.VALID
    until: datetime | None = None

    @property
    def valid(self) -> bool:
        """Tell whether it holds now."""
        return self.standing is Standing.VALID


LOST = Grant(Standing.LOST)


@dataclass(frozen=True, slots=True)
class Approval:
    """An approval in progress: what is asked for, by whom, since when."""

    id: str
    title: Text
    applicant: Text
    filed: date
    void: bool = False


@dataclass(frozen=True, slots=True)
class Client:
    """A program that calls an interface: of the enterprise, or of the open platform, which has a test level.

    ``quota`` and ``used`` are calls a day; ``used`` counts those of the day ``counted``.
    """

    id: str
    name: Text
    quota: int
    used: int
    counted: date
    open_platform: bool = False

    def used_on(self, day: date) -> int:
        """Return how many calls have been made on a day."""
        return self.used if day == self.counted else 0


@dataclass(frozen=True, slots=True)
class MiniProgram:
    """A mini-program, which runs as long as its subject is qualified."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class App:
    """A linked app; ``sdk`` is the major version of its log-in SDK, 0 where it has no social log-in."""

    id: str
    name: Text
    sdk: int = 0
    review: Grant = field(default_factory=Grant)


@dataclass(frozen=True, slots=True)
class Merchant:
    """A merchant number, and the masked names that its records keep from before a change (O04)."""

    number: str
    records: tuple[Text, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could become the organisation's legal person."""

    id: str
    name: Text
    post: Text


@dataclass(frozen=True, slots=True)
class Organisation:
    """The business side of an account; without a name there is none.

    ``legal_person`` is the candidate who has taken over, empty as long as it is the account's own person.
    ``documents`` are the placeholders that stand for papers: nothing is captured or stored. ``told`` says
    that the person has read what a change of name costs the organisation, and goes on. ``changed`` says
    that it has happened.
    """

    name: Text | None = None
    candidates: tuple[Candidate, ...] = ()
    legal_person: str = ""
    approvals: tuple[Approval, ...] = ()
    clients: tuple[Client, ...] = ()
    programs: tuple[MiniProgram, ...] = ()
    apps: tuple[App, ...] = ()
    merchant: Merchant | None = None
    qualification: Grant = field(default_factory=Grant)
    documents: frozenset[str] = frozenset()
    told: bool = False
    changed: bool = False

    @property
    def stands_on_the_person(self) -> bool:
        """Tell whether a change of the account's name changes this organisation's subject."""
        return self.name is not None and not self.legal_person

    @property
    def void_approvals(self) -> tuple[Approval, ...]:
        """The approvals that a change has voided and nobody has handed in again."""
        return tuple(approval for approval in self.approvals if approval.void)

    @property
    def successor(self) -> Candidate | None:
        """The candidate who has become the legal person."""
        return next((each for each in self.candidates if each.id == self.legal_person), None)
