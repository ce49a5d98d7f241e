"""The check before the flow: all conditions, each with what it found and how long it takes to solve."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.facts.account import Account
from app.domain.facts.claims import Claims
from app.domain.rules.blockers import Blocker
from app.domain.rules.conditions import CONDITIONS, found


@dataclass(frozen=True, slots=True)
class Item:
    """One condition's result, which is the same ``at`` any moment; ``blocker`` is None where it is met."""

    check: str
    blocker: Blocker | None
    at: datetime = field(compare=False)

    @property
    def passed(self) -> bool:
        """Tell whether the condition is met."""
        return self.blocker is None

    @property
    def waits(self) -> bool:
        """Tell whether nothing but time solves it."""
        return self.blocker is not None and self.blocker.waits

    def is_over(self, now: datetime) -> bool:
        """Tell whether the moment has come at which it clears by itself."""
        clears = self.blocker.clears if self.blocker else None
        return clears is not None and clears <= now


def check(account: Account, now: datetime, claims: Claims) -> tuple[Item, ...]:
    """Return the result of every condition, in their order."""
    return tuple(Item(name, found(name, account, now, claims), now) for name in CONDITIONS)


def recheck(
    items: tuple[Item, ...], names: frozenset[str], account: Account, now: datetime, claims: Claims
) -> tuple[Item, ...]:
    """Return the items with only the named ones examined again."""
    return tuple(
        Item(item.check, found(item.check, account, now, claims), now) if item.check in names else item
        for item in items
    )


def blocked(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the items that block, the quickest to solve first."""
    waiting = [(item.blocker.seconds, item) for item in items if item.blocker is not None]
    return tuple(item for _, item in sorted(waiting, key=lambda pair: pair[0]))
