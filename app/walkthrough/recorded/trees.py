"""What was on a screen as a list of nodes, kept as changes; and what differs between two such lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on a screen: its class, its id, its name (what a person sees or hears), its depth.

    ``box`` is left, top, right, bottom in px from the top left of the window.
    """

    kind: str
    id: str = ""
    name: str = ""
    depth: int = 0
    states: tuple[str, ...] = ()
    box: Box | None = None
    private: bool = False

    @property
    def told(self) -> str:
        """What to call it: its class and id, else its class and name."""
        return f"{self.kind} {self.id or self.name}".strip()


Edit = tuple[int, int, tuple[Node, ...]]
"""The nodes that stand in place of those from the first number up to the second."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A tree as what it changes in an earlier one, or, without one, as all its nodes in one edit."""

    earlier: str
    edits: tuple[Edit, ...]


class Trees:
    """The trees of a walk by their ids; each is put together when it is asked for."""

    def __init__(self, trees: Mapping[str, Tree]) -> None:
        self.kept = trees
        self._whole: dict[str, tuple[Node, ...]] = {}

    def __getitem__(self, name: str) -> tuple[Node, ...]:
        """Return the nodes of a tree in the order in which they are drawn; none for an unknown one."""
        missing = []
        while name in self.kept and name not in self._whole:
            missing.append(name)
            name = self.kept[name].earlier
        for each in reversed(missing):
            tree = self.kept[each]
            self._whole[each] = _edited(self._whole.get(tree.earlier, ()), tree.edits)
        return self._whole.get(missing[0] if missing else name, ())


def _edited(nodes: tuple[Node, ...], edits: Sequence[Edit]) -> tuple[Node, ...]:
    for start, end, new in reversed(edits):
        nodes = (*nodes[:start], *new, *nodes[end:])
    return nodes


class Sign(StrEnum):
    """What became of a node from one tree to another."""

    SAME = " "
    ADDED = "+"
    GONE = "−"
    CHANGED = "~"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the difference between two trees; ``before`` is what a changed node was."""

    sign: Sign
    node: Node
    before: Node | None = None


def compare(old: Sequence[Node], new: Sequence[Node]) -> list[Row]:
    """Return the nodes of two trees as one list, each with what became of it.

    What only moved counts as the same: a page that scrolls has changed nothing that it says.
    """
    before, after = [_key(node) for node in old], [_key(node) for node in new]
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    rows = [Row(Sign.SAME, node) for node in new[:head]]
    matcher = SequenceMatcher(
        None, before[head : len(old) - tail], after[head : len(new) - tail], autojunk=False
    )
    for what, start, end, first, last in matcher.get_opcodes():
        ours, theirs = new[head + first : head + last], old[head + start : head + end]
        rows += [Row(Sign.SAME, node) for node in ours] if what == "equal" else _replaced(theirs, ours)
    return rows + [Row(Sign.SAME, node) for node in new[len(new) - tail :]]


def _shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many of the first entries are the same: most are, and a closer look takes long."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _replaced(old: Sequence[Node], new: Sequence[Node]) -> list[Row]:
    """Return what stands in place of other nodes; one of the same class and id has changed."""
    rows = []
    left = list(old)
    for node in new:
        before = next((each for each in left if _identity(each) == _identity(node)), None)
        if before is None:
            rows.append(Row(Sign.ADDED, node))
            continue
        gone = left[: left.index(before)]
        rows += [Row(Sign.GONE, each) for each in gone]
        left = left[len(gone) + 1 :]
        rows.append(Row(Sign.CHANGED, node, before))
    return rows + [Row(Sign.GONE, each) for each in left]


def _key(node: Node) -> tuple[object, ...]:
    return node.kind, node.id, node.name, node.depth, node.states, node.private


def _identity(node: Node) -> tuple[str, str, int]:
    return node.kind, node.id, node.depth
