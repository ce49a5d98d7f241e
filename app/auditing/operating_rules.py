"""The rules that a thorough audit lets operate each screen."""

from __future__ import annotations

OPERATING = (
    "hit-target", "focus-visible", "keyboard-reach", "pointer-cancellation", "flashing", "message-time",
    "text-clipped", "colour-only", "error-message",
)  # fmt: skip
"""All of them. The theme is the walk's: stale-theme is asked where a walk switches it."""
ONLY_OPERATING = OPERATING[:6]
"""Those that find nothing by looking alone."""
