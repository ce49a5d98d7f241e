"""Facts that stand in the way of a change besides money and renewals, each knowing whether it still does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.facts.text import Text


@dataclass(frozen=True, slots=True)
class Order:
    """A purchase. On the day it is ``due`` it ends by itself: as received, or with its refund.

    ``ended`` says how it ended: ``received`` or ``refunded``.
    """

    id: str
    merchant: Text
    fen: int
    due: date
    refunding: bool = False
    ended: str = ""

    @property
    def open(self) -> bool:
        """Tell whether it is still unfinished."""
        return not self.ended


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit line and what is owed on it; it can be closed once nothing is."""

    name: Text
    owed_fen: int
    open: bool = True


@dataclass(frozen=True, slots=True)
class Hold:
    """Money that is owed, or frozen until the day of its ``release``; by whom it is claimed, and why.

    Nobody knows a frozen sum's release before its claimant is asked. ``ended`` is ``paid`` or ``released``.
    """

    id: str
    fen: int
    by: Text
    why: Text
    frozen: bool = False
    release: date | None = None
    ended: str = ""

    @property
    def open(self) -> bool:
        """Tell whether it is still claimed."""
        return not self.ended


@dataclass(frozen=True, slots=True)
class Login:
    """One log-in. ``review`` is what the person said of an odd one: ``mine`` or ``removed``."""

    id: str
    at: datetime
    place: Text
    device: Text
    odd: bool = True
    review: str = ""


@dataclass(frozen=True, slots=True)
class MainDevice:
    """The main device, where this phone is not: ``answer`` is ``asked``, ``refused`` or ``confirmed``."""

    name: Text
    answer: str = ""

    @property
    def confirmed(self) -> bool:
        """Tell whether the change was allowed on it."""
        return self.answer == "confirmed"


@dataclass(frozen=True, slots=True)
class OfficialAccount:
    """An official account that the person runs; ``missed`` after a report that proved untrue."""

    id: str
    name: Text
    released: bool = False
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who can run an enterprise in the person's place."""

    id: str
    name: Text
    post: Text


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise that the person runs, until a colleague is the ``successor``."""

    id: str
    name: Text
    colleagues: tuple[Colleague, ...]
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A wish to be told when an item of the check clears by itself."""

    check: str
    at: datetime
