"""What is on the screen after each step, told as changes to what was there before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from hashlib import blake2b

from audits.driving.account import TreeNode

_HASH_BYTES = 8
_WHOLE = 0.5  # of a tree: where more has changed, it is told whole


class Trees:
    """Names each tree by the hash of its nodes, and tells it once: whole, or as edits of the one before."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._nodes: Sequence[TreeNode] = ()
        self._id = ""

    def add(self, nodes: Sequence[TreeNode]) -> tuple[str, dict[str, object] | None]:
        """Return a tree's id, and the line that tells it, None where it has been told before."""
        if self._id and nodes == self._nodes:
            return self._id, None
        found = _hash(nodes)
        line = None if found in self._told else self._line(found, nodes)
        self._told.add(found)
        self._nodes, self._id = nodes, found
        return found, line

    def _line(self, found: str, nodes: Sequence[TreeNode]) -> dict[str, object]:
        edits = _edits(self._nodes, nodes) if self._id else []
        whole = not self._id or sum(end - start for _, _, start, end in edits) > _WHOLE * len(nodes)
        if whole:
            edits = [(0, 0, 0, len(nodes))]
        told = [[start, end, [node.as_data() for node in nodes[a:b]]] for start, end, a, b in edits]
        return {"type": "tree", "id": found, "from": None if whole else self._id, "edits": told}


def _edits(before: Sequence[TreeNode], now: Sequence[TreeNode]) -> list[tuple[int, int, int, int]]:
    """Return which parts of one list are replaced by which parts of another, as their ends in both."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    return [(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]


def _hash(nodes: Sequence[TreeNode]) -> str:
    data = json.dumps([node.as_data() for node in nodes], ensure_ascii=False, separators=(",", ":"))
    return blake2b(data.encode("utf-8", "replace"), digest_size=_HASH_BYTES).hexdigest()
