"""Facts that break each condition: those of its scenario, the nearest to its limit, and combinations."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from app.content.claims import load_claims
from app.content.scenarios import scenario_names
from app.content.scenarios.loading import load_scenario
from app.domain.facts.account import Account
from app.domain.facts.obstacles import (
    Credit,
    Hold,
    Login,
    Obstacles,
    Order,
    Packet,
    Renewal,
)
from app.domain.facts.text import literal
from app.domain.rules.eligibility import blocked, check
from app.domain.state import State
from tests.app.domain.runs import STARTED, account, start

TODAY = STARTED.date()


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def login(days: int) -> Login:
    return Login(
        "odd", datetime.combine(days_ago(days), time(3)), literal("Elsewhere"), literal("A computer")
    )


DEBT = Hold("debt", 100, literal("Rides"), literal("Unpaid"))
FROZEN = Hold("frozen", 200, literal("Inn"), literal("Deposit"), frozen=True)
LAMP = Order("lamp", literal("Lamps"), 8900, days_ago(-4))
TENT = Order("tent", literal("Tents"), 32800, days_ago(-2), refunding=True)
RENEWAL = Renewal("video", literal("Video"), 2500, days_ago(-10))
PACKET = Packet("one", literal("Mum"), 888, STARTED + timedelta(hours=9))
SENT = Packet("two", literal("Team"), 2000, STARTED + timedelta(hours=13), sent=True)

# For each condition with a limit, the nearest facts that break it.
EDGES: dict[str, dict[str, Any]] = {
    "P01": {"balance_fen": 1},
    "P03": {"credit": Credit(literal("Reserve"), 1)},
    "P04": {"logins": (login(29),)},
    "P07": {"device_changed": days_ago(6)},
    "P08": {"renamed": (days_ago(90),)},
    "P09": {"renamed": (days_ago(364), days_ago(300), days_ago(200))},
    "P10": {"renamed": (days_ago(500), days_ago(490), days_ago(480), days_ago(179))},
}

# Three conditions look at the same earlier changes; how many days ago they were decides which of them break.
RENAMED = {
    frozenset[str](): (),
    frozenset({"P08"}): (30,),
    frozenset({"P09"}): (300, 200, 100),
    frozenset({"P10"}): (460, 390, 375, 100),
    frozenset({"P08", "P09"}): (300, 200, 30),
    frozenset({"P08", "P10"}): (390, 380, 370, 30),
    frozenset({"P09", "P10"}): (400, 300, 200, 100),
    frozenset({"P08", "P09", "P10"}): (360, 300, 200, 30),
}


@cache
def renamed(names: frozenset[str]) -> tuple[date, ...]:
    return tuple(days_ago(days) for days in RENAMED[names])


@cache
def clean() -> Account:
    return account()


@cache
def _alone() -> Mapping[str, Account]:
    """Return for each condition the account of a scenario that breaks it and no other."""
    claims, found = load_claims(), {}
    for scenario in scenario_names():
        facts = load_scenario(scenario, STARTED, claims).account
        names = [item.check for item in blocked(check(facts, STARTED, claims))]
        if len(names) == 1:
            found.setdefault(names[0], facts)
    return found


@cache
def breaks(name: str) -> Mapping[str, Any]:
    """Return the facts that break a condition: what stands in the way in its scenario."""
    assert name in _alone(), f"no scenario breaks {name} alone"
    facts, usual = _alone()[name], clean()
    given = {field.name: getattr(facts, field.name) for field in fields(Obstacles)}
    return {field: value for field, value in given.items() if value != getattr(usual, field)}


def broken(names: Collection[str]) -> Account:
    """Return an account that breaks exactly these conditions."""
    facts = {field: value for name in names for field, value in breaks(name).items()}
    facts["renamed"] = renamed(frozenset(names) & {"P08", "P09", "P10"})
    return replace(clean(), **facts)


@cache
def _ready() -> State:
    return start()


def run(facts: Account) -> State:
    """Return a run of an account in the clear design."""
    return replace(_ready(), account=facts)
