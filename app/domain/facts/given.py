"""How a file gives a fact: the types of the fields of facts that a data file describes.

A field of another type is given as it is; one that is ``Later`` is not given.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum, auto
from typing import Annotated, TypeVar

_Fact = TypeVar("_Fact")


class Given(Enum):
    """The form in which a file gives a fact."""

    ID = auto()
    ICON = auto()
    YUAN = auto()
    IN_DAYS = auto()
    DAYS_AGO = auto()
    IN_HOURS = auto()
    DAYS_AGO_AT = auto()
    LATER = auto()


Id = Annotated[str, Given.ID]
IconName = Annotated[str, Given.ICON]
Fen = Annotated[int, Given.YUAN]  # owed_fen: given as owed_yuan
ComingDay = Annotated[date, Given.IN_DAYS]  # due: due_in_days
PastDay = Annotated[date, Given.DAYS_AGO]  # made: made_days_ago
ComingMoment = Annotated[datetime, Given.IN_HOURS]  # expires: expires_in_hours
PastMoment = Annotated[datetime, Given.DAYS_AGO_AT]  # one a record: days_ago, and time (of the day)
Later = Annotated[_Fact, Given.LATER]  # what happens as the run goes on
