"""Why a change did not take place, and what is as before (S04, S08)."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.events import Go
from app.domain.facts.text import Moment, Money, t
from app.domain.saga.events import Noted
from app.domain.saga.progress import Standing
from app.domain.saga.run import run_of
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Tone, View
from app.domain.views.process.telling import notices_of, process_of, told
from app.domain.views.screen import Screen, leave


def rolled_back(state: State) -> View:
    """Return why the change did not take place, what is as before, and the way on."""
    headline, lead = told(state)
    return View(
        "rolled_back",
        Kind.RESULT,
        t("rolled_back.title"),
        failed=True,
        headline=headline,
        lead=lead,
        icon="back_arrow",
        tone=Tone.WARN,
        sections=(
            Section(tuple(_as_before(state)), title=t("rolled_back.as_before")),
            *_money_that_stays(state),
        ),
        note=t("rolled_back.note"),
        actions=(
            Action("try-again", t("rolled_back.again"), Go("rename")),
            Action("finish", t("actions.done"), Noted(), Style.SECONDARY),
        ),
        back=leave(state),
    )


def _as_before(state: State) -> Iterable[Row]:
    account = state.account
    yield Row("name", t("rolled_back.name"), value=account.masked_name, icon="id")
    limit = t("effects.amount", amount=Money(account.receipt_limit_fen))
    yield Row("receipts", t("effects.receipts"), value=limit, icon="gauge")
    paused = account.withdrawals_from is not None and account.withdrawals_from > state.now
    when = Moment(account.withdrawals_from) if paused and account.withdrawals_from else None
    free = t("effects.any_time") if when is None else t("wallet.paused_until", moment=when)
    yield Row("withdrawals", t("effects.withdrawals"), value=free, icon="clock")
    running = len(account.running_renewals)
    contracts = t("effects.running", count=running) if running else t("effects.none")
    yield Row("contracts", t("effects.contracts"), value=contracts, icon="repeat")
    found = notices_of(state, run_of(process_of(state))).values()
    corrected = sum(standing is Standing.RESTORED for standing in found)
    apps = t("rolled_back.apps", count=corrected) if corrected else t("rolled_back.no_apps")
    yield Row("notices", t("rows.notices"), apps, icon="message", tap=Go("notices"))


def _money_that_stays(state: State) -> tuple[Section, ...]:
    if not state.account.balance_fen:
        return ()
    amount = t("money.plain", amount=Money(state.account.balance_fen))
    row = Row("balance", t("rows.balance"), value=amount, icon="coin", advice=t("rolled_back.stays"))
    return (Section((row,), title=t("rolled_back.meanwhile")),)


SCREENS: tuple[Screen, ...] = (
    Screen("rolled_back", rolled_back, sources=("S04", "S08", "A11", "A14"), tells_of_change=True),
)
