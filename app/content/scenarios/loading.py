"""From a scenario's file to an account. Amounts are given in yuan, times relative to the start of the run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.content.scenarios.person import load_person
from app.content.scenarios.reading import ScenarioFile, read_scenario
from app.content.scenarios.records import fen
from app.domain.facts.account import FEN, Account
from app.domain.facts.claims import Claims
from app.domain.facts.organisation import Organisation
from app.domain.facts.papers import Papers
from app.domain.facts.text import Text
from app.domain.rules.limits import limit


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
    usual, today = load_person(), started.date()
    changed = read.device_changed_days_ago
    papers = read.papers
    return replace(
        usual,
        name=usual.name if read.person is None else read.person,
        balance_fen=fen(read.balance_yuan),
        renewals=tuple(each.at(started) for each in read.renewals),
        packets=tuple(each.at(started) for each in read.packets),
        orders=tuple(each.at(started) for each in read.orders),
        credit=None if read.credit is None else read.credit.at(started),
        logins=tuple(each.at(started) for each in read.logins),
        holds=tuple(each.at(started) for each in read.holds),
        main_device=None if read.main_device is None else read.main_device.at(started),
        device_changed=None if changed is None else today - timedelta(days=changed),
        renamed=tuple(today - timedelta(days=days) for days in read.renamed_days_ago),
        official_accounts=tuple(each.at(started) for each in read.official_accounts),
        enterprises=tuple(each.at(started) for each in read.enterprises),
        messages=usual.messages if read.messages is None else read.messages,
        organisation=Organisation() if read.organisation is None else read.organisation.at(started),
        papers=Papers() if papers is None else Papers(papers.kind, papers.age, papers.number),
    )
