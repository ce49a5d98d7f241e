"""What only time solves: why, since when, and the day on which it is over (P07 to P10)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain.facts.text import Text, t
from app.domain.remedies.reminders import examined
from app.domain.rules.conditions import CONDITIONS, Condition, Since
from app.domain.rules.renaming import changes_beyond, within_a_year
from app.domain.rules.waits import dated, left, start_of, when
from app.domain.state import State
from app.domain.views.model import Kind, Row, Section, Tone, View
from app.domain.views.remedies.parts import endings
from app.domain.views.screen import Screen, leave


def waiting(condition: Condition, since: Since) -> Screen:
    """Return the screen of a condition that so many days end: since when, and until when."""

    def shown(state: State) -> View:
        began = since(state.account) or state.now.date()
        day = t("wait.day", day=dated(began, state.now))
        row = Row("since", t(f"{condition.remedy}.since"), value=day, icon="edit")
        return _wait(state, condition.id, began, (row,))

    return Screen(condition.remedy, shown, sources=(condition.id, *filter(None, (condition.reason,))))


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
        lead=t(
            f"{screen}.lead",
            days=days or claims.whole(check),
            count=claims.whole("P09"),
            **_why(state, check),
        ),
        progress=share,
        sections=(Section((*rows, *over)),),
        actions=endings(state, check),
        back=leave(state),
    )


def _why(state: State, check: str) -> dict[str, Text]:
    why = CONDITIONS[check].reason
    return {"why": state.setup.claims[why].text} if why else {}


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
    *(waiting(condition, condition.since) for condition in CONDITIONS.values() if condition.since),
    Screen("yearly_limit", yearly_limit, sources=("P09", "A27")),
    Screen("cooling_off", cooling_off, sources=("P10", "P09", "A27")),
)
