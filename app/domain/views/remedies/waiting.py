"""What only time solves: why, since when, and the day on which it is over (P07 to P10)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain.facts.text import t
from app.domain.remedies.reminders import examined
from app.domain.rules.conditions import CONDITIONS, dated, left, start_of, when
from app.domain.rules.renaming import changes_beyond, within_a_year
from app.domain.state import State
from app.domain.views.model import Kind, Row, Section, Tone, View
from app.domain.views.remedies.parts import endings
from app.domain.views.screen import Screen, leave, sources_of


def device_change(state: State) -> View:
    """Return the waiting time after a change of device (P07)."""
    changed = state.account.device_changed or state.now.date()
    return _wait(state, "P07", changed, (_day(state, "changed", "device_change.changed", changed),))


def last_change(state: State) -> View:
    """Return the waiting time after the last change (P08)."""
    last = max(state.account.renamed, default=state.now.date())
    return _wait(state, "P08", last, (_day(state, "changed", "last_change.changed", last),))


def yearly_limit(state: State) -> View:
    """Return the changes of the last year, and when the first of them no longer counts (P09)."""
    made = within_a_year(state.account.renamed, state.now.date(), state.setup.claims)
    year = timedelta(days=state.setup.claims.whole("A27"))
    rows = tuple(
        Row(
            f"change-{number}",
            t("wait.changed", day=dated(day, state.now)),
            t("yearly_limit.leaves", day=dated(day + year, state.now)),
            icon="edit",
        )
        for number, day in enumerate(made, start=1)
    )
    oldest = made[-state.setup.claims.whole("P09")] if _blocks(state, "P09") else state.now.date()
    return _wait(state, "P09", oldest, rows, days=year.days)


def cooling_off(state: State) -> View:
    """Return the changes that were too many, and the end of the cooling-off period after them (P10)."""
    changes = changes_beyond(state.account.renamed, state.setup.claims)
    rows = tuple(
        Row(f"change-{number}", t("wait.changed", day=dated(day, state.now)), icon="edit")
        for number, day in enumerate(changes, start=1)
    )
    return _wait(state, "P10", max(changes, default=state.now.date()), rows)


def _blocks(state: State, check: str) -> bool:
    return examined(state, check) is not None


def _day(state: State, name: str, key: str, day: date) -> Row:
    return Row(name, t(key), value=t("wait.day", day=dated(day, state.now)), icon="edit")


def _wait(state: State, check: str, since: date, rows: tuple[Row, ...], *, days: int = 0) -> View:
    """Return the screen of an item that waits: its end as the title, how far it is, and what it rests on.

    It lasts so many ``days``; where none are given, as many as the item's claim says.
    """
    claims, blocker, screen = state.setup.claims, examined(state, check), CONDITIONS[check].remedy
    end = blocker.clears if blocker else None
    share = (state.now - start_of(since)) / (end - start_of(since)) if end else 1.0
    over = (_end_row(state, end),) if end else ()
    return View(
        screen,
        Kind.LIST,
        t(f"screens.{screen}"),
        headline=t("wait.headline", when=when(end, state.now)) if end else t("wait.over"),
        lead=t(f"{screen}.lead", days=days or claims.whole(check), count=claims.whole("P09")),
        progress=share,
        sections=(Section((*rows, *over)),),
        note=t("claims.note"),
        note_action=sources_of(screen),
        actions=endings(state, check),
        back=leave(state),
    )


def _end_row(state: State, end: datetime) -> Row:
    return Row(
        "end",
        t("wait.end"),
        t("wait.left", left=left(end, state.now)),
        when(end, state.now),
        icon="calendar",
        tone=Tone.OK,
    )


SCREENS: tuple[Screen, ...] = (
    Screen("device_change", device_change, sources=("P07",)),
    Screen("last_change", last_change, sources=("P08",)),
    Screen("yearly_limit", yearly_limit, sources=("P09", "A27")),
    Screen("cooling_off", cooling_off, sources=("P10", "P09", "A27")),
)
