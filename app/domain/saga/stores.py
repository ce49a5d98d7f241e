"""What a run changes. Each store remembers, for each account, the newest idempotency key it has accepted.

Keys only grow: the high bits are the number of the run, the low bits how far that run has come in the store.
A key that is not newer than the remembered one is therefore a repetition, or a late message of a run that was
given up, and changes nothing. Memory does not grow with the number of messages.
"""

from __future__ import annotations

from collections import defaultdict

from app.domain.facts.plan import Mark

_BITS = 2  # of a key, for the mark
_HELD, _RELEASED = int(Mark.HELD), int(Mark.RELEASED)  # plain integers: arithmetic on an enum is slow


def key_of(run: int, mark: Mark) -> int:
    """Return the idempotency key of a run's message; ``run`` counts from 1."""
    return run << _BITS | mark


class Store:
    """A store, a network or an app's inbox.

    The run that released an account last is its owner. As long as the release is the newest key, the owner
    can be read from that; before a newer key replaces it, the owner is stored separately.
    """

    __slots__ = ("_newest", "_owner", "name")

    def __init__(self, name: str) -> None:
        self.name = name
        self._newest: dict[int, int] = {}
        self._owner: dict[int, int] = {}

    def take(self, account: int, key: int) -> bool:
        """Accept a message and tell whether it changed anything.

        A key that was accepted before changes nothing, nor does an older one, nor does a release by a run
        that does not hold the account.
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
        """Return the mark of an account in this store: untouched, held, restored or released."""
        return Mark(self._newest.get(account, 0) & _RELEASED)

    def run(self, account: int) -> int:
        """Return the number of the run whose message was the last to change something; 0 for none."""
        return self._newest.get(account, 0) >> _BITS

    def owner(self, account: int) -> int:
        """Return the run that gave the account its present identity here; 0 for the first one."""
        newest = self._newest.get(account, 0)
        return newest >> _BITS if newest & _RELEASED == _RELEASED else self._owner.get(account, 0)


class Purses:
    """The balances of all accounts, in fen. Each transfer takes from one purse what it adds to another."""

    __slots__ = ("_balance", "_moved")

    def __init__(self) -> None:
        self._balance: defaultdict[str, int] = defaultdict(int)
        self._moved: set[str] = set()

    def move(self, key: str, source: str, target: str, fen: int) -> bool:
        """Transfer an amount and tell whether that was done: a transfer with a key used before is not."""
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
