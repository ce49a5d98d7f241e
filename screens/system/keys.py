"""The buttons of a phone that has no gestures: back, home and recents, over whatever the app shows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from kivy.properties import BooleanProperty, ColorProperty, ObjectProperty, StringProperty
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
    """The bar; ``records`` are the names of its buttons from left to right, none where there is no bar."""

    item: ClassVar[type[Widget]] = SystemKey
    slot: ClassVar[str] = "key"

    def key(self, record: object) -> Hashable:
        """Return what tells a button from the others: its name."""
        return str(record)


class ButtonGround(Widget):  # type: ignore[misc]
    """What the bar lies on, in the colour of what stands above it."""

    accessible_hidden = BooleanProperty(True)
    ground = ColorProperty()
