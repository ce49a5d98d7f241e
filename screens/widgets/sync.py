"""Keep a container's widgets equal to a tuple of records, building widgets only for new records."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from kivy.properties import ObjectProperty
from kivy.uix.widget import Widget

from screens.widgets.box import Box
from screens.widgets.putaway import bring_back, put_away

MOST_SPARE = 4
"""Widgets that a container keeps for records that went away and may come back. With more, memory grows, and
more widgets are built: they are given to other records only once there are enough."""
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Recipe(Generic[_Record]):
    """How records become widgets.

    ``key`` tells records apart within one container. ``kind`` tells the records whose widgets are alike, so
    that one can take over another's; without it, each record has a widget of its own.
    """

    key: Callable[[_Record], Hashable]
    make: Callable[[_Record], Widget]
    update: Callable[[Widget, _Record], None]
    kind: Callable[[_Record], object] | None = None


def sync(container: Widget, records: Sequence[_Record], recipe: Recipe[_Record]) -> None:
    """Give the container one widget a record, in their order, keeping those whose key is still there.

    A widget remembers its key as ``record_key``. The widget of a record that goes away is kept as a spare,
    for the record may come back. Once there are enough spares, a new record is given the oldest of its kind.
    """
    spare: dict[Hashable, Widget] = container.__dict__.setdefault("spare_widgets", {})
    shown = {widget.record_key: widget for widget in container.children}
    keys = [recipe.key(record) for record in records]
    found = [shown.pop(key, None) or spare.pop(key, None) for key in keys]
    spare.update((gone, widget) for gone, widget in shown.items() if put_away(widget))
    wanted = []
    for key, record, widget in zip(keys, records, found, strict=True):
        one = widget or _recycled(spare, record, recipe)
        if one is None:
            one = recipe.make(record)
            one.record_kind = recipe.kind and recipe.kind(record)
        else:
            bring_back(one)
            recipe.update(one, record)
        one.record_key = key
        wanted.append(one)
    if wanted != container.children[::-1]:
        container.clear_widgets()
        for one in wanted:
            container.add_widget(one)
    while len(spare) > MOST_SPARE:
        del spare[next(iter(spare))]


def _recycled(spare: dict[Hashable, Widget], record: _Record, recipe: Recipe[_Record]) -> Widget | None:
    """Take out the oldest spare of a record's kind, where there are enough of them."""
    if recipe.kind is None or len(spare) < MOST_SPARE:
        return None
    kind = recipe.kind(record)
    key = next((key for key, widget in spare.items() if widget.record_kind == kind), None)
    return None if key is None else spare.pop(key)


class Repeated(Box):
    """One widget of class ``item`` for each of ``records``, which stands in its property ``slot``."""

    records = ObjectProperty(())
    emit = ObjectProperty()
    item: ClassVar[type[Widget]]
    slot: ClassVar[str]

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the records."""
        self.fbind("records", self._follow)
        self._follow()

    def key(self, record: object) -> Hashable:
        """Return what tells a record from the others: its id."""
        return record.id  # type: ignore[attr-defined,no-any-return]

    def kind(self, record: object) -> object:
        """Return what tells the records whose widgets are alike: their class."""
        return self.item

    def _follow(self, *_: object) -> None:
        sync(self, self.records, Recipe(self.key, self._make, self._update, self.kind))

    def _make(self, record: object) -> Widget:
        return self.item(**{self.slot: record, "emit": self.emit})

    def _update(self, widget: Widget, record: object) -> None:
        setattr(widget, self.slot, record)
