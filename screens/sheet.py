"""The sheet that slides up from below: a short list of ways to go on."""

from __future__ import annotations

from screens.base import Screen
from screens.kv import load_kv
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in sheet.kv

load_kv(__file__)


class SheetScreen(Screen):
    """Draws a view as a sheet, as high as its content, up to most of the phone; then it scrolls."""
