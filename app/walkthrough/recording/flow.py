"""A recorded walk: its steps, and the flow that is written from them. What was typed is in neither."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Named = Mapping[str, str | int]
"""A selector as a flow has it."""
_PLAIN = re.compile(r"[A-Za-z][\w-]*|[1-9]\d*[dhms]", re.ASCII)
_SHORTEST_PAUSE_S = 3.0  # shorter ones are those of a hand on its way
_UNITS = (("d", 86_400), ("h", 3600), ("m", 60), ("s", 1))


@dataclass(slots=True)
class Recording:
    """What is written of a walk: the launch arguments, the steps and, for what was typed, variables.

    ``comment`` stands above it. A variable's value is an invented one that leads on; "" where none is known.
    """

    arguments: Mapping[str, str]
    comment: str = "Recorded in the window. What was typed is not written: invented values stand for it."
    steps: list[str] = field(default_factory=list)
    variables: dict[str, str] = field(default_factory=dict)

    def add(self, command: str, value: str | Named = "") -> None:
        """Add a step."""
        self.steps.append(f"- {command}: {_written(value)}" if value else f"- {command}")

    def pause(self, seconds: float) -> None:
        """Let the time pass that has passed, where it is long enough to matter."""
        if seconds >= _SHORTEST_PAUSE_S:
            self.add("advanceTime", _duration(round(seconds)))

    def variable(self, wanted: str, value: str) -> str:
        """Return the name of a variable with this value: the wanted one, with a number where it is taken."""
        stem = re.sub(r"\W", "_", wanted.upper()) or "TEXT"
        name, number = stem, 1
        while name in self.variables and self.variables[name] != value:
            number += 1
            name = f"{stem}_{number}"
        self.variables[name] = value
        return name

    def text(self, title: str) -> str:
        """Return the flow in YAML."""
        unknown = [name for name, value in self.variables.items() if not value]
        known = {name: value for name, value in self.variables.items() if value}
        lines = [f"# {line}" for line in self.comment.splitlines()]
        lines += [f"# Give {', '.join(unknown)} with: mingbai walk FLOW -e NAME=VALUE"] if unknown else []
        lines += ["appId: mingbai", f"name: {json.dumps(title, ensure_ascii=False)}"]
        if known:
            lines += ["env:", *(f"  {name}: {_quoted(value)}" for name, value in known.items())]
        lines += ["---", "- launchApp:", "    arguments:"]
        lines += [f"      {name}: {_value(choice)}" for name, choice in self.arguments.items()]
        return "\n".join([*lines, *self.steps, ""])


def _written(value: str | Named) -> str:
    if isinstance(value, str):
        return _value(value)
    return "{ " + ", ".join(f"{key}: {_value(each)}" for key, each in value.items()) + " }"


def _value(value: str | int) -> str:
    if isinstance(value, int) or _PLAIN.fullmatch(value):
        return str(value)
    return _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _duration(seconds: int) -> str:
    """Return a length of time as flows have it: 1h30m."""
    parts: Sequence[str] = []
    for unit, size in _UNITS:
        count, seconds = divmod(seconds, size)
        parts = [*parts, f"{count}{unit}"] if count else parts
    return "".join(parts)
