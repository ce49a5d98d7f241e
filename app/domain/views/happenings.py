"""What others may do at the present screen: pay, or ask to be a friend. The prototype plays them.

Nothing in the phone decides it; the window offers it beside the phone, and a walk lets it happen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.aftermath.events import Ask, Receive
from app.domain.aftermath.limits import is_suspicious
from app.domain.aftermath.money import has_paid
from app.domain.aftermath.social import next_person
from app.domain.events import Event
from app.domain.facts.surroundings import Surroundings
from app.domain.facts.text import Money, Text, t
from app.domain.state import State

_REQUEST = "friend-request"
_PAYMENT = "payment-"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that somebody else may do: its name, what it is, and the event."""

    id: str
    text: Text
    event: Event


def happenings(state: State) -> tuple[Happening, ...]:
    """Return what others may do now: only what the screen on top shows the outcome of."""
    offered = {"collect": _payments, "contacts": _requests}.get(state.top.screen)
    return tuple(offered(state)) if offered is not None else ()


def happening_names(surroundings: Surroundings) -> tuple[str, ...]:
    """Return the name of everything that others may do at some screen."""
    return (_REQUEST, *(f"{_PAYMENT}{payer.id}" for payer in surroundings.payers))


def _payments(state: State) -> Iterator[Happening]:
    if is_suspicious(state):
        return
    for payer in state.setup.surroundings.payers:
        if not has_paid(state, payer.id):
            words = t("happenings.payment", person=payer.person, amount=Money(payer.fen))
            yield Happening(f"{_PAYMENT}{payer.id}", words, Receive(payer.id))


def _requests(state: State) -> Iterator[Happening]:
    person = next_person(state)
    if person is not None:
        yield Happening(_REQUEST, t("happenings.request", person=person.name), Ask())
