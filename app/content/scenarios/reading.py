"""What a scenario's file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from app.content import data, scenarios
from app.content.ranges import Days, Distinct, NameOf, Range, Words, Yuan
from app.content.records import read_record
from app.content.scenarios.organisation import OrganisationEntry
from app.content.scenarios.records import (
    CreditEntry,
    EnterpriseEntry,
    HoldEntry,
    Hours,
    LoginEntry,
    MainDeviceEntry,
    OfficialAccountEntry,
    OrderEntry,
    PacketEntry,
    RenewalEntry,
)
from app.domain.facts.papers import IDENTITY_CARD, KINDS
from app.domain.facts.text import Text

_LAST = 1000  # where a scenario without an order stands

Order = Annotated[int, Range(0, 1_000_000)]
Messages = Annotated[int, Range(0, 1_000_000_000)]
Age = Annotated[int, Range(0, 150)]
Document = Annotated[str, NameOf("document", lambda: KINDS)]


@dataclass(frozen=True, slots=True)
class PapersEntry:
    """A document: its kind, its masked number (the person's own where empty), the person's age in years."""

    kind: Document = IDENTITY_CARD
    age: Age = 30
    number: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """A situation as its file describes it. What is left out is as in ``person.toml``, or is not there."""

    name: Text
    who: Text
    order: Order = _LAST
    person: Words | None = None
    balance_yuan: Yuan = 0
    renewals: Annotated[tuple[RenewalEntry, ...], Distinct()] = ()
    packets: Annotated[tuple[PacketEntry, ...], Distinct()] = ()
    orders: Annotated[tuple[OrderEntry, ...], Distinct()] = ()
    credit: CreditEntry | None = None
    logins: Annotated[tuple[LoginEntry, ...], Distinct()] = ()
    holds: Annotated[tuple[HoldEntry, ...], Distinct()] = ()
    main_device: MainDeviceEntry | None = None
    device_changed_days_ago: Days | None = None
    renamed_days_ago: tuple[Days, ...] = ()
    official_accounts: Annotated[tuple[OfficialAccountEntry, ...], Distinct()] = ()
    enterprises: Annotated[tuple[EnterpriseEntry, ...], Distinct()] = ()
    messages: Messages | None = None
    organisation: OrganisationEntry | None = None
    papers: PapersEntry | None = None
    changed_hours_ago: Hours | None = None


def read_scenario(name: str) -> ScenarioFile:
    """Return what a scenario's file says. Raises InputError for an unknown name and for a wrong file."""
    return read_record(data.read_named(scenarios.FOLDER, "scenario", name), ScenarioFile)
