"""Keep a container's widgets in step with a tuple of records, building anew only what is new."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from kivy.uix.widget import Widget

_Record = TypeVar("_Record")


def sync(
    container: Widget,
    records: Sequence[_Record],
    key: Callable[[_Record], Hashable],
    make: Callable[[_Record], Widget],
    update: Callable[[Widget, _Record], None],
) -> None:
    """Give the container one widget a record, in their order, keeping those whose key is still there.

    Keys tell records apart within one container; a widget remembers its key as ``record_key``.
    """
    kept = {widget.record_key: widget for widget in container.children}
    wanted = []
    for record in records:
        widget = kept.pop(key(record), None)
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
