"""Recovery: binding a bank card again and some transactions lift every limit (E04)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.aftermath.events import Buy
from app.domain.aftermath.limits import is_being_changed, is_suspicious
from app.domain.facts.surroundings import Card
from app.domain.rules.limits import lift
from app.domain.saga import steps as process
from app.domain.state import Handlers, State, Step, only


def can_recover(state: State) -> bool:
    """Tell whether recovery is possible now: no payment would abort the change, no suspicion stands."""
    return state.account.limited and not is_being_changed(state) and not is_suspicious(state)


def transactions_left(state: State) -> int:
    """Return how many transactions are still needed."""
    return max(0, state.setup.claims.whole("E04") - len(state.aftermath.bought))


def card(state: State, card_id: str) -> Card:
    """Return the bank card of this id. Raises StopIteration where there is none."""
    return next(card for card in state.setup.surroundings.cards if card.id == card_id)


def bound(state: State, card_id: str) -> State:
    """Return the state with a bank card bound again."""
    account = replace(state.account, card=card(state, card_id).name)
    return _checked(replace(state, account=account, aftermath=replace(state.aftermath, card=card_id)))


def buy(state: State, event: Buy) -> Step:
    """Pay with the card that was bound again; that is a transaction."""
    state = state.left("purchase")
    aftermath = state.aftermath
    if not can_recover(state) or not aftermath.card or event.purchase in aftermath.bought:
        return only(state)
    state = replace(state, aftermath=replace(aftermath, bought=(*aftermath.bought, event.purchase)))
    return only(_checked(process.money_moved(state)))


def _checked(state: State) -> State:
    """Lift the limits once everything is done."""
    if not state.aftermath.card or transactions_left(state):
        return state
    return replace(
        state,
        account=lift(state.account, state.setup.claims),
        aftermath=replace(state.aftermath, recovered=state.now),
    )


HANDLERS: Handlers = {Buy: buy}
