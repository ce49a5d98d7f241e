"""The result of a process: one large sign, then the particulars."""

from __future__ import annotations

from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.page import Page  # noqa: F401 - its rules are used in result.kv

load_kv(__file__)


class ResultScreen(PhoneScreen):
    """Draws how a process ended."""
