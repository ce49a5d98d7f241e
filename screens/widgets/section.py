"""A titled group of rows, or the coloured card with two ways in."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.boxlayout import BoxLayout

from app.domain.views.model import Layout, Row, Section
from screens.kv import load_kv
from screens.widgets.button import PushButton
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in section.kv
from screens.widgets.row import row_class
from screens.widgets.sync import sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in section.kv

load_kv(__file__)


class HeroCell(Tappable):
    """One of the ways in on the coloured card."""

    row = ObjectProperty(rebind=True)
    emit = ObjectProperty()


class MoreButton(PushButton):
    """The last line of a group: the rest of it."""

    first = BooleanProperty(False)
    last = BooleanProperty(False)


class SectionBox(BoxLayout):  # type: ignore[misc]
    """Draws a section and follows it without building its rows anew."""

    section = ObjectProperty(rebind=True)
    emit = ObjectProperty()

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("section", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        group, section = self.ids.group, self.section
        records = (*section.rows, section.more) if section.more else section.rows
        sync(group, records, self._key, self._make, self._update)
        self._round_corners()

    def _key(self, record: object) -> tuple[str, type]:
        if not isinstance(record, Row):
            return "", MoreButton
        return record.id, HeroCell if self.section.layout is Layout.HERO else row_class(record)

    def _make(self, record: Any) -> Any:
        kind = self._key(record)[1]
        if kind is MoreButton:
            return MoreButton(action=record, emit=self.emit)
        return kind(row=record, emit=self.emit, **self._look())

    def _look(self) -> dict[str, bool]:
        return {} if self.section.layout is Layout.HERO else {"large": self.section.layout is Layout.PROFILE}

    def _update(self, widget: Any, record: Any) -> None:
        if isinstance(widget, MoreButton):
            widget.action = record
        else:
            widget.row = record

    def _round_corners(self) -> None:
        """Tell the first and the last row that they lie in the group's round corners."""
        if self.section.layout is Layout.HERO:
            return
        widgets = self.ids.group.children[::-1]
        for widget in widgets:
            widget.first, widget.last = widget is widgets[0], widget is widgets[-1]


def section_key(section: Section) -> tuple[object, ...]:
    """Return what tells a section from the others of its view."""
    return section.layout, section.title.key if section.title else "", *(row.id for row in section.rows[:1])
