"""The buttons of a phone that has no gestures: back, home and recents, over whatever the app shows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from kivy.properties import ColorProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in keys.kv
from screens.widgets.sync import Repeated
from screens.widgets.tappable import Tappable

load_kv(__file__)


class SystemKey(Tappable):
    """One button, by its name."""

    key = StringProperty("back")
    emit = ObjectProperty()


class SystemKeys(Repeated):
    """The bar; ``records`` are the names of its buttons from left to right, none where there is no bar.

    ``ground`` is its colour: that of what stands above it.
    """

    item: ClassVar[type[Widget]] = SystemKey
    slot: ClassVar[str] = "key"
    ground = ColorProperty()

    def key(self, record: object) -> Hashable:
        """Return what tells a button from the others: its name."""
        return str(record)
