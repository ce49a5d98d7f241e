"""control-name: assistive technology can say what each control is."""

from __future__ import annotations

from collections.abc import Iterator

from ..looking.screen import Screen
from ..looking.tree import Element, shows
from ..looking.wording import is_symbol
from ..model import Outcome
from .rule import Rule, Thresholds, Verdict, unjudged

_REMEDIES = {
    "text_input": "Set accessible_name, accessible_labelled_by or hint_text.",
    "image": "Set accessible_name to what the picture stands for.",
}
_REMEDY = "Set accessible_name, or accessible_labelled_by to the label beside it."


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every control that can be met; a symbol is no name, for it is read out as nothing or noise."""
    for element in screen.elements:
        if element.control:
            yield _judge(element)


def _judge(element: Element) -> Verdict:
    if "inert" in element.states:
        return unjudged(element, "behind-modal", "Lies behind an open dialog and cannot be used now.")
    if "decoration" in element.states:
        return unjudged(element, "decoration", "Declared as decoration (accessible_hidden).")
    if not shows(element):
        return unjudged(element, "unseen", "Not on the screen now.")
    if not element.name:
        remedy = _REMEDIES.get(element.role, _REMEDY)
        return Verdict(element, Outcome.FAILED, f"This {element.role} has no accessible name. {remedy}")
    if is_symbol(element.name):
        message = f"The name {element.name!r} is a symbol, not words. {_REMEDY}"
        return Verdict(element, Outcome.FAILED, message, reason="symbol")
    return Verdict(element, Outcome.PASSED, "Has an accessible name.")


RULE = Rule(
    id="control-name",
    title="Controls have names",
    help="Give the control a visible text, or declare accessible_name or accessible_labelled_by.",
    criterion="WCAG 2.2 SC 4.1.2",
    url="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html",
    check=check,
)
