"""Read what a person does from the record of a walk (trace.jsonl)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.walkthrough.effort.acts import Act, Kind

_KINDS = {
    "tapOn": Kind.TAP,
    "doubleTapOn": Kind.TAP,
    "longPressOn": Kind.TAP,
    "back": Kind.TAP,
    "pressKey": Kind.TAP,
    "swipe": Kind.SWIPE,
    "scroll": Kind.SWIPE,
    "scrollUntilVisible": Kind.SWIPE,
    "inputText": Kind.TYPE,
    "eraseText": Kind.TYPE,
    "advanceTime": Kind.WAIT,
}
_LENGTH = re.compile(r"(\d+) characters")
_SCREEN = "screen-"
Node = Mapping[str, Any]


def read_acts(file: Path) -> list[Act]:
    """Return what is done in a walk, in its order. Raises OSError."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return acts_of(lines)


def acts_of(lines: Iterable[Mapping[str, Any]]) -> list[Act]:
    """Return what is done, by the lines of a record that has trees."""
    trees: dict[str, Sequence[Node]] = {}
    seen: frozenset[str] = frozenset()
    acts: list[Act] = []
    unseen: list[int] = []  # characters that came into sight by something that nobody did, such as the launch
    for line in lines:
        if line["type"] == "tree":
            trees[line["id"]] = _edited(trees.get(line["from"], ()), line["edits"])
        elif line["type"] == "step" and line["result"] not in (None, "skipped"):
            nodes = trees.get(line["tree"] or "", ())
            now = _texts(nodes) if nodes else seen
            unseen.append(sum(map(len, now - seen)))
            seen = now
            if line["command"] in _KINDS:
                acts.append(_act(line, nodes, sum(unseen)))
                unseen.clear()
    return acts


def _act(line: Mapping[str, Any], nodes: Sequence[Node], read: int) -> Act:
    kind = _KINDS[line["command"]]
    length = _LENGTH.match(line["detail"] or "")
    node = line["target"] or line["touched"]
    left, top, right, bottom = node["rect"] if node else (0, 0, 0, 0)
    scrolled = len((line["scrolled"] or "").split())
    return Act(
        kind,
        at=(line["touch"][0], line["touch"][1]) if line["touch"] else None,
        size=min(right - left, bottom - top),
        characters=int(length[1]) if kind is Kind.TYPE and length else 0,
        swipes=scrolled + (kind is Kind.SWIPE and not scrolled),
        seconds=line["took_s"] if kind is Kind.WAIT else 0.0,
        screen=_screen(nodes),
        read=read,
    )


def _edited(before: Sequence[Node], edits: Sequence[Any]) -> Sequence[Node]:
    nodes = list(before)
    for start, end, new in reversed(edits):
        nodes[start:end] = new
    return nodes


def _screen(nodes: Sequence[Node]) -> str:
    """Return the screen that is open; what lies on top comes last."""
    named = [node["id"] for node in nodes if str(node["id"]).startswith(_SCREEN) and _in_sight(node)]
    return str(named[-1]).removeprefix(_SCREEN) if named else ""


def _texts(nodes: Sequence[Node]) -> frozenset[str]:
    """Return the texts in sight: of things that lie in one another, and say the same, the innermost."""
    return frozenset(
        str(node["name"])
        for number, node in enumerate(nodes)
        if node["name"]
        and not node.get("private")
        and _in_sight(node)
        and not _has_words_inside(nodes, number)
    )


def _has_words_inside(nodes: Sequence[Node], number: int) -> bool:
    for node in nodes[number + 1 :]:
        if node["depth"] <= nodes[number]["depth"]:
            return False
        if node["name"]:
            return True
    return False


def _in_sight(node: Node) -> bool:
    return "out of sight" not in node["states"]
