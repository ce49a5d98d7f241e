"""How long movements take: the one place that reduced motion changes."""

from __future__ import annotations

from app.prototype.bindings import theme

CURVE = "out_cubic"


def duration(seconds: float) -> float:
    """Return how long a movement that usually takes ``seconds`` takes now, in s: none with reduced motion."""
    return 0.0 if theme.reduced_motion else seconds
