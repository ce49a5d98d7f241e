"""Accessible names, as Accessible Name and Description Computation 1.2 says, so far as Kivy has the notions.

A declared name comes first, then labels, then the texts inside, then a hint; what somebody typed never
counts. What declares that it repeats that (``accessible_private``) has a name, which is told nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..pixels.affine import Rect
from .reading import is_widget, many, truth, words
from .roles import EDITABLE, NAMED_BY_CONTENT
from .tree import Element
from .wording import is_glyph, is_symbol, own_text

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

UNTOLD = "•••"  # stands for what repeats something typed
_MARKED = frozenset({"switch", "check_box", "radio_button"})  # a sign on one tells how it stands
_SAYING = frozenset({"label", "button"})
_NEAR = 1.0  # of a field's height: what lies further away is not seen as its label


def give_names(elements: list[Element]) -> None:
    """Compute every element's accessible name; labels are looked up by widget."""
    by_widget = {element.widget.uid: element for element in elements}
    for element in elements:
        element.name = _name(element, by_widget)


def _name(element: Element, by_widget: dict[int, Element]) -> str:
    widget = element.widget
    declared = words(widget, "accessible_name")
    if truth(widget, "accessible_private"):
        return UNTOLD if declared or _content(element) or own_text(widget) else ""
    if declared:
        return declared.strip()
    labels = labels_of(widget)
    if labels:
        names = (
            _content(by_widget[label.uid]) if label.uid in by_widget else own_text(label) for label in labels
        )
        return " ".join(filter(None, names))
    if element.role in EDITABLE:
        return words(widget, "hint_text").strip() or _hint_inside(element)
    if element.role in NAMED_BY_CONTENT:
        content = _content(element)
        return "" if element.role in _MARKED and is_symbol(content) else content
    return own_text(widget) if element.role == "label" and not element.in_editable else ""


def _hint_inside(field: Element) -> str:
    """Return the words of the label inside a field that serves as its hint, as KivyMD 2 builds its fields."""
    labels = [each for each in field.walk() if each.role == "label" and not each.in_editable]
    said = [label for label in labels if own_text(label.widget) and "hidden" not in label.states]
    hints = [label for label in said if "hint" in type(label.widget).__name__.lower()]
    return own_text((hints or said)[0].widget) if said else ""


def labels_of(widget: Widget) -> list[Any]:
    """Return the widgets that a widget declares as its labels."""
    return [label for label in many(widget, "accessible_labelled_by") if is_widget(label)]


def names_by_hint(field: Element) -> bool:
    """Tell whether nothing but its hint names a plain field: Kivy draws that until something is typed.

    KivyMD's fields keep their hint in sight, and a text right beside or above a field is seen as its label.
    """
    widget = field.widget
    if field.role not in EDITABLE or words(widget, "accessible_name") or labels_of(widget):
        return False
    plain = not any(base.__module__.startswith("kivymd.") for base in type(widget).__mro__)
    hint = words(widget, "hint_text").strip()
    return plain and bool(hint) and field.name == hint and not _stands_by_words(field)


def _stands_by_words(field: Element) -> bool:
    """Tell whether a label that shows stands in the same row as a field, or right above it."""
    around = field.parent
    while around is not None:
        for other in around.walk():
            says = other.role in _SAYING and not is_symbol(own_text(other.widget))
            if says and "hidden" not in other.states and _is_beside(other.rect, field.rect):
                return True
        around = around.parent
    return False


def _is_beside(label: Rect, field: Rect) -> bool:
    """Tell whether a label, or a button that says what is done (WCAG's G167), lies beside or above."""
    near = _NEAR * (field[3] - field[1])
    in_row = label[1] < field[3] and label[3] > field[1]
    above = label[0] < field[2] and label[2] > field[0]
    return (in_row and max(field[0] - label[2], label[0] - field[2]) <= near) or (
        above and label[1] >= field[1] and label[1] - field[3] <= near
    )


def labelling(elements: Iterable[Element]) -> dict[Element, list[Element]]:
    """Return the elements that controls declare as their labels, each with the controls that it names."""
    elements = list(elements)
    by_widget = {element.widget.uid: element for element in elements}
    found: dict[Element, list[Element]] = {}
    for element in elements:
        for label in labels_of(element.widget):
            if label.uid in by_widget:
                found.setdefault(by_widget[label.uid], []).append(element)
    return found


def _content(element: Element) -> str:
    own = "" if "decoration" in element.states else own_text(element.widget)
    parts = [own]
    for child in element.children:
        declared = words(child.widget, "accessible_name")
        if "decoration" not in child.states and child.role not in EDITABLE:
            said = declared.strip() if declared else _content(child)
            if said != own:  # a control may hand its text on to a label inside, which draws it
                parts.append(said)
    spoken = [part for part in parts if part and not is_glyph(part)]
    return " ".join(spoken or filter(None, parts))
