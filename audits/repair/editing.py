"""Edits that give a widget's property a value, in the kv rule or the call that makes the widget."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ..looking import sources
from ..looking.sources import is_of_app, place_of, source_lines
from . import pythonsource
from .changes import Edit
from .origins import Place

if TYPE_CHECKING:
    from kivy.lang.parser import ParserRuleProperty
    from kivy.uix.widget import Widget

_INDENT = 4
_PAIRS = {
    "width": ("size", 0),
    "height": ("size", 1),
    "size_hint_x": ("size_hint", 0),
    "size_hint_y": ("size_hint", 1),
}
"""Properties that another one sets two at a time, and the place of each there."""


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
    pair, number = _PAIRS.get(name, ("", 0))
    if pair in rule.properties:
        return _in_pair(rule.properties[pair], number, value)
    place = place_of(rule.ctx, rule.line)
    return None if place is None or not is_of_app(place[0]) else _added(*place, name, value)


def _replaced(place: tuple[str, int] | None, old: str, value: str) -> Edit | None:
    if place is None:
        return None
    line = _line(*place)
    start = line.rfind(old)
    return None if start < 0 else Edit(Place(*place, start, start + len(old), old), value)


def _in_pair(line: ParserRuleProperty, number: int, value: str) -> Edit | None:
    """Return the edit of one of the two values of a line such as ``size: 14, dp(14)``."""
    try:
        tree = ast.parse(line.value, mode="eval").body
    except (SyntaxError, ValueError):
        return None
    place = place_of(line.ctx, line.line)
    if place is None or not isinstance(tree, ast.Tuple | ast.List) or len(tree.elts) != 2:
        return None
    part = ast.get_source_segment(line.value, tree.elts[number])
    start = _line(*place).rfind(line.value)
    if part is None or start < 0 or "\n" in line.value:
        return None
    start += len(line.value.encode()[: tree.elts[number].col_offset].decode())
    return Edit(Place(*place, start, start + len(part), part), value)


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
