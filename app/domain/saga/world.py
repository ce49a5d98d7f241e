"""All stores, networks and inboxes, and what a journal entry changes in them."""

from __future__ import annotations

from app.domain.facts.journal import Entry, What
from app.domain.facts.plan import Mark, Plan
from app.domain.saga.run import Run
from app.domain.saga.stores import Store, key_of


class World:
    """The stores, the networks and the inboxes that a plan names."""

    __slots__ = ("places",)

    def __init__(self, plan: Plan) -> None:
        self.places = {step.where: Store(step.where) for step in plan.steps if step.where}

    def perform(self, run: Run, entry: Entry) -> None:
        """Apply an entry that records an arriving message, no matter whether the run still waits for it."""
        what = entry.what
        if what is What.DONE or what is What.ARRIVED:
            step = run.plan.steps[entry.step]
            mark = step.leaves
        elif what is What.UNDONE or what is What.UNDO_ARRIVED:
            step = run.plan.steps[entry.step]
            mark = Mark.RESTORED
        else:
            return
        if step.where:
            self.places[step.where].take(run.account, key_of(run.number, mark))

    def marks(self, account: int) -> dict[str, Mark]:
        """Return an account's mark in each store, network and inbox."""
        return {name: place.mark(account) for name, place in self.places.items()}


def replayed(run: Run) -> World:
    """Return the state of all stores after one run, by applying its journal."""
    world = World(run.plan)
    for entry in run.journal:
        world.perform(run, entry)
    return world
