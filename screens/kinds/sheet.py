"""The sheet that slides up from below: a short list of ways to go on."""

from __future__ import annotations

from typing import ClassVar

from screens.kinds.lying import LyingScreen
from screens.kv import load_kv
from screens.widgets.page import Pinning

load_kv(__file__)


class SheetScreen(Pinning, LyingScreen):
    """Draws a view as a sheet, as high as its content, up to most of the phone; then it scrolls."""

    limited_by: ClassVar[str] = "room"
