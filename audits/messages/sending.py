"""Send a form that has empty fields, and see what is said to that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..cues.switching import is_wrong
from ..looking.roles import EDITABLE
from ..looking.screen import Screen
from ..looking.tree import Element, shows
from ..looking.wording import own_text
from .analysis import submits
from .finding import Message, all_readable, button_words, find_messages

if TYPE_CHECKING:
    from ..probing.probe import Probe

_OUT = frozenset({"hidden", "disabled", "inert", "decoration"})
_SOON_S = 0.5  # by then a dialog has opened; what stays for a moment only is still there


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Fields in which nothing has been entered, and the button that sends them."""

    fields: tuple[Element, ...]
    button: Element


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """What came of it: error messages that are new, other new words, fields that look otherwise.

    ``gone`` tells that the fields are no longer on the screen.
    """

    messages: tuple[Message, ...]
    words: tuple[str, ...]
    marked: bool
    gone: bool


def find_form(screen: Screen) -> Form | None:
    """Return the empty fields of a screen and what sends them; None where either is missing."""
    usable = [each for each in screen.elements if shows(each) and not each.states & _OUT]
    fields = [each for each in usable if each.role in EDITABLE - {"search_input"} and not each.private]
    buttons = [each for each in usable if each.role in ("button", "default_button")]
    if not fields or not buttons:
        return None
    order = {element: number for number, element in enumerate(screen.elements)}
    last = order[fields[-1]]
    named = [each for each in buttons if submits(button_words(each))]
    sending = named or _only(_near(fields[-1], buttons))
    after = [each for each in sending if order[each] > last]
    chosen = (
        after[:1] or named[-1:]
    )  # what stands before the fields and does not say so opens a menu, or leads back
    return Form(tuple(fields), chosen[0]) if chosen else None


def _near(field: Element, buttons: list[Element]) -> list[Element]:
    """Return the buttons in the smallest part of the page that has a field and any."""
    above = field.parent
    while above is not None:
        found = [each for each in above.walk() if each in buttons]
        if found:
            return found
        above = above.parent
    return []


def _only(buttons: list[Element]) -> list[Element]:
    return buttons if len(buttons) == 1 else []


def send(probe: Probe, form: Form) -> Sent:
    """Press the button as a person does, and look twice: shortly after, and at rest."""
    from ..probing.probe import TAP_S

    before = probe.screen
    known = _texts(before) | {message.text for message in find_messages(before)}  # widgets are asked now
    wrong = [bool(is_wrong(field)) for field in form.fields]
    left, bottom, right, top = form.button.visible
    finger = probe.down((left + right) / 2, (bottom + top) / 2)
    probe.let_pass(TAP_S)
    probe.up(finger)
    probe.let_pass(_SOON_S)
    soon = probe.look()
    probe.settle()
    then = probe.look()
    found: dict[str, Message] = {}
    for screen in (soon, then):
        for message in find_messages(screen, _texts(screen) - known):
            if message.text not in known:
                found[message.text] = _heard(probe, message, button_words(form.button))
    texts = {text for screen in (soon, then) for text in _texts(screen)} - known
    widgets = {each.widget.uid: each for each in then.elements if shows(each)}
    now = [widgets.get(field.widget.uid) for field in form.fields]
    marked = any(
        field and ((is_wrong(field) and not was) or _looks_otherwise(old, field, before, then))
        for old, field, was in zip(form.fields, now, wrong, strict=True)
    )
    return Sent(tuple(found.values()), tuple(sorted(texts)), marked, not any(now))


def _heard(probe: Probe, message: Message, sent_by: str) -> Message:
    """A field's message is spoken with the field that gets the focus; what sent the form mends nothing."""
    message = replace(message, buttons=tuple(each for each in message.buttons if each != sent_by))
    if message.field is not None and probe.focused() is message.field.widget:
        return replace(message, live=True)
    return message


def _texts(screen: Screen) -> set[str]:
    return {own_text(each.widget) for each in all_readable(screen)}


def _looks_otherwise(old: Element, now: Element, before: Screen, then: Screen) -> bool:
    """Tell whether a field in the same place looks otherwise, without the focus."""
    if now.rect != old.rect or now.states != old.states or now.private or "focused" in now.states:
        return False
    left, bottom, right, top = (max(0, round(side)) for side in now.visible)
    place = slice(bottom, top), slice(left, right)
    return then.frame.shape == before.frame.shape and bool(np.any(then.frame[place] != before.frame[place]))
