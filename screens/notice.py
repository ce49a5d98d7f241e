"""The dialog in the middle: one message, and what to answer."""

from __future__ import annotations

from screens.base import Screen
from screens.kv import load_kv
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in notice.kv

load_kv(__file__)


class NoticeScreen(Screen):
    """Draws a view as a dialog; a long message scrolls."""
