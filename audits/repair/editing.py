"""Edits that give a widget's property a value, in the kv rule or the call that makes the widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..looking import sources
from ..looking.sources import is_of_app, place_of, source_lines
from . import pythonsource
from .changes import Edit
from .origins import Place

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_INDENT = 4


def edit_of(widget: Widget, name: str, value: str) -> Edit | None:
    """Return the edit that sets a property of a widget to an expression; None where no source is known.

    A value that the widget's own rule has is replaced, else a line is added to that rule, or an argument to
    the call that makes the widget.
    """
    rule = sources.rule_of(widget)
    if rule is None:
        made = sources.made_at(widget)
        return None if made is None else _argument(*made, name, value)
    if name in rule.properties:
        line = rule.properties[name]
        return None if "\n" in line.value else _replaced(place_of(line.ctx, line.line), line.value, value)
    place = place_of(rule.ctx, rule.line)
    return None if place is None or not is_of_app(place[0]) else _added(*place, name, value)


def _replaced(place: tuple[str, int] | None, old: str, value: str) -> Edit | None:
    if place is None:
        return None
    line = _line(*place)
    start = line.rfind(old)
    return None if start < 0 else Edit(Place(*place, start, start + len(old), old), value)


def _added(file: str, number: int, name: str, value: str) -> Edit:
    """Return the edit that adds a line under the head of a rule, indented as what follows it."""
    head, following = _line(file, number), _line(file, number + 1)
    indent = len(head) - len(head.lstrip()) + _INDENT
    if following.strip() and len(following) - len(following.lstrip()) > len(head) - len(head.lstrip()):
        indent = len(following) - len(following.lstrip())
    return Edit(Place(file, number + 1), f"{' ' * indent}{name}: {value}\n")


def _argument(file: str, number: int, name: str, value: str) -> Edit | None:
    place = pythonsource.end_of_call(file, number, name)
    if place is None:
        return None
    line, column, given = place
    return Edit(Place(file, line, column, column), f"{', ' if given else ''}{name}={value}")


def _line(file: str, number: int) -> str:
    return next(iter(source_lines(file)[number - 1 : number]), "")
