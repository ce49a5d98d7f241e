"""Elder mode (长辈版) on a view: fewer things on it, and whatever a person needs still there.

What leads nowhere can be spared: the entries that a real super-app has here and this prototype only shows.
Nothing that does something is taken away. Longer lists are shortened where they are made, behind "more".
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.events import Event, Go
from app.domain.views.model import Section, View


def fewer(view: View) -> View:
    """Return a view without the entries that are only for show; a tab bar with one place left goes too."""
    tabs = tuple(tab for tab in view.tabs if not _for_show(tab.event))
    return replace(
        view,
        sections=tuple(section for each in view.sections if (section := _fewer_rows(each)).rows),
        tabs=tabs if len(tabs) > 1 else (),
        overlay=fewer(view.overlay) if view.overlay else None,
    )


def _fewer_rows(section: Section) -> Section:
    return replace(section, rows=tuple(row for row in section.rows if not _for_show(row.tap)))


def _for_show(event: Event | None) -> bool:
    return isinstance(event, Go) and event.screen == "absent"
