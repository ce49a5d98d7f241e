"""The places a run changes: each keeps, for every account, the newest key it has taken.

A key is a number that only grows: the run's own number, then how far that run has come at this place. So the
newest key is all that has to be remembered to see that another is a repetition, or one that was given up and
arrives late; the memory does not grow with the number of messages.
"""

from __future__ import annotations

from collections import defaultdict

from app.domain.facts.plan import Mark

_BITS = 2


_HELD, _RELEASED = int(Mark.HELD), int(Mark.RELEASED)  # plain numbers: an enumeration's reckon slowly


def key_of(run: int, mark: Mark) -> int:
    """Return the idempotency key of a run's message; ``run`` counts from 1."""
    return run << _BITS | mark


class Store:
    """A store, a network or an app's inbox.

    Who owns an account follows from its newest key once that is a release; another key, taken after it,
    leaves the owner to be remembered.
    """

    __slots__ = ("_newest", "_owner", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self._newest: dict[int, int] = {}
        self._owner: dict[int, int] = {}

    def take(self, account: int, key: int) -> bool:
        """Take a message and tell whether it changed anything.

        A key that was taken before changes nothing, nor does an older one. A release changes nothing where
        its run does not hold the account.
        """
        newest = self._newest.get(account, 0)
        if key <= newest:
            return False
        if key & _RELEASED == _RELEASED:
            if newest != key - _RELEASED + _HELD:
                return False
        elif newest & _RELEASED == _RELEASED:
            self._owner[account] = newest >> _BITS
        self._newest[account] = key
        return True

    def mark(self, account: int) -> Mark:
        """Return how an account stands here."""
        return Mark(self._newest.get(account, 0) & _RELEASED)

    def run(self, account: int) -> int:
        """Return the number of the run whose message was the last to change something; 0 for none."""
        return self._newest.get(account, 0) >> _BITS

    def owner(self, account: int) -> int:
        """Return the run that gave the account its present identity here; 0 for the first one."""
        newest = self._newest.get(account, 0)
        return newest >> _BITS if newest & _RELEASED == _RELEASED else self._owner.get(account, 0)


class Purses:
    """The money of all accounts in fen. Each movement takes from one purse what it gives to another."""

    __slots__ = ("_balance", "_moved")

    def __init__(self) -> None:
        self._balance: defaultdict[str, int] = defaultdict(int)
        self._moved: set[str] = set()

    def move(self, key: str, source: str, target: str, fen: int) -> bool:
        """Move an amount and tell whether it moved; a repeated key moves nothing."""
        if key in self._moved:
            return False
        self._moved.add(key)
        self._balance[source] -= fen
        self._balance[target] += fen
        return True

    def balance(self, purse: str) -> int:
        """Return what a purse holds, in fen."""
        return self._balance[purse]

    def total(self) -> int:
        """Return the sum over all purses, in fen."""
        return sum(self._balance.values())
