"""What becomes of a screen reader's attention from one snapshot to the next: focus, and what is told."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from .changes import appeared
from .records import WINDOW, Announced, Covered, Snapshot

_READ_ON = frozenset({"pane", "main", "web_view"})  # pages that people read on by themselves


def attended(before: Snapshot, after: Snapshot) -> Snapshot:
    """Return ``after`` as a screen reader that knows ``before`` should be told it."""
    return _quietened(before, _focused(before, replace(after, covered=_covered(before, after))))


def _covered(before: Snapshot, after: Snapshot) -> MappingProxyType[tuple[int, str], Covered]:
    """Return the screens behind the dialog on top, with what a person left there.

    While it comes there may be nothing, and while it goes the screen is there again.
    """
    top = after.page()
    if top is not None and top.role in _READ_ON:
        return MappingProxyType({})
    there = {(page.id, page.key) for page in after.pages()}
    kept = {**before.covered}
    for page in before.pages():
        if page.role in _READ_ON and (page.id, page.key) not in there:
            kept[page.id, page.key] = Covered(before.focus, before.headline(page).said)
    return MappingProxyType(kept)


def _focused(before: Snapshot, after: Snapshot) -> Snapshot:
    """Put the focus where a screen reader should be.

    Kivy knows the keyboard's focus alone, and often nothing has it. A screen that appears is then read from
    its headline on; so a person hears that it is there, once. Later the focus stays where it was, as long as
    that is there; when a dialog closes, it goes back to where it was before that.
    """
    if after.focus != WINDOW:
        return after
    page = appeared(before, after)
    if page is not None:
        return replace(after, focus=after.headline(page).id)
    if before.focus in after.nodes and before.focus != WINDOW:
        return replace(after, focus=before.focus)
    top = after.page()
    if top is None:
        return after
    covered = before.covered.get((top.id, top.key))
    known = covered is not None and covered.focus in after.nodes
    return replace(after, focus=covered.focus if covered and known else after.headline(top).id)


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
