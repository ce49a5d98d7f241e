"""Before and after, in full: what a change of name alters, and what the source says of its dangers."""

from __future__ import annotations

from app.domain.facts.text import t
from app.domain.rules.effects import Effect, effects
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Table, View
from app.domain.views.screen import Screen, leave


def before_and_after(changes: tuple[Effect, ...]) -> Table:
    """Return what changes as a table: what it is, how it is now, how it will be."""
    heads = (t("consequences.subject"), t("consequences.now"), t("consequences.then"))
    return Table(heads, tuple((change.subject, change.now, change.then) for change in changes))


def effects_all(state: State) -> View:
    """Return every change at once, from when it holds and how it ends (E01 to E09, contradiction 7)."""
    changes = effects(state.account, state.setup.claims)
    return View(
        "effects_all",
        Kind.COMPARISON,
        t("effects_all.title"),
        headline=t("effects_all.headline", count=len(changes)),
        lead=t("effects_all.lead"),
        table=before_and_after(changes),
        callout=Callout(t("consequences.recovery", count=state.setup.claims.whole("E04"))),
        actions=(Action("ok", t("actions.understood"), leave(state)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen(
        "effects_all",
        effects_all,
        sources=("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10", "E11"),
    ),
)
