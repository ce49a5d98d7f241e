"""Incoming payments: accepted within the limit of the day, refused above it (E01)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.aftermath.events import Receive
from app.domain.aftermath.limits import is_suspicious, receivable_fen, with_refusal, without_refusals
from app.domain.facts.aftermath import Receipt
from app.domain.facts.surroundings import Payer
from app.domain.saga import steps as process
from app.domain.state import Handlers, State, Step, only


def payer(state: State, payer_id: str) -> Payer:
    """Return the payer of this id. Raises StopIteration where there is none."""
    return next(payer for payer in state.setup.surroundings.payers if payer.id == payer_id)


def has_paid(state: State, payer_id: str) -> bool:
    """Tell whether somebody's money arrived today; each pays once a day."""
    today = state.now.date()
    return any(
        receipt.payer == payer_id and receipt.at.date() == today for receipt in state.aftermath.receipts
    )


def receive(state: State, event: Receive) -> Step:
    """Let money arrive, or refuse it and say why; a refused amount stays with its payer."""
    if has_paid(state, event.payer) or is_suspicious(state):
        return only(state)
    amount = payer(state, event.payer).fen
    if amount > receivable_fen(state):
        state = with_refusal(state)
        return only(
            state.pushed("suspicious") if is_suspicious(state) else state.pushed("refused", event.payer)
        )
    receipt = Receipt(event.payer, amount, state.now)
    received = replace(
        without_refusals(state),
        account=replace(state.account, balance_fen=state.account.balance_fen + amount),
    )
    aftermath = replace(received.aftermath, receipts=(*received.aftermath.receipts, receipt))
    return only(process.money_moved(replace(received, aftermath=aftermath), amount))


HANDLERS: Handlers = {Receive: receive}
