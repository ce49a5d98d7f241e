"""Scenarios: what their files say, and the account that this makes.

Amounts are given in yuan, times relative to the start of the run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from app.content import data, scenarios
from app.content.ranges import NameOf, Range, Words
from app.content.records import read_record
from app.content.scenarios.given import Hours, entry, facts
from app.content.scenarios.organisation import OrganisationEntry
from app.content.scenarios.person import load_person
from app.domain.facts.account import FEN, Account
from app.domain.facts.claims import Claims
from app.domain.facts.obstacles import Obstacles
from app.domain.facts.organisation import Organisation
from app.domain.facts.papers import IDENTITY_CARD, KINDS, Papers
from app.domain.facts.text import Text
from app.domain.rules.limits import limit

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
    """A situation as its file describes it, beside the obstacles, whose keys follow from their records.

    What is left out is as in ``person.toml``, or is not there.
    """

    name: Text
    who: Text
    order: Order = _LAST
    person: Words | None = None
    messages: Messages | None = None
    organisation: OrganisationEntry | None = None
    papers: PapersEntry | None = None
    changed_hours_ago: Hours | None = None


def read_scenario(name: str) -> ScenarioFile:
    """Return what a scenario's file says. Raises InputError for an unknown name and for a wrong file."""
    file = data.read_named(scenarios.FOLDER, "scenario", name)
    read: ScenarioFile = read_record(file, entry(Obstacles, ScenarioFile))
    return read


@dataclass(frozen=True, slots=True)
class Scenario:
    """A situation to start from: its name, who the person is, and the account."""

    id: str
    name: Text
    who: Text
    account: Account


def load_scenario(name: str, started: datetime, claims: Claims) -> Scenario:
    """Return a scenario whose dates are relative to ``started`` and whose limits are the claims'.

    Raises InputError for an unknown name, or where the file is wrong.
    """
    read = read_scenario(name)
    account = replace(_account(read, started), receipt_limit_fen=claims.whole("E01", "before") * FEN)
    if read.changed_hours_ago is not None:
        account = limit(account, claims, started - timedelta(hours=read.changed_hours_ago))
    return Scenario(name, read.name, read.who, account)


def _account(read: ScenarioFile, started: datetime) -> Account:
    """Return the account of the one person of all scenarios, with what this scenario says of it."""
    usual, papers = load_person(), read.papers
    return replace(
        usual,
        **facts(Obstacles, read, started),
        name=usual.name if read.person is None else read.person,
        messages=usual.messages if read.messages is None else read.messages,
        organisation=Organisation() if read.organisation is None else read.organisation.at(started),
        papers=Papers() if papers is None else Papers(papers.kind, papers.age, papers.number),
    )
