"""Messages that pop up: whether a screen reader speaks them by itself."""

from __future__ import annotations

from ..looking.live import live
from ..looking.tree import Element, shows
from ..looking.wording import own_text
from ..messages.analysis import reports_error
from ..messages.finding import POPPING_UP, readable_texts
from .disagreement import Agreement, exempt, failed


def pops_up(element: Element) -> bool:
    """Tell whether an element is a message that appears by itself, by what its class is called."""
    bases = type(element.widget).__mro__
    return any(name in base.__name__.lower() for base in bases for name in POPPING_UP)


def compare_live(element: Element) -> Agreement | None:
    """Return that a message which pops up is not live; None where it is, or where an element is none."""
    if not pops_up(element) or not shows(element) or _within_one(element):
        return None
    texts = readable_texts(element)
    if not texts or all(live(each) for each in texts):
        return None
    if any(reports_error(own_text(each.widget)) for each in texts):
        return exempt("error-message", "It reports an error, which error-message judges.")
    return failed("not-live", "It pops up, and is not live: a screen reader does not speak it.")


def _within_one(element: Element) -> bool:
    at = element.parent
    while at is not None and not pops_up(at):
        at = at.parent
    return at is not None
