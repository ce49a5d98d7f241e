"""One line of a record, read field by field; an error names the file and the line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import InputError, Where
from app.walkthrough.recorded.trees import Box, Edit, Node

_RIGHT = "name the trace.jsonl of a walk, as `mingbai walk` writes it"


@dataclass(frozen=True, slots=True)
class Line:
    """One JSON object of a record, and where it stands."""

    where: Where
    fields: Mapping[str, Any]

    def wrong(self, name: str) -> InputError:
        """Return the error that a field holds what it cannot hold."""
        return InputError(f"{name!r} is {json.dumps(self.fields.get(name))[:60]}", _RIGHT, self.where)

    def text(self, name: str) -> str:
        """Return a text, "" where there is none."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.wrong(name)
        return value

    def number(self, name: str) -> float | None:
        """Return a number, or None."""
        value = self.fields.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.wrong(name)
        return value

    def integer(self, name: str) -> int:
        """Return a whole number, 0 where there is none."""
        value = self.number(name)
        if value is not None and value != int(value):
            raise self.wrong(name)
        return int(value or 0)

    def items(self, name: str) -> list[Any]:
        """Return a list, an empty one where there is none."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, list):
            raise self.wrong(name)
        return value or []

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self.items(name)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(name)
        return tuple(values)

    def table(self, name: str) -> dict[str, Any]:
        """Return a table, an empty one where there is none."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, dict):
            raise self.wrong(name)
        return value or {}

    def numbers(self, name: str, count: int) -> tuple[float, ...] | None:
        """Return so many numbers, or None where there are none."""
        values = self.items(name)
        if not values:
            return None
        if len(values) != count or not all(isinstance(value, int | float) for value in values):
            raise self.wrong(name)
        return tuple(values)

    def point(self, name: str) -> tuple[float, float] | None:
        """Return a point, or None."""
        values = self.numbers(name, 2)
        return None if values is None else (values[0], values[1])

    def node(self, name: str) -> Node | None:
        """Return a node, or None."""
        fields = self.table(name)
        return Line(self.where, fields).as_node() if fields else None

    def _box(self, name: str) -> Box | None:
        sides = self.numbers(name, 4)
        return None if sides is None else (sides[0], sides[1], sides[2], sides[3])

    def lines(self, name: str) -> list[Line]:
        """Return a list of tables, to be read as lines are."""
        values = self.items(name)
        if not all(isinstance(value, dict) for value in values):
            raise self.wrong(name)
        return [Line(self.where, value) for value in values]

    def as_node(self) -> Node:
        """Return the node that this line is."""
        return Node(
            kind=self.text("class"),
            id=self.text("id"),
            name=self.text("name"),
            depth=self.integer("depth"),
            states=self.texts("states"),
            box=self._box("rect"),
            private=bool(self.fields.get("private")),
        )

    def edits(self, name: str) -> tuple[Edit, ...]:
        """Return edits of a tree: ``[start, end, [node, …]]`` each."""
        return tuple(self._edit(name, value) for value in self.items(name))

    def _edit(self, name: str, value: object) -> Edit:
        match value:
            case [int(start), int(end), list(nodes)] if 0 <= start <= end:
                return (
                    start,
                    end,
                    tuple(each.as_node() for each in Line(self.where, {name: nodes}).lines(name)),
                )
        raise self.wrong(name)


def read_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a record. A last one without its end is left out: the run was killed as it wrote it.

    Raises InputError for what is none, OSError where it cannot be read.
    """
    with file.open("rb") as lines:
        for number, raw in enumerate(lines, 1):
            try:
                fields = json.loads(raw)
            except (ValueError, RecursionError) as error:
                if not raw.endswith(b"\n"):
                    return
                column = getattr(error, "colno", 1)
                raise InputError(
                    "this is no line of a record", _RIGHT, Where(file, number, column)
                ) from error
            if not isinstance(fields, dict):
                raise InputError("this is no line of a record", _RIGHT, Where(file, number, 1))
            yield Line(Where(file, number, 1), fields)
