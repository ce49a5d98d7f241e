"""What a check has looked at, with the figures that it found (P01 to P14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from app.domain.facts.text import Money, Text, t
from app.domain.rules.renaming import within_a_year
from app.domain.rules.waits import dated
from app.domain.state import State


def looked_at(state: State, check: str) -> Text:
    """Say what was found for one condition."""
    return _LOOKED[check](state)


def rule_of(state: State, check: str) -> Text:
    """Say what a condition asks for: as its claim has it, where that is a rule and not a finding."""
    return _RULES.get(check) or state.setup.claims[check].text


# These two claims say what a screen lacks; what the person has to do follows from it.
_RULES: Mapping[str, Text] = {"P13": t("rule.renewals"), "P14": t("rule.packets")}


def _holds(state: State) -> Text:
    holds = state.account.open_holds
    frozen = sum(hold.frozen for hold in holds)
    return t("looked.P05", owed=len(holds) - frozen, frozen=frozen)


def _logins(state: State) -> Text:
    logins = state.account.logins
    return t("looked.P04", count=len(logins), odd=sum(login.odd for login in logins))


def _credit(state: State) -> Text:
    credit = state.account.credit
    return t("looked.P03_closed", name=credit.name) if credit and not credit.open else t("looked.P03")


def _main_device(state: State) -> Text:
    main = state.account.main_device
    name = main.name if main else state.setup.platform.name
    return t("looked.P06_confirmed" if main else "looked.P06", name=name)


def _day(state: State, key: str, day: date | None) -> Text:
    return t(key, day=dated(day, state.now)) if day else t(f"{key}_never")


def _year(state: State) -> Text:
    claims = state.setup.claims
    made = within_a_year(state.account.renamed, state.now.date(), claims)
    return t("looked.P09", count=len(made), days=claims.whole("A27"))


def _renewals(state: State) -> Text:
    own, running = len(state.account.blocking_renewals), len(state.account.running_renewals)
    return t("looked.P13", count=own, others=running - own)


_LOOKED: Mapping[str, Callable[[State], Text]] = {
    "P01": lambda state: t("looked.P01", amount=Money(state.account.balance_fen)),
    "P02": lambda state: t("looked.P02", count=len(state.account.open_orders)),
    "P03": _credit,
    "P04": _logins,
    "P05": _holds,
    "P06": _main_device,
    "P07": lambda state: _day(state, "looked.P07", state.account.device_changed),
    "P08": lambda state: _day(state, "looked.P08", max(state.account.renamed, default=None)),
    "P09": _year,
    "P10": lambda state: t("looked.P10", count=len(state.account.renamed)),
    "P11": lambda state: t("looked.P11", count=len(state.account.official_accounts_run)),
    "P12": lambda state: t("looked.P12", count=len(state.account.enterprises_run)),
    "P13": _renewals,
    "P14": lambda state: t("looked.P14", count=len(state.account.pending_packets)),
}
