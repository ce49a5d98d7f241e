"""The list: grouped rows below a heading."""

from __future__ import annotations

from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.page import Page  # noqa: F401 - its rules are used in list.kv

load_kv(__file__)


class ListScreen(PhoneScreen):
    """Draws a view as a page of grouped rows."""
