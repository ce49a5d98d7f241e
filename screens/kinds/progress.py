"""A process under way: how far it is, and where each part stands."""

from __future__ import annotations

from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.page import Page  # noqa: F401 - its rules are used in progress.kv

load_kv(__file__)


class ProgressScreen(PhoneScreen):
    """Draws a running process."""
