"""Snapshots → AccessKit's tree updates. AccessKit is imported only here and in the adapters."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import accesskit

from ..pixels.affine import Rect
from .records import WINDOW, Announced, Caret, Snapshot, TextLine

_ROLES = {"toggle_button": "BUTTON", "alertdialog": "ALERT_DIALOG", "generic_container": "GROUP"}
_LIVE = {"polite": "POLITE", "assertive": "ASSERTIVE", "off": "OFF"}
_FLAGS = ("disabled", "busy", "modal", "required", "read_only")
_TOGGLED = {"checked": "TRUE", "unchecked": "FALSE", "mixed": "MIXED"}
_TEXTS = ("description", "placeholder")
TOOLKIT = "Kivy"


def whole(snapshot: Snapshot) -> accesskit.TreeUpdate:
    """Return an update that tells all of a snapshot."""
    update = part(snapshot.nodes.values(), snapshot.focus)
    tree = accesskit.Tree(WINDOW)
    tree.toolkit_name = TOOLKIT
    update.tree = tree
    return update


def part(nodes: Iterable[Announced], focus: int) -> accesskit.TreeUpdate:
    """Return an update that tells some nodes anew, and where the focus is."""
    update = accesskit.TreeUpdate(focus)
    for node in nodes:
        update.nodes.append((node.id, _node(node)))
        update.nodes += [(line.id, _line(line)) for line in node.lines]
    return update


def _node(told: Announced) -> accesskit.Node:
    role = _ROLES.get(told.role, told.role.upper())
    node = accesskit.Node(getattr(accesskit.Role, role, accesskit.Role.UNKNOWN))
    node.set_bounds(accesskit.Rect(*told.bounds))
    node.set_children([*told.children, *(line.id for line in told.lines)])
    _say(node, told)
    _tell_states(node, told.states)
    for action in told.actions:
        node.add_action(getattr(accesskit.Action, action.upper()))
    if told.live:
        node.set_live(getattr(accesskit.Live, _LIVE[told.live]))
    if told.level:
        node.set_level(told.level)
    if told.position:
        node.set_position_in_set(told.position - 1)  # AccessKit counts from 0
    elif told.of:
        node.set_size_of_set(told.of)  # of the set, not of what is in it
    if told.number is not None:
        _tell_number(node, *told.number)
    if told.caret is not None:
        node.set_text_selection(_selection(told.caret))
    return node


def _say(node: accesskit.Node, told: Announced) -> None:
    """Give a node its words. A plain text's are its value, as AccessKit has it."""
    if told.role == "label":
        node.set_value(told.said)
    else:
        if told.name:
            node.set_label(told.name)
        if told.value:
            node.set_value(told.value)
    for name in _TEXTS:
        if words := getattr(told, name):
            getattr(node, f"set_{name}")(words)
    if told.key:
        node.set_author_id(told.key)
    if told.labelled_by:
        node.set_labelled_by(list(told.labelled_by))
    if told.described_by:
        node.set_described_by(list(told.described_by))


def _tell_states(node: accesskit.Node, states: frozenset[str]) -> None:
    for flag in _FLAGS:
        if flag in states:
            getattr(node, f"set_{flag}")()
    for state, toggled in _TOGGLED.items():
        if state in states:
            node.set_toggled(getattr(accesskit.Toggled, toggled))
    if "selected" in states:
        node.set_selected(True)
    if "invalid" in states:
        node.set_invalid(accesskit.Invalid.TRUE)
    if "expanded" in states or "collapsed" in states:
        node.set_expanded("expanded" in states)


def _tell_number(node: accesskit.Node, value: float, least: float, most: float, step: float) -> None:
    node.set_numeric_value(value)
    node.set_min_numeric_value(least)
    node.set_max_numeric_value(most)
    node.set_numeric_value_step(step)


def _selection(caret: Caret) -> accesskit.TextSelection:
    return accesskit.TextSelection(
        accesskit.TextPosition(*caret.anchor), accesskit.TextPosition(*caret.focus)
    )


def _line(line: TextLine) -> accesskit.Node:
    node = accesskit.Node(accesskit.Role.TEXT_RUN)
    node.set_bounds(accesskit.Rect(*line.bounds))
    node.set_value(line.text)
    node.set_text_direction(accesskit.TextDirection.LEFT_TO_RIGHT)
    node.set_character_lengths([len(letter.encode()) for letter in line.text])
    node.set_character_positions(list(line.starts[:-1]))
    node.set_character_widths([end - start for start, end in pairwise(line.starts)])
    node.set_word_lengths(list(_word_lengths(line.text)))
    return node


def _word_lengths(text: str) -> Iterable[int]:
    """Yield the length of each word with the spaces after it, as AccessKit counts words."""
    length = 0
    for letter, following in pairwise(f"{text} "):
        length += 1
        if letter.isspace() and not following.isspace():
            yield length
            length = 0
    if length:
        yield length


def rect(bounds: Rect) -> accesskit.Rect:
    """Return a rectangle in AccessKit's form."""
    return accesskit.Rect(*bounds)
