"""What is done at once and can be taken back: where it is offered, and what was just done, in words."""

from __future__ import annotations

from app.domain.aftermath.events import Publish
from app.domain.backup.events import UnbindMail
from app.domain.events import CancelRenewals, Event, TakeBack
from app.domain.facts.deeds import Deed
from app.domain.facts.text import Text, t
from app.domain.papers.events import RemovePaper
from app.domain.remedies.events import AwaitPacket, Remind, ReviewLogin
from app.domain.rules.waits import when
from app.domain.state import State
from app.domain.views.model import Action, Style, Toast, View

SOURCES = ("A30",)
"""The claims on how long an undo is offered; they hold wherever something can be undone."""


def toast(state: State) -> Toast | None:
    """Return the word on what was done last, as long as it can be taken back."""
    if state.undo is None:
        return None
    undo = Action("undo", t("toasts.undo"), TakeBack(state.undo.number), Style.LINK)
    return Toast(_said(state, state.undo.event), undo)


def can_undo(shown: View) -> bool:
    """Tell whether what a screen offers to do can be undone afterwards."""
    rows = [row for section in shown.sections for row in section.rows]
    actions = (*shown.actions, *(row.button for row in rows if row.button is not None))
    events = (*(row.tap for row in rows), *(action.event for action in actions if action.enabled))
    return any(event is not None and event.deed is Deed.UNDONE for event in events)


def _said(state: State, event: Event) -> Text:
    match event:
        case CancelRenewals(ids):
            return t("toasts.renewals", count=len(ids))
        case Remind(check):
            at = next(reminder.at for reminder in state.account.reminders if reminder.check == check)
            return t("toasts.reminder", when=when(at, state.now))
    return _SAID[type(event)]


_SAID: dict[type[Event], Text] = {
    AwaitPacket: t("toasts.packet"),
    ReviewLogin: t("toasts.login"),
    UnbindMail: t("toasts.mail"),
    RemovePaper: t("toasts.paper"),
    Publish: t("toasts.post"),
}
