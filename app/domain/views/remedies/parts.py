"""What the remedies' screens have in common: headline, way back, reminder, the question before a step."""

from __future__ import annotations

from datetime import datetime

from app.domain.events import Return
from app.domain.facts.text import Text, t
from app.domain.remedies.events import Remind
from app.domain.remedies.reminders import examined, wanted
from app.domain.rules.waits import when
from app.domain.state import State
from app.domain.views.model import Action, Kind, Style, View
from app.domain.views.screen import cancel, leave


def headline(state: State, check: str, key: str) -> Text | None:
    """Say what the person can do here about an item, where they came from the check to do it."""
    blocker = examined(state, check)
    if not state.is_open("check"):
        return None
    if blocker is None:
        return t(f"{key}.done")
    if blocker.waits and blocker.clears is not None:
        return t("wait.headline", when=when(blocker.clears, state.now))
    return t(f"{key}.headline")


def way_back(state: State, *, done: bool) -> tuple[Action, ...]:
    """Return the action that leads back to the check, where the person came from it."""
    if not state.is_open("check"):
        return ()
    style = Style.PRIMARY if done else Style.SECONDARY
    return (Action("to-check", t("actions.to_check"), Return("check"), style),)


def endings(state: State, check: str) -> tuple[Action, ...]:
    """Return what is left to do at the foot of an item's screen: be reminded where it waits, and go back.

    A design that explains nothing says no more than the item itself.
    """
    blocker = examined(state, check)
    if not state.setup.behaviour.explains_errors:
        return ()
    if blocker is None or not blocker.waits or blocker.clears is None:
        return way_back(state, done=blocker is None)
    return (reminder(state, check, blocker.clears), *way_back(state, done=wanted(state, check)))


def reminder(state: State, check: str, at: datetime) -> Action:
    """Return the button that asks to be told when an item is over; once that is wanted, it says so."""
    moment = when(at, state.now)
    if wanted(state, check):
        return Action(
            "remind", t("wait.reminded", when=moment), Remind(check), Style.SECONDARY, enabled=False
        )
    return Action("remind", t("wait.remind", when=moment), Remind(check))


def question(state: State, screen: str, title: Text, lead: Text, yes: Action) -> View:
    """Return the notice that asks before something happens."""
    return View(screen, Kind.NOTICE, title, lead=lead, actions=(yes, cancel(state)), back=leave(state))
