"""The values that several commands share: points, directions, lengths of time, names, variables."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from app.walkthrough.script.expressions import VARIABLE_NAME
from app.walkthrough.script.findings import Strict
from app.walkthrough.script.scope import Scope
from app.walkthrough.script.yamlsource import Value

_Read = TypeVar("_Read")

EVERY = ("label", "optional")
"""The keys that every command may have."""
# Where a finger that swipes in a direction goes down and comes up, as in Maestro.
SWIPES = {
    "UP": (("50%", "50%"), ("50%", "10%")),
    "DOWN": (("50%", "20%"), ("50%", "90%")),
    "LEFT": (("90%", "50%"), ("10%", "50%")),
    "RIGHT": (("10%", "50%"), ("90%", "50%")),
}
_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?", re.ASCII)
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?%?)\s*,\s*(-?\d+(?:\.\d+)?%?)\s*", re.ASCII)
_PART_OF_NAME = re.compile(r"[\w ()-][\w .()-]*")
_DAY_S = 24 * 3600
_LONGEST_S = 366 * _DAY_S


@dataclass(frozen=True)
class Later(Generic[_Read]):
    """A value that is read again whenever it is asked for: its variables may have changed by then."""

    value: Value
    read: Callable[[Value], _Read]

    def now(self, scope: Scope) -> _Read:
        """Return what it is now. Raises InputError or CheckError."""
        return self.read(self.value.in_scope(scope, Strict(self.value.findings)))


def later(value: Value, read: Callable[[Value], _Read]) -> Later[_Read]:
    """Return a value to be read later, once it has been checked now."""
    read(value)
    return Later(value, read)


def named(value: Value, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, Value]:
    """Return the values of a command by their keys.

    Other keys are noted. Raises InputError where a needed one is missing.
    """
    pairs = value.mapping((*allowed, *EVERY))
    for key in needed:
        if key not in pairs:
            raise value.fail(f"{key} is missing", f"give `{key}: …`")
    return pairs


def given(pairs: dict[str, Value]) -> dict[str, Value]:
    """Return those pairs whose value is given: a key without value may stand where it could be missing."""
    return {key: each for key, each in pairs.items() if not each.is_nothing}


def alone(value: Value, key: str) -> Value:
    """Return the one value of a command, written alone or under its key."""
    return value if value.is_text else named(value, (key,), (key,))[key]


def read_nothing(command: _Read) -> Callable[[Value], _Read]:
    """Return a reader of a command that has no value of its own, only what every command may have."""

    def read(value: Value) -> _Read:
        named(value, ())
        return command

    return read


def read_variables(value: Value) -> dict[str, str]:
    """Read variables by their names, as written: their own ``${…}`` are filled in when they are set."""
    found = {}
    for name, each in value.mapping().items():
        if not VARIABLE_NAME.fullmatch(name):
            each.fault(f"{name!r} cannot be a variable's name", "use letters, digits and _")
        elif each.is_nothing:
            each.fault(f"the variable {name!r} has no value", f'write `{name}: ""` for an empty text')
        else:
            found[name] = each.raw()
    return found


def read_point(value: Value) -> tuple[str, str]:
    """Read a point, each part in dp or per cent."""
    if value.is_open:
        return "0", "0"
    text = value.text()
    found = _POINT.fullmatch(text)
    if found is None or any(
        part.endswith("%") and not 0 <= float(part[:-1]) <= 100 for part in found.groups()
    ):
        value.fault(f"{text!r} is not a point", 'write "x,y" in dp or "50%,50%"')
        return "0", "0"
    return found[1], found[2]


def read_direction(value: Value) -> str:
    """Read a direction, in capitals or not."""
    upper = value.text().upper()
    return upper if upper in SWIPES else value.one_of("direction", SWIPES)


def read_seconds(value: Value) -> float:
    """Read a number of milliseconds and return s."""
    return max(0, value.whole(None)) / 1000


def read_duration(value: Value) -> float:
    """Read a length of time such as ``8h`` or ``1h30m`` and return s."""
    if value.is_open:
        return 0.0
    text = value.text()
    found = _DURATION.fullmatch(text)
    if not text or found is None:
        value.fault(f"{text!r} is not a length of time", "write e.g. 8h, 90m, 30s, 1h30m or 2d")
        return 0.0
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    total = days * _DAY_S + (hours * 60 + minutes) * 60 + seconds
    if total > _LONGEST_S:
        value.fault(f"{text!r} is too long", "at most 366 days")
    return total


def read_picture_name(value: Value) -> str:
    """Read a picture's name, which may have folders but cannot lead out of the folder it is kept in."""
    name = value.text().removesuffix(".png")
    if not value.is_open and not all(_PART_OF_NAME.fullmatch(part) for part in name.split("/")):
        right = "use letters, digits, spaces, - and _, with / between folders"
        value.fault(f"{value.text()!r} cannot be a picture's name", right)
    return name


def read_truth(pairs: dict[str, Value], key: str, usual: bool = False) -> bool:
    """Return whether a key is true, its usual value where it is not given."""
    return pairs[key].truth() if key in pairs and not pairs[key].is_nothing else usual
