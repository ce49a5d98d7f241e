"""What may repair a faint text besides its colours: full opacity, or letters large enough to need less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..started import from_start
from .changes import Change
from .editing import edit_of
from .slots import attribute

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..looking.tree import Element


def opaque(failing: Sequence[Element]) -> Iterator[Change]:
    """Yield the change that makes translucent widgets, the texts' own or those around them, opaque."""
    widgets = {id(each): each for element in failing for each in _translucent(element)}
    if widgets:
        yield property_change("opacity", tuple(widgets.values()), "opacity", 1.0, "1")


def _translucent(element: Element) -> Iterator[Widget]:
    at: Element | None = element
    while at is not None:
        if 0 < at.widget.opacity < 1:
            yield at.widget
        at = at.parent


def larger(failing: Sequence[Element], size: float) -> Iterator[Change]:
    """Yield the change that gives texts a size (dp) from which on less contrast is needed."""
    from kivy.metrics import dp

    widgets = [
        each.widget for each in failing if isinstance(getattr(each.widget, "font_size", None), float | int)
    ]
    small = tuple(widget for widget in widgets if widget.font_size < dp(size))
    if small:
        yield property_change("size", small, "font_size", dp(size), f"'{size:g}dp'", f"{size:g} dp")


def property_change(  # noqa: PLR0913, PLR0917 - what a change of one property is made of
    kind: str, widgets: Sequence[Widget], name: str, value: object, written: str, shown: str = ""
) -> Change:
    """Return the change that gives a property of some widgets a value, written so in their source."""
    edits = [edit_of(widget, name, written) for widget in widgets]
    known = tuple(dict.fromkeys(edit for edit in edits if edit is not None)) if None not in edits else ()
    source = f"{from_start(known[0].place.file)}:{known[0].place.line}" if known else ""
    pairs = tuple((attribute(widget, name), value) for widget in widgets)
    return Change(kind, f"{type(widgets[0]).__name__}.{name}", shown or written, pairs, known, source=source)
