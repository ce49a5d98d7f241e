"""The panel's groups, one below the other in a column. A kind of record has one kind of box."""

from __future__ import annotations

from typing import ClassVar

from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from screens.kv import load_kv
from screens.panel import controls  # noqa: F401 - its rules are used in groups.kv
from screens.panel.records import NO_GROUP, PanelGroup
from screens.widgets.box import Box
from screens.widgets.page import PlainScroll
from screens.widgets.sync import Repeated

load_kv(__file__)


class GroupHead(Box):
    """A group's title, and what stands at the right of it."""

    group = ObjectProperty(NO_GROUP, rebind=True)


class GroupBox(Box):
    """Draws one group; ``emit`` takes the id of a pressed button, ``open_list`` the box to open."""

    group = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    open_list = ObjectProperty()
    script_id = StringProperty("")


BOXES: dict[type, type[Widget]] = {PanelGroup: GroupBox}
"""The widget that draws each kind of group."""


class Groups(Repeated):
    """All groups of a column; see ``GroupBox``."""

    open_list = ObjectProperty()
    item: ClassVar[type[Widget]] = GroupBox
    slot: ClassVar[str] = "group"

    def kind(self, record: object) -> object:
        """Return what tells the records whose widgets are alike: what draws them."""
        return BOXES[type(record)]

    def _make(self, record: object) -> Widget:
        return BOXES[type(record)](group=record, emit=self.emit, open_list=self.open_list)


class Column(PlainScroll):
    """A column of groups that scrolls on its own."""

    records = ObjectProperty(())
    emit = ObjectProperty()
    open_list = ObjectProperty()
