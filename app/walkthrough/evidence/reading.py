"""Read a record back: what a walk had written when its process was ended, or ended itself."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.walkthrough.evidence.trace import Result, Shot, Trace, TraceStep
from audits.driving.account import TreeNode

_PLAIN = (
    "number",
    "where",
    "command",
    "detail",
    "at_s",
    "took_s",
    "wall_s",
    "label",
    "scrolled",
    "message",
    "depth",
    "picture",
)


def read_trace(file: Path) -> tuple[Trace, bool] | None:
    """Return a trace as far as it was written, and whether it has its end; None where it has not begun.

    Steps that had not ended, blocks that others stand in, are interrupted.
    """
    first, *lines = _lines(file) or [{}]
    if first.get("type") != "walk":
        return None
    trace = Trace(first["flow"], first["name"], tuple(first["tags"]), first["variant"])
    steps: dict[int, dict[str, Any]] = {}
    for line in lines:
        if line["type"] in ("step", "amend"):
            steps.setdefault(line["number"], {}).update(line)
    trace.steps = [_step(each) for each in steps.values()]
    trace.file = first["file"]
    ended = bool(lines) and lines[-1]["type"] == "end"
    trace.wall_s = (
        lines[-1]["wall_s"] if ended else sum(step.wall_s for step in trace.steps if not step.depth)
    )
    return trace, ended


def _lines(file: Path) -> list[dict[str, Any]]:
    """Return the lines of a record; one that was not written to its end is left out."""
    try:
        return list(_parsed(file.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return []


def _parsed(text: str) -> Iterator[dict[str, Any]]:
    for line in text.splitlines(keepends=True):
        if not line.endswith("\n"):
            return
        yield json.loads(line)


def _step(data: Mapping[str, Any]) -> TraceStep:
    taker = _node(data["touched"])
    return TraceStep(
        **{name: data[name] for name in _PLAIN},
        result=Result(data["result"] or Result.INTERRUPTED),
        touched="" if taker is None else taker.kind,
        touch=data["touch"] and tuple(data["touch"]),
        touch_to=data["touch_to"] and tuple(data["touch_to"]),
        target=_node(data["target"]),
        taker=taker,
        covered_by=_node(data["covered_by"]),
        checks=tuple(data["checks"]),
        findings=tuple(data["findings"]),
        before=data["before"] or "",
        after=Shot(data["after"] or "", data["frame"] or "", data["tree"] or ""),
    )


def _node(data: Mapping[str, Any] | None) -> TreeNode | None:
    if data is None:
        return None
    states, (left, top, right, bottom) = tuple(data["states"]), data["rect"]
    rect = left, top, right, bottom
    return TreeNode(
        data["depth"], data["class"], data["id"], data["name"], states, rect, data.get("private", False)
    )
