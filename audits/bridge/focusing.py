"""Where a screen reader attends: to what has the keyboard, else to the headline of a screen that appears."""

from __future__ import annotations

from dataclasses import replace

from .changes import appeared
from .records import WINDOW, Snapshot


def attended(before: Snapshot, after: Snapshot) -> Snapshot:
    """Return ``after`` with its focus where a screen reader should be.

    Kivy knows the keyboard's focus alone, and often nothing has it. A screen that appears is then read from
    its headline on; so a person hears that it is there, once. Later the focus stays where it was, as long as
    that is there.
    """
    if after.focus != WINDOW:
        return after
    page = appeared(before, after)
    if page is not None:
        return replace(after, focus=after.headline(page).id)
    if before.focus in after.nodes and before.focus != WINDOW:
        return replace(after, focus=before.focus)
    top = after.page()
    return after if top is None else replace(after, focus=after.headline(top).id)
