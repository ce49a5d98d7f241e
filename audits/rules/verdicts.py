"""What a rule says of one element, and why some elements are exempt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from ..looking.tree import Element, shows
from ..model import Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of one element, before the engine adds rule, state and node."""

    element: Element
    outcome: Outcome
    message: str
    measured: float | None = None
    required: float | None = None
    reason: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


def unjudged(element: Element, reason: str, message: str) -> Verdict:
    """Return the verdict that a rule does not apply to an element, and why."""
    return Verdict(element, Outcome.INAPPLICABLE, message, reason=reason)


EXEMPTIONS: Mapping[str, tuple[str, str]] = {
    "disabled": ("disabled", "A disabled control is exempt."),
    "decoration": ("decoration", "Declared as decoration (accessible_hidden)."),
    "inert": ("behind-modal", "Lies behind an open dialog and cannot be used now."),
    "hidden": ("hidden", "Fully transparent (opacity 0)."),
}
"""State → (reason, message); of several states, the first one here decides."""


def exemption(element: Element, states: Collection[str] = tuple(EXEMPTIONS)) -> Verdict | None:
    """Return why an element in one of these states is exempt from a rule, or None."""
    for state, (reason, message) in EXEMPTIONS.items():
        if state in element.states and state in states:
            return unjudged(element, reason, message)
    return None


def unseen(element: Element) -> Verdict | None:
    """Return the verdict on an element of which nothing is on the screen, or None."""
    return None if shows(element) else unjudged(element, "unseen", "Not on the screen now.")


def moving(verdict: Verdict) -> Verdict:
    """Return a verdict on something that keeps moving: at another moment, it would have been another."""
    if verdict.outcome not in (Outcome.PASSED, Outcome.FAILED):
        return verdict
    message = f"It keeps moving; at the moment of the audit: {verdict.message}"
    return replace(verdict, outcome=Outcome.CANT_TELL, reason="moving", message=message)
