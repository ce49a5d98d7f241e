"""The values that several commands share: selectors, points, directions, lengths of time, names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from app.walkthrough.script.yamlsource import VARIABLE_NAME, Value
from audits.driving.gestures import RELATIONS, Selector

_Command = TypeVar("_Command")

EVERY = ("label", "optional")
"""The keys that every command may have."""
# Where a finger that swipes in a direction goes down and comes up, as in Maestro.
SWIPES = {
    "UP": (("50%", "50%"), ("50%", "10%")),
    "DOWN": (("50%", "20%"), ("50%", "90%")),
    "LEFT": (("90%", "50%"), ("10%", "50%")),
    "RIGHT": (("10%", "50%"), ("90%", "50%")),
}
_STATES = ("enabled", "checked", "focused", "selected")
_RELATIONS = {word: name for name, word in RELATIONS.items()}
_SELECTOR = ("text", "id", "index", *_STATES, *_RELATIONS)
_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?", re.ASCII)
_POINT = re.compile(r"\s*(\d+(?:\.\d+)?%?)\s*,\s*(\d+(?:\.\d+)?%?)\s*", re.ASCII)
_PART_OF_NAME = re.compile(r"[\w ()-][\w .()-]*")
_DAY_S = 24 * 3600
_LONGEST_S = 366 * _DAY_S


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to be seen, or not seen, for commands to run. With neither it always holds.

    As in an assertion, the whole page counts, in sight or not.
    """

    visible: Selector | None = None
    not_visible: Selector | None = None


def named(value: Value, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, Value]:
    """Return the values of a command by their keys. Raises InputError for other keys, or a missing one."""
    pairs = value.mapping((*allowed, *EVERY))
    for key in needed:
        if key not in pairs:
            raise value.fail(f"{key} is missing", f"give `{key}: …`")
    return pairs


def alone(value: Value, key: str) -> Value:
    """Return the one value of a command, written alone or under its key."""
    return value if value.is_text else named(value, (key,), (key,))[key]


def read_nothing(command: _Command) -> Callable[[Value], _Command]:
    """Return a reader of a command that has no value of its own, only what every command may have."""

    def read(value: Value) -> _Command:
        named(value, ())
        return command

    return read


def read_variables(value: Value) -> dict[str, str]:
    """Read variables by their names."""
    found = {}
    for name, each in value.mapping().items():
        if not VARIABLE_NAME.fullmatch(name):
            raise each.fail(f"{name!r} cannot be a variable's name", "use letters, digits and _")
        found[name] = "" if each.is_nothing else each.text()
    return found


def read_selector(value: Value, also: tuple[str, ...] = (), *, point: bool = False) -> Selector:
    """Read a selector: a text, or what is given of it. ``also`` names further keys of the command.

    Raises InputError, also for one that names nothing.
    """
    if value.is_text:
        return Selector(text=_not_empty(value))
    pairs = value.mapping((*_SELECTOR, *(("point",) if point else ()), *EVERY, *also))

    def truth(key: str) -> bool | None:
        return pairs[key].truth() if key in pairs else None

    # Kivy knows one such state: what is chosen in a group is what is checked.
    checked = truth("checked")
    selector = Selector(
        text=_not_empty(pairs["text"]) if "text" in pairs else "",
        id=_not_empty(pairs["id"]) if "id" in pairs else "",
        index=pairs["index"].whole() if "index" in pairs else None,
        point=read_point(pairs["point"]) if "point" in pairs else None,
        enabled=truth("enabled"),
        checked=truth("selected") if checked is None else checked,
        focused=truth("focused"),
        **{name: read_selector(pairs[word]) for word, name in _RELATIONS.items() if word in pairs},
    )
    if not selector.names_something and selector.point is None:
        raise value.fail(
            "nothing is named here", f"give a text{', an id or a point' if point else ' or an id'}"
        )
    return selector


def read_condition(value: Value) -> Condition:
    """Read what has to be seen, or not seen. Raises InputError, also for nothing of the two."""
    pairs = value.mapping(("visible", "notVisible"))
    if not pairs:
        raise value.fail("no condition stands here", "give visible, notVisible or both")
    return Condition(
        read_selector(pairs["visible"]) if "visible" in pairs else None,
        read_selector(pairs["notVisible"]) if "notVisible" in pairs else None,
    )


def read_point(value: Value) -> tuple[str, str]:
    """Read a point, each part in dp or per cent."""
    text = value.text()
    found = _POINT.fullmatch(text)
    if found is None or any(part.endswith("%") and float(part[:-1]) > 100 for part in found.groups()):
        raise value.fail(f"{text!r} is not a point", 'write "x,y" in dp or "50%,50%"')
    return found[1], found[2]


def read_direction(value: Value) -> str:
    """Read a direction, in capitals or not."""
    upper = value.text().upper()
    return upper if upper in SWIPES else value.one_of("direction", SWIPES)


def read_seconds(value: Value) -> float:
    """Read a number of milliseconds and return s."""
    return value.whole() / 1000


def read_duration(value: Value) -> float:
    """Read a length of time such as ``8h`` or ``1h30m`` and return s."""
    text = value.text()
    found = _DURATION.fullmatch(text)
    if not text or found is None:
        raise value.fail(f"{text!r} is not a length of time", "write e.g. 8h, 90m, 30s, 1h30m or 2d")
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    total = days * _DAY_S + (hours * 60 + minutes) * 60 + seconds
    if total > _LONGEST_S:
        raise value.fail(f"{text!r} is too long", "at most 366 days")
    return total


def read_picture_name(value: Value) -> str:
    """Read a picture's name, which may have folders but cannot lead out of the folder it is kept in."""
    name = value.text().removesuffix(".png")
    if not all(_PART_OF_NAME.fullmatch(part) for part in name.split("/")):
        right = "use letters, digits, spaces, - and _, with / between folders"
        raise value.fail(f"{value.text()!r} cannot be a picture's name", right)
    return name


def _not_empty(value: Value) -> str:
    text = value.text()
    if not text:
        raise value.fail("an empty text stands here", "write what is looked for")
    return text
