"""Controls that are no widgets: the links in a label's markup, and the arrows of a tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..pixels.affine import Rect, bounds
from .reading import attribute, is_a, number, truth
from .tree import Element
from .wording import is_symbol

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


def parts(element: Element) -> Iterator[Element]:
    """Yield the controls within a widget that are no widgets themselves, in their order.

    A part shares the widget, and has a role, a name, a path and a rectangle of its own.
    """
    yield from _links(element)
    yield from _arrow(element)


def _links(element: Element) -> Iterator[Element]:
    widget = element.widget
    refs = attribute(widget, "refs")
    if not is_a(refs, dict) or not refs or not _follows_links(widget):
        return
    names = _names_of_links(widget)
    in_sentences = _in_sentences(widget)
    for ref, boxes in refs.items():
        rects = [bounds(element.to_frame, _in_widget(widget, box)) for box in boxes]
        if rects:
            rect = max(rects, key=lambda one: (one[2] - one[0]) * (one[3] - one[1]))
            name = names.get(ref, "")
            yield _part(element, "link", f"[ref={ref}]", name, rect, inline=ref in in_sentences)


def _follows_links(widget: Widget) -> bool:
    """Tell whether anything happens when a link is touched."""
    from kivy.uix.label import Label

    try:
        if widget.get_property_observers("on_ref_press"):
            return True
    except Exception:  # noqa: BLE001 - no such event, or code of the app
        return False
    return getattr(type(widget), "on_ref_press", None) is not Label.on_ref_press


def _in_widget(widget: Widget, box: Sequence[float]) -> Rect:
    """Turn a link's box, from the texture's top left downwards, into the widget's coordinates."""
    width, height = widget.texture_size
    left = number(widget, "center_x") - width / 2
    top = number(widget, "center_y") + height / 2
    return left + box[0], top - box[3], left + box[2], top - box[1]


def _lines(widget: Widget) -> list[list[tuple[str, Any]]]:
    """Return the words of each laid-out line, each with the link that it belongs to, None for plain text."""
    lines = attribute(attribute(widget, "_label"), "_cached_lines")
    if not is_a(lines, list):
        return []
    return [[(word.text, word.options.get("_ref")) for word in line.words] for line in lines]


def _names_of_links(widget: Widget) -> Mapping[Any, str]:
    said: dict[Any, list[str]] = {}
    for line in _lines(widget):
        for ref in dict.fromkeys(ref for _, ref in line if ref is not None):
            said.setdefault(ref, []).append("".join(text for text, of in line if of == ref))
    return {ref: " ".join(" ".join(texts).split()) for ref, texts in said.items()}


def _in_sentences(widget: Widget) -> set[Any]:
    """Return the links that share a line with words that are no links: those give the line its height."""
    found = set()
    for line in _lines(widget):
        plain = "".join(text for text, ref in line if ref is None)
        if not is_symbol(plain):
            found |= {ref for _, ref in line if ref is not None}
    return found


def _arrow(element: Element) -> Iterator[Element]:
    """Yield what opens and closes a node of a tree: the strip on its left that Kivy takes for it."""
    tree, node = element.parent, element.widget
    if element.role != "tree_item" or tree is None or tree.role != "tree" or truth(node, "is_leaf"):
        return
    x, y, strip = number(node, "x"), number(node, "y"), number(tree.widget, "indent_start")
    rect = bounds(element.to_frame, (x - strip, y, x, y + number(node, "height")))
    yield _part(element, "disclosure_triangle", "arrow", element.name, rect, inline=False)


def _part(element: Element, role: str, step: str, name: str, rect: Rect, *, inline: bool) -> Element:  # noqa: PLR0913
    path = f"{element.path}/{step}"
    return replace(
        element, parent=element, path=path, role=role, rect=rect, part=step, inline=inline, name=name,
        children=[], runs=[], may_act=False, widget_id="",
    )  # fmt: skip
