"""Keep a container's widgets in step with a tuple of records, building anew only what was never there."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar, TypeVar

from kivy.properties import ObjectProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from screens.widgets.putaway import put_away

_MOST_SPARE = 12  # widgets a container keeps for records that went away and may come back
_Record = TypeVar("_Record")


def sync(
    container: Widget,
    records: Sequence[_Record],
    key: Callable[[_Record], Hashable],
    make: Callable[[_Record], Widget],
    update: Callable[[Widget, _Record], None],
) -> None:
    """Give the container one widget a record, in their order, keeping those whose key is still there.

    Keys tell records apart within one container; a widget remembers its key as ``record_key``. The widget of
    a record that goes away is kept as a spare, for the record may come back.
    """
    spare: dict[Hashable, Widget] = container.__dict__.setdefault("spare_widgets", {})
    kept = {widget.record_key: widget for widget in container.children}
    wanted = []
    for record in records:
        widget = kept.pop(key(record), None) or spare.pop(key(record), None)
        if widget is None:
            widget = make(record)
            widget.record_key = key(record)
        else:
            update(widget, record)
        wanted.append(widget)
    if wanted != container.children[::-1]:
        container.clear_widgets()
        for widget in wanted:
            container.add_widget(widget)
    spare.update((gone, widget) for gone, widget in kept.items() if put_away(widget))
    while len(spare) > _MOST_SPARE:
        del spare[next(iter(spare))]


class Repeated(BoxLayout):  # type: ignore[misc]
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

    def _follow(self, *_: object) -> None:
        sync(self, self.records, self.key, self._make, self._update)

    def _make(self, record: object) -> Widget:
        return self.item(**{self.slot: record, "emit": self.emit})

    def _update(self, widget: Widget, record: object) -> None:
        setattr(widget, self.slot, record)
