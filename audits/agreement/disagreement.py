"""What comparing gives: whether what is seen and what is announced agree, and if not, in what."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Outcome


@dataclass(frozen=True, slots=True)
class Agreement:
    """One comparison: its outcome, the reason where it is not passed, and a sentence for developers."""

    outcome: Outcome
    message: str
    reason: str = ""


def failed(reason: str, message: str) -> Agreement:
    """Return that what is seen and what is announced differ."""
    return Agreement(Outcome.FAILED, message, reason)


def doubtful(reason: str, message: str) -> Agreement:
    """Return that a person has to say whether they differ."""
    return Agreement(Outcome.CANT_TELL, message, reason)


def exempt(reason: str, message: str) -> Agreement:
    """Return that there is nothing to compare, or that another rule does."""
    return Agreement(Outcome.INAPPLICABLE, message, reason)
