"""Elements → nodes: the immutable records that reports keep."""

from __future__ import annotations

from ..model import Box, Node
from . import sources
from .identity import identity
from .reading import number, words
from .roles import EDITABLE
from .tree import Element
from .wording import own_text


def node(element: Element, box: Box) -> Node:
    """Freeze an element; ``box`` is its rectangle in dp from the audited root's top left."""
    return Node(
        role=element.role,
        name=element.name,
        path=element.path,
        box=box,
        value=_value(element),
        states=element.states,
        texts=tuple(element.runs),
        widget_class=type(element.widget).__name__,
        widget_id=element.widget_id,
        source=sources.find(element.widget),
        identity=identity(element),
    )


def _value(element: Element) -> str:
    widget = element.widget
    if element.role in EDITABLE:
        length = len(words(widget, "text"))
        return f"{length} characters" if length else ""
    if element.role in ("slider", "progress_indicator"):
        return f"{number(widget, 'value')}"
    if element.role == "combo_box":
        return own_text(widget)
    return ""
