"""The dialog in the middle: one message, and what to answer."""

from __future__ import annotations

from typing import ClassVar

from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.page import Pinning

load_kv(__file__)


class NoticeScreen(Pinning, PhoneScreen):
    """Draws a view as a dialog; a long message scrolls."""

    limited_by: ClassVar[str] = "room"
