"""What comes after the commit."""

from __future__ import annotations

from app.domain.events import Go, Return
from app.domain.facts.text import Span, Text, t, typed
from app.domain.saga.events import Noted
from app.domain.state import State
from app.domain.views.aftermath.hub import link_to_hub
from app.domain.views.model import Action, Kind, NameChange, Row, Section, Style, Tone, View
from app.domain.views.screen import Screen, leave


def submitted(state: State) -> View:
    """Return the result: handed in and waiting, or done."""
    done = state.finished
    identity = Row(
        "identity",
        t("submitted.identity"),
        value=t("submitted.released" if done else "submitted.held"),
        icon="id",
    )
    apps = Row(
        "notices",
        t("rows.notices"),
        t("submitted.apps_done" if done else "submitted.apps"),
        icon="message",
        tap=Go("notices"),
    )
    return View(
        "submitted",
        Kind.RESULT,
        t("submitted.title"),
        headline=t("submitted.done" if done else "submitted.headline"),
        lead=_lead(state),
        icon="check" if done else "clock",
        tone=Tone.OK if done else Tone.BRAND,
        name_change=_names(state),
        sections=(Section((identity, apps, *link_to_hub(state))),),
        actions=(_finish(done), *(() if done else (_WATCH,))),
        back=leave(state),
    )


_WATCH = Action("watch", t("submitted.watch"), Go("process"), Style.SECONDARY)


def _finish(done: bool) -> Action:
    return Action("finish", t("actions.done"), Noted() if done else Return("me"))


def _lead(state: State) -> Text:
    if state.finished:
        return t("submitted.done_lead")
    return t("submitted.lead", most=Span(state.setup.claims.whole("S03") * 3600))


def _names(state: State) -> NameChange | None:
    """Return the two names of the last change; the new one is the account's own once that is done."""
    if state.process is None:
        return None
    new = state.account.name if state.finished else state.account.pending_name
    return NameChange(state.process.old_name, typed(new))


SCREENS: tuple[Screen, ...] = (
    Screen(
        "submitted",
        submitted,
        sources=("S03", "S05", "F04", "F05", "F06", "F07", "F08"),
        tells_of_change=True,
    ),
)
