"""What happened in a walk, step by step. What was typed is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from audits.driving.account import Pixel, TreeNode


class Result(StrEnum):
    """How a step ended; a warning is an optional step that failed, an interruption somebody's Ctrl-C."""

    PASSED = "passed"
    FAILED = "failed"
    WARNED = "warned"
    SKIPPED = "skipped"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class Shot:
    """What was seen at a moment: the hashes of the picture, of the frame, and of the tree; empty if not kept.

    A frame in which something private shows has no hash.
    """

    picture: str = ""
    frame: str = ""
    tree: str = ""


@dataclass(slots=True)
class TraceStep:
    """One step: where it stands, what it was, how it ended, when and for how long (virtual s, and real s).

    ``touched`` is the class of the widget that took a touch; ``scrolled`` says in which directions the page
    was scrolled on the way, once a gesture ("DOWN DOWN"); ``depth`` counts the blocks it stands in.
    ``target`` is what its selector meant, ``taker`` what took the touch, ``covered_by`` what lay over the
    target; points are px from the top left. ``picture`` is the name of one that the flow itself keeps, or of
    a failure's.
    """

    where: str
    command: str
    detail: str
    result: Result
    at_s: float
    took_s: float = 0.0
    label: str = ""
    touched: str = ""
    scrolled: str = ""
    message: str = ""
    depth: int = 0
    picture: str = ""
    pixels: bytes = field(default=b"", repr=False)
    number: int = 0
    wall_s: float = 0.0
    target: TreeNode | None = None
    touch: Pixel | None = None
    touch_to: Pixel | None = None
    taker: TreeNode | None = None
    covered_by: TreeNode | None = None
    checks: tuple[str, ...] = ()
    findings: tuple[Mapping[str, object], ...] = ()
    before: str = ""
    after: Shot = Shot()

    def warn(self, message: str) -> None:
        """Note something that is not as it should be, though the step did not fail."""
        self.result = Result.WARNED
        self.message = f"{self.where}: {self.command}: {message}"

    def skip(self) -> None:
        """Note that there was nothing to do."""
        self.result = Result.SKIPPED

    def as_data(self) -> dict[str, object]:
        """Return what a list of steps tells of it."""
        names = (
            "where",
            "command",
            "detail",
            "result",
            "at_s",
            "took_s",
            "label",
            "touched",
            "scrolled",
            "message",
            "depth",
            "picture",
        )
        return {"number": self.number, **{name: getattr(self, name) for name in names}}

    def as_line(self) -> dict[str, object]:
        """Return all that is known of it."""
        nodes = {
            "target": self.target,
            "touched": self.taker,
            "covered_by": self.covered_by,
        }
        return {
            "type": "step",
            **self.as_data(),
            "wall_s": self.wall_s,
            "touch": self.touch,
            "touch_to": self.touch_to,
            **{name: node and node.as_data() for name, node in nodes.items()},
            "before": self.before or None,
            "after": self.after.picture or None,
            "frame": self.after.frame or None,
            "tree": self.after.tree or None,
            "checks": self.checks,
            "findings": self.findings,
        }


@dataclass(slots=True)
class Trace:
    """One flow on one variant; ``file`` is the flow's, ``wall_s`` the real time that the walk took."""

    flow: str
    name: str
    tags: tuple[str, ...]
    variant: Mapping[str, str]
    steps: list[TraceStep] = field(default_factory=list)
    file: str = ""
    wall_s: float = 0.0

    @property
    def failure(self) -> TraceStep | None:
        """The step that failed, where one did; not the blocks that it stands in."""
        return next((step for step in self.steps if step.result is Result.FAILED and step.message), None)

    def soften(self, first: int) -> Iterable[TraceStep]:
        """Turn what failed, from the step with this number on, into warnings; return those steps."""
        softened = [step for step in self.steps[first:] if step.result is Result.FAILED]
        for step in softened:
            step.result = Result.WARNED
        return softened

    @property
    def result(self) -> Result:
        """How the walk ended."""
        if self.failure is not None:
            return Result.FAILED
        if any(step.result is Result.INTERRUPTED for step in self.steps):
            return Result.INTERRUPTED
        if self.steps and all(step.result is Result.SKIPPED and step.message for step in self.steps):
            return Result.SKIPPED
        warned = any(step.result is Result.WARNED for step in self.steps)
        return Result.WARNED if warned else Result.PASSED

    def as_data(self) -> dict[str, object]:
        """Return the trace as plain data, pictures by their names."""
        return {
            "flow": self.flow,
            "name": self.name,
            "tags": list(self.tags),
            "variant": dict(self.variant),
            "result": str(self.result),
            "steps": [step.as_data() for step in self.steps],
        }
