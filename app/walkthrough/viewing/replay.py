"""trace.html: one walk, step by step, in one file that needs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from markupsafe import Markup

from app.walkthrough.recorded.trees import Node, Row, Sign, compare
from app.walkthrough.recorded.walk import RecordedStep, Walk
from app.walkthrough.viewing.frames import frames
from app.walkthrough.viewing.pages import environment, page_json, words_of

FILE = "trace.html"


def render_replay(walk: Walk) -> Iterator[str]:
    """Yield the page of a walk: a frame, what a script fills it with, then each picture once."""
    page = {
        "walk": walk,
        "frames": list(frames(walk)),
        "data": page_json(_Data(walk).as_data()),
        "pictures": pictures(walk),
    }
    return environment().get_template("replay.html.j2").generate(page)


def pictures(walk: Walk) -> Iterator[tuple[str, Markup]]:
    """Yield each picture of a walk once, its bytes (WebP) in base 64; one whose file is gone is left out."""
    for name in dict.fromkeys(name for step in walk.steps for name in (step.before, step.after) if name):
        try:
            data = walk.picture(name).read_bytes()
        except OSError:
            continue
        yield name, Markup(base64.b64encode(data).decode("ascii"))


class _Data:
    """A walk as the page's script reads it: nodes once each, trees as changes, steps by what they add."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._nodes: dict[tuple[object, ...], int] = {}
        self._rows = lru_cache(maxsize=None)(self._compared)

    def as_data(self) -> dict[str, object]:
        """Return all of it."""
        trees = {
            name: [tree.earlier, list(self._edits(tree.edits))]
            for name, tree in self._walk.trees.kept.items()
        }
        return {
            "size": self._walk.size,
            "steps": list(self._steps()),
            "trees": trees,
            "nodes": [list(node) for node in self._nodes],
            "words": words_of("replay", "check", "direction", "page"),
        }

    def _steps(self) -> Iterator[dict[str, object]]:
        before = ""
        for step in self._walk.steps:
            yield {
                name: value
                for name, value in self._step(step, before).items()
                if value not in ("", None, (), [])
            }
            before = step.tree or before

    def _step(self, step: RecordedStep, tree_before: str) -> Mapping[str, object]:
        return {
            "n": step.number,
            "words": step.words,
            "before": step.before,
            "after": step.after,
            "touch": step.touch,
            "to": step.touch_to,
            "target": self._place(step.target),
            "touched": self._place(step.touched),
            "covered": self._place(step.covered_by),
            "took": step.took_s,
            "scrolled": step.scrolled.split(),
            "message": step.message,
            "bad": step.result if step.message else "",
            "checks": step.checks,
            "findings": [(each.rule, each.name, each.measured, each.required) for each in step.findings],
            "tree": step.tree,
            "rows": self._rows(tree_before, step.tree) if tree_before and step.tree else [],
        }

    def _compared(self, before: str, after: str) -> list[list[object]]:
        """Return what differs between two trees: sign, place in the new tree, and the node that was there."""
        if before == after:
            return []
        rows, place = [], 0
        for row in compare(self._walk.trees[before], self._walk.trees[after]):
            if row.sign is not Sign.SAME:
                rows.append(self._row(row, place))
            place += row.sign is not Sign.GONE
        return rows

    def _row(self, row: Row, place: int) -> list[object]:
        was = row.node if row.sign is Sign.GONE else row.before
        return [str(row.sign), place, *([] if was is None else [self._number(was)])]

    def _edits(self, edits: Iterable[tuple[int, int, tuple[Node, ...]]]) -> Iterator[list[object]]:
        for start, end, nodes in edits:
            yield [start, end, [self._place(node) for node in nodes]]

    def _place(self, node: Node | None) -> list[object] | None:
        """Return the number of a node and its place; scrolling changes the places alone."""
        return None if node is None else [self._number(node), *(round(side) for side in node.box or ())]

    def _number(self, node: Node) -> int:
        key = (node.depth, node.kind, node.id, node.name, node.states, node.private)
        return self._nodes.setdefault(key, len(self._nodes))
