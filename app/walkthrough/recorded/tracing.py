"""The trace of a walk whose process does not tell it any more: what its record has."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from app.errors import InputError
from app.walkthrough.evidence.trace import Shot, Trace, TraceStep
from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.recorded.trees import Node
from app.walkthrough.recorded.walk import RecordedStep
from audits.driving.account import Pixel, TreeNode

_SAME = {each.name for each in fields(TraceStep)} & {each.name for each in fields(RecordedStep)}
_OTHER = {"touched", "touch", "touch_to", "target", "covered_by", "after", "findings", "wall_s"}


def read_trace(file: Path) -> tuple[Trace, bool] | None:
    """Return a trace as far as it was written, and whether it has its end; None where it has not begun.

    Steps that had not ended, blocks that others stand in, are interrupted.
    """
    try:
        walk = read_walk(file)
    except InputError:  # it is not there, is empty, or somebody else has written it
        return None
    steps = [_step(each) for each in walk.steps]
    wall_s = sum(step.wall_s for step in steps if not step.depth) if walk.wall_s is None else walk.wall_s
    trace = Trace(walk.flow, walk.name, walk.tags, walk.variant, steps, walk.source, wall_s)
    return trace, not walk.killed


def _step(step: RecordedStep) -> TraceStep:
    return TraceStep(
        **{name: getattr(step, name) for name in _SAME - _OTHER},
        wall_s=step.wall_s or 0.0,
        touched=step.touched.kind if step.touched else "",
        touch=_pixel(step.touch),
        touch_to=_pixel(step.touch_to),
        target=_node(step.target),
        taker=_node(step.touched),
        covered_by=_node(step.covered_by),
        findings=tuple(each.told for each in step.findings),
        after=Shot(step.after, step.frame, step.tree),
    )


def _pixel(point: tuple[float, float] | None) -> Pixel | None:
    return None if point is None else (round(point[0]), round(point[1]))


def _node(node: Node | None) -> TreeNode | None:
    if node is None:
        return None
    left, top, right, bottom = map(round, node.box or (0.0, 0.0, 0.0, 0.0))
    rect = left, top, right, bottom
    return TreeNode(node.depth, node.kind, node.id, node.name, node.states, rect, node.private)
