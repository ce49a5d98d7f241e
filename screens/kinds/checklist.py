"""The check: what is open, each with its remedy, then what is passed."""

from __future__ import annotations

from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.page import Page  # noqa: F401 - its rules are used in checklist.kv
from screens.widgets.timeline import TimelineBox  # noqa: F401 - its rules are used in checklist.kv

load_kv(__file__)


class ChecklistScreen(PhoneScreen):
    """Draws how far a check is, then its open and its passed items."""
