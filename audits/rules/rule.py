"""What a rule is: metadata, and one function from a screen and thresholds to verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ..looking.screen import Screen
from ..looking.tree import Element
from ..model import Outcome

Thresholds: TypeAlias = Mapping[str, float]
"""What a profile asks of a rule: dp or ratios by name, and 0 or 1 for each flag."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding to be: what a rule says of one element, before the engine adds rule, state and node."""

    element: Element
    outcome: Outcome
    message: str
    measured: float | None = None
    required: float | None = None
    reason: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's metadata and its check.

    ``criterion`` is the clause it tests; ``looks`` tells whether a control's pressed or focused look
    can change the verdict, so that it is checked again in those states. A profile has to give its
    ``thresholds``, may give its ``options``, and may switch its ``flags`` on.
    """

    id: str
    title: str
    help: str
    criterion: str
    url: str
    check: Callable[[Screen, Thresholds], Iterable[Verdict]]
    looks: bool = False
    thresholds: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


def unjudged(element: Element, reason: str, message: str) -> Verdict:
    """Return the verdict that a rule does not apply to an element, and why."""
    return Verdict(element, Outcome.INAPPLICABLE, message, reason=reason)


EXEMPTIONS: Mapping[str, tuple[str, str]] = {
    "disabled": ("disabled", "A disabled control is exempt."),
    "decoration": ("decoration", "Declared as decoration (accessible_hidden)."),
    "inert": ("behind-modal", "Lies behind an open dialog and cannot be used now."),
    "hidden": ("hidden", "Fully transparent (opacity 0)."),
}
"""State → (reason, message), the first that holds decides."""


def exemption(element: Element) -> Verdict | None:
    """Return why no rule about looks applies to an element, or None."""
    for state, (reason, message) in EXEMPTIONS.items():
        if state in element.states:
            return unjudged(element, reason, message)
    return None
