"""What becomes of a screen reader's attention from one snapshot to the next: focus, and what is told."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from .changes import appeared
from .records import WINDOW, Announced, Snapshot

_READ_ON = frozenset({"pane", "main", "web_view"})  # pages that people read on by themselves


def attended(before: Snapshot, after: Snapshot) -> Snapshot:
    """Return ``after`` as a screen reader that knows ``before`` should be told it."""
    return _quietened(before, _focused(before, after))


def _focused(before: Snapshot, after: Snapshot) -> Snapshot:
    """Put the focus where a screen reader should be.

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


def _quietened(before: Snapshot, after: Snapshot) -> Snapshot:
    """Let what is polite and comes with its screen wait until it changes: it is read with the screen.

    A screen is given its content in its first frames, until one brings nothing new. What comes with a dialog
    is said: it is why the dialog is there.
    """
    known = {(page.id, page.key) for page in before.pages()}
    quiet: dict[int, Announced] = {}
    growing = set()
    for page in after.pages():
        if page.role not in _READ_ON:
            continue
        inside = {node.id for node in after.walk(page.id)}
        new = (page.id, page.key) not in known
        if new or (page.id in before.growing and inside - before.nodes.keys()):
            growing.add(page.id)
        polite = [after.nodes[number] for number in inside if after.nodes[number].live == "polite"]
        waiting = [node for node in polite if new or _waits(before, node, page.id in growing)]
        quiet |= {node.id: replace(node, live="off") for node in waiting}
    return replace(after, nodes=MappingProxyType({**after.nodes, **quiet}), growing=frozenset(growing))


def _waits(before: Snapshot, node: Announced, growing: bool) -> bool:
    """Tell whether something polite is not yet to be said."""
    old = before.nodes.get(node.id)
    if old is None:
        return growing
    return old.live == "off" and (old.said, old.value) == (node.said, node.value)
