"""Unusual behaviour, and the proof that it is asked for (E09)."""

from __future__ import annotations

from app.domain.aftermath.events import Prove
from app.domain.aftermath.limits import is_suspicious
from app.domain.facts.text import t
from app.domain.state import State
from app.domain.views.keypads import secret_entry
from app.domain.views.model import Action, Callout, Kind, Style, Tone, View
from app.domain.views.screen import Screen, leave

_AGAIN = Prove("reverify")


def demand(state: State) -> tuple[Action, ...]:
    """Return the action that lifts the suspicion, where there is one."""
    return (Action("reverify", t("unusual.verify"), _AGAIN),) if is_suspicious(state) else ()


def warning(state: State) -> Callout | None:
    """Return what is asked for, or how near that is."""
    refusals, most = state.aftermath.refusals, state.setup.claims.whole("A40")
    if is_suspicious(state):
        return Callout(t("unusual.stopped"), Tone.DANGER)
    return Callout(t("unusual.near", count=refusals, most=most), Tone.WARN) if refusals else None


def suspicious(state: State) -> View:
    """Return the notice that the account wants to know again who is there."""
    return View(
        "suspicious",
        Kind.NOTICE,
        t("unusual.title"),
        lead=t("unusual.lead", count=state.setup.claims.whole("A40")),
        actions=(
            *demand(state),
            Action("later", t("unusual.later"), leave(state), Style.SECONDARY),
        ),
        back=leave(state),
    )


def reverify(state: State) -> View:
    """Return the keypad for the payment password."""
    later = Action("later", t("unusual.later"), leave(state), Style.LINK)
    return View(
        "reverify",
        Kind.KEYPAD,
        t("unusual.again"),
        headline=t("payment_password.headline"),
        lead=t("unusual.why"),
        entry=secret_entry(state.aftermath.proof.keypad, state.now, later),
        back=leave(state),
    )


def reverified(state: State) -> View:
    """Return that the suspicion is gone."""
    return View(
        "reverified",
        Kind.RESULT,
        t("unusual.again"),
        headline=t("unusual.done"),
        lead=t("unusual.done_lead"),
        icon="check",
        tone=Tone.OK,
        actions=(Action("finish", t("actions.done"), leave(state)),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("suspicious", suspicious, sources=("E09", "A40"), makes_way=True),
    Screen("reverify", reverify, sources=("E09",)),
    Screen("reverified", reverified, sources=("E09",)),
)
