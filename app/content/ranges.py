"""What a value of a data file may be, as metadata of a record's field: ``Annotated[float, Range(0, 60)]``."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import isfinite
from typing import Annotated, Any, Protocol

from app.errors import UnknownNameError
from app.tomlfile import shown

LARGEST = 1e15  # a float holds every whole number below it exactly


class WrongValueError(ValueError):
    """A value is not what its field asks for; ``right`` says what would be. A reader adds the place."""

    def __init__(self, wrong: str, right: str) -> None:
        super().__init__(wrong)
        self.wrong, self.right = wrong, right


class Constraint(Protocol):
    """What stands beside a type in ``Annotated``, and is asked about each value of that type."""

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - each constraint has types of its own
        """Return the value as the record holds it. Raises WrongValueError."""


@dataclass(frozen=True, slots=True)
class Range:
    """A finite number from ``least`` to ``most``, in the unit of its field; ``whole`` without a fraction."""

    least: float = -LARGEST
    most: float = LARGEST
    whole: bool = False

    def __call__(self, value: Any) -> Any:  # noqa: ANN401 - a value of a file has any type
        """Return the number. Raises WrongValueError for what is no number, not finite or out of range."""
        if not self.allows(value):
            raise WrongValueError(f"is {shown(value)}", f"give {self}")
        return value

    def allows(self, value: object) -> bool:
        """Tell whether a value is such a number; true and false are none."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self.least <= value <= self.most and isfinite(value) and not (self.whole and value % 1)

    def __str__(self) -> str:
        kind = "a whole number" if self.whole else "a number"
        widest = self.least == -LARGEST and self.most == LARGEST
        return kind if widest else f"{kind} from {self.least:,.10g} to {self.most:,.10g}"


@dataclass(frozen=True, slots=True)
class Limits:
    """A range as a file gives it: the least and the most; where both are whole, only whole numbers pass."""

    def __call__(self, value: tuple[float, ...]) -> Range:
        """Return the range. Raises WrongValueError for what is not two numbers in their order."""
        if len(value) != 2 or value[0] > value[1]:
            raise WrongValueError(f"is {shown(list(value))}", "give the least and the most, such as [1, 10]")
        return Range(*value, whole=all(isinstance(each, int) for each in value))


@dataclass(frozen=True, slots=True)
class NameOf:
    """The name of something else, which has to exist; the names are asked for when a file is read."""

    kind: str
    known: Callable[[], Collection[str]]

    def __call__(self, value: str) -> str:
        """Return the name. Raises WrongValueError with the nearest one that exists."""
        known = self.known()
        if value not in known:
            unknown = UnknownNameError(self.kind, value, known)
            raise WrongValueError(f"is an {unknown.wrong}" if value else "is empty", unknown.right)
        return value


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of a certain form, which ``form`` describes: "six digits"."""

    pattern: str
    form: str

    def __call__(self, value: str) -> str:
        """Return the text. Raises WrongValueError where it does not have the form."""
        if not re.fullmatch(self.pattern, value):
            raise WrongValueError(f"is {shown(value)}", f"give {self.form}")
        return value


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Text that a function turns into a value; it raises ValueError for what it cannot read."""

    read: Callable[[str], object]
    form: str

    def __call__(self, value: str) -> object:
        """Return the value. Raises WrongValueError where the text cannot be read."""
        try:
            return self.read(value)
        except ValueError as error:
            raise WrongValueError(f"is {shown(value)}", f"write {self.form}") from error


@dataclass(frozen=True, slots=True)
class Distinct:
    """A list of records of which each has another ``id``."""

    def __call__(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the list. Raises WrongValueError where an id stands twice."""
        ids = [each.id for each in value]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice is not None:
            raise WrongValueError(f"has the id {shown(twice)} twice", "give each its own")
        return value


@dataclass(frozen=True, slots=True)
class Filled:
    """A list of at least so many; the number is asked for when a file is read."""

    least: Callable[[], int] = lambda: 1

    def __call__(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the list. Raises WrongValueError where it is shorter."""
        least = self.least()
        if len(value) < least:
            raise WrongValueError(f"has {len(value)} of at least {least}", "add what is missing")
        return value


Id = Annotated[str, Pattern(r"[a-z0-9][a-z0-9_-]*", "an id of small letters, digits and hyphens")]
Words = Annotated[str, Pattern(r"(?s).*\S.*", "some words")]
Days = Annotated[int, Range(0, 3650, whole=True)]
Yuan = Annotated[float, Range(0, 100_000_000)]
Interval = Annotated[tuple[Annotated[float, Range()], ...], Limits()]
