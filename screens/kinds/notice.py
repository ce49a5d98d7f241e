"""The dialog: one message, and what to answer."""

from __future__ import annotations

from typing import ClassVar

from screens.kinds.lying import LyingScreen
from screens.kv import load_kv
from screens.widgets.answers import Answers  # noqa: F401 - its rules are used in notice.kv
from screens.widgets.page import Pinning

load_kv(__file__)


class NoticeScreen(Pinning, LyingScreen):
    """Draws a view as a dialog of the phone's system; a message that is longer than the glass scrolls."""

    limited_by: ClassVar[str] = "room"
    most_pinned: ClassVar[float] = 0.5
