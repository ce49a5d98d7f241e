"""A comparison: a table while there is room for columns, one block a row when the text is large."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, ObjectProperty

from app.domain.facts.text import t
from app.domain.views.model import Table
from screens.kinds.base import PhoneScreen
from screens.kv import load_kv
from screens.widgets.blank import NO_TABLE
from screens.widgets.box import Box
from screens.widgets.page import Page  # noqa: F401 - its rules are used in comparison.kv
from screens.widgets.sync import Recipe, sync

load_kv(__file__)


class Cell(Box):
    """One cell. Its column's head is shown with it where the rows are blocks."""

    head = ObjectProperty(None, allownone=True, rebind=True)
    content = ObjectProperty(rebind=True)
    strong = BooleanProperty(False)
    faint = BooleanProperty(False)


class TableRow(Box):
    """One row of cells. ``spoken`` is what it says when it is read: each cell after its column's head."""

    spoken = ListProperty()
    first = BooleanProperty(False)
    roomy = BooleanProperty(False)


class TableBox(Box):
    """Draws a table. The last column is the one that matters, and is set stronger."""

    table: Table = ObjectProperty(NO_TABLE, rebind=True)
    roomy = BooleanProperty(False)

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self.fbind("table", self._follow)
        self.fbind("roomy", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        heads = () if self.roomy else (self.table.heads,)
        rows = [(number, texts) for number, texts in enumerate((*heads, *self.table.rows))]
        sync(self.ids.rows, rows, Recipe(lambda row: (self.roomy, row), self._make, lambda *_: None))

    def _spoken(self, texts: tuple[Any, ...]) -> list[Any]:
        beside = zip(self.table.heads[1:], texts[1:], strict=True)
        return [texts[0], *(t("heard.pair", head=head, content=content) for head, content in beside)]

    def _make(self, numbered: tuple[int, tuple[Any, ...]]) -> TableRow:
        number, texts = numbered
        is_head = number == 0 and not self.roomy
        row = TableRow(first=number == 0, roomy=self.roomy, spoken=texts if is_head else self._spoken(texts))
        for column, text in enumerate(texts):
            head = self.table.heads[column] if self.roomy and column else None
            last = column == len(texts) - 1
            row.add_widget(Cell(head=head, content=text, strong=last and not is_head, faint=is_head))
        return row


class ComparisonScreen(PhoneScreen):
    """Draws what is now beside what will be."""
