"""What happened in a walk, step by step. What was typed is not in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum


class Result(StrEnum):
    """How a step ended; a warning is an optional step that failed, an interruption somebody's Ctrl-C."""

    PASSED = "passed"
    FAILED = "failed"
    WARNED = "warned"
    SKIPPED = "skipped"
    INTERRUPTED = "interrupted"


@dataclass(slots=True)
class TraceStep:
    """One step: where it stands, what it was, how it ended, when and for how long (virtual s).

    ``touched`` is the class of the widget that took a touch; ``scrolled`` says in which directions the page
    was scrolled on the way, once a gesture ("DOWN DOWN"); ``depth`` counts the blocks it stands in.
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

    def warn(self, message: str) -> None:
        """Note something that is not as it should be, though the step did not fail."""
        self.result = Result.WARNED
        self.message = f"{self.where}: {self.command}: {message}"

    def skip(self) -> None:
        """Note that there was nothing to do."""
        self.result = Result.SKIPPED


@dataclass(slots=True)
class Trace:
    """One flow on one variant."""

    flow: str
    name: str
    tags: tuple[str, ...]
    variant: Mapping[str, str]
    steps: list[TraceStep] = field(default_factory=list)

    @property
    def failure(self) -> TraceStep | None:
        """The step that failed, where one did; not the blocks that it stands in."""
        return next((step for step in self.steps if step.result is Result.FAILED and step.message), None)

    def soften(self, first: int) -> None:
        """Turn what failed, from the step with this number on, into warnings."""
        for step in self.steps[first:]:
            if step.result is Result.FAILED:
                step.result = Result.WARNED

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
        steps = [
            {name: value for name, value in asdict(step).items() if name != "pixels"} for step in self.steps
        ]
        return {
            "flow": self.flow,
            "name": self.name,
            "tags": list(self.tags),
            "variant": dict(self.variant),
            "result": str(self.result),
            "steps": steps,
        }
