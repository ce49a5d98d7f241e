"""A titled group of rows, or the coloured card with two entries."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from app.domain.views.model import Action, Layout, Row, Section
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.button import PushButton
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in section.kv
from screens.widgets.row import row_class
from screens.widgets.sync import Recipe, Repeated, sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in section.kv

load_kv(__file__)


class HeroCell(Tappable):
    """One of the entries on the coloured card."""

    row = ObjectProperty(rebind=True)
    emit = ObjectProperty()


class MoreButton(PushButton):
    """The last line of a group, which shows the rest of it."""

    first = BooleanProperty(False)
    last = BooleanProperty(False)


class SectionBox(Box):
    """Draws a section and follows it without building its rows anew. ``bare`` rows have no pictures."""

    section = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    bare = BooleanProperty(False)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("section", self._follow)
        self.fbind("bare", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        section = self.section
        records = (*section.rows, section.more) if section.more else section.rows
        sync(self.ids.group, records, Recipe(self._key, self._make, self._update, self._kind))
        self._round_corners()

    def _key(self, record: Row | Action) -> tuple[str, type[Widget]]:
        return "" if isinstance(record, Action) else record.id, self._kind(record)

    def _kind(self, record: Row | Action) -> type[Widget]:
        if isinstance(record, Action):
            return MoreButton
        return HeroCell if self.section.layout is Layout.HERO else row_class(record)

    def _make(self, record: Row | Action) -> Widget:
        return self._kind(record)(emit=self.emit, **self._properties(record))

    def _update(self, widget: Widget, record: Row | Action) -> None:
        for name, value in self._properties(record).items():
            setattr(widget, name, value)

    def _properties(self, record: Row | Action) -> dict[str, object]:
        if isinstance(record, Action):
            return {"action": record}
        if self.section.layout is Layout.HERO:
            return {"row": record}
        return {"row": record, "large": self.section.layout is Layout.PROFILE, "bare": self.bare}

    def _round_corners(self) -> None:
        """Tell the first and the last row that they lie in the group's round corners."""
        if self.section.layout is Layout.HERO:
            return
        widgets = self.ids.group.children[::-1]
        for widget in widgets:
            widget.first, widget.last = widget is widgets[0], widget is widgets[-1]


class Sections(Repeated):
    """All sections of a view, one below the other; see ``SectionBox``."""

    item: ClassVar[type[Widget]] = SectionBox
    slot: ClassVar[str] = "section"
    bare = BooleanProperty(False)

    def on_kv_post(self, base: object) -> None:
        """Begin to follow the records, and whether their rows are bare."""
        super().on_kv_post(base)
        self.fbind("bare", self._follow)

    def key(self, record: object) -> Hashable:
        """Return what tells a section from the others of its view: its look, its title, its first row."""
        assert isinstance(record, Section)
        return record.layout, record.title and record.title.key, *(row.id for row in record.rows[:1])

    def _make(self, record: object) -> Widget:
        return SectionBox(section=record, emit=self.emit, bare=self.bare)

    def _update(self, widget: Widget, record: object) -> None:
        widget.bare = self.bare
        super()._update(widget, record)
