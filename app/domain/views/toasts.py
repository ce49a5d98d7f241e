"""What was just done and can be taken back, in words."""

from __future__ import annotations

from app.domain.aftermath.events import Publish
from app.domain.backup.events import UnbindMail
from app.domain.events import CancelRenewals, Event, TakeBack
from app.domain.facts.text import Text, t
from app.domain.papers.events import RemovePaper
from app.domain.remedies.events import AwaitPacket, Remind, ReviewLogin
from app.domain.rules.waits import when
from app.domain.state import State
from app.domain.views.model import Action, Style, Toast


def toast(state: State) -> Toast | None:
    """Return the word on what was done last, as long as it can be taken back."""
    if state.undo is None:
        return None
    undo = Action("undo", t("toasts.undo"), TakeBack(state.undo.number), Style.LINK)
    return Toast(_said(state, state.undo.event), undo)


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
