"""What has changed between two snapshots, so that no more than that is sent."""

from __future__ import annotations

from dataclasses import dataclass

from .records import Announced, Snapshot


@dataclass(frozen=True, slots=True)
class Changes:
    """The nodes that are new or say something else than before, and where the focus is now."""

    nodes: tuple[Announced, ...]
    focus: int


def changes(before: Snapshot, after: Snapshot) -> Changes | None:
    """Return what to send so that whoever knows ``before`` knows ``after``; None where nothing has changed.

    What is gone needs no word: it is in no list of children any more.
    """
    nodes = tuple(node for number, node in after.nodes.items() if before.nodes.get(number) != node)
    return Changes(nodes, after.focus) if nodes or before.focus != after.focus else None


def appeared(before: Snapshot, after: Snapshot) -> Announced | None:
    """Return the page that was not there before, the topmost of several, or that shows another screen.

    One that comes back may lie under the one that it takes the place of until that has moved away. One that a
    dialog covered was there, unless it says something else than before.
    """
    known = {(page.id, page.key) for page in before.pages()}
    for page in reversed(after.pages()):
        covered = before.covered.get((page.id, page.key))
        was_there = covered is not None and covered.headline == after.headline(page).said
        if (page.id, page.key) not in known and not was_there:
            return page
    return None
