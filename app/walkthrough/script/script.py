"""A flow that has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.walkthrough.script.commands.base import Included, Step
from app.walkthrough.script.commands.lifecycle import LaunchApp
from app.walkthrough.script.findings import Findings


@dataclass(frozen=True, slots=True)
class Script:
    """A flow: its name, tags, variables, and the steps before, of and after it.

    ``given`` are the variables from outside, which stand above the flow's own. ``matrix`` are the choices
    with which it is played, each with all others. ``findings`` says what of it cannot be played here.
    ``turn`` is negative for flows that come before all others, in that order; where not ``goes_on``, the
    first of them that fails is the last.
    """

    id: str
    name: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    on_start: tuple[Step, ...] = ()
    on_complete: tuple[Step, ...] = ()
    on_failure: tuple[Step, ...] = ()
    app_id: str = ""
    file: Path = Path()
    variables: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    matrix: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)
    turn: int = 0
    goes_on: bool = True

    @property
    def whole(self) -> Included:
        """The flow as one that is run."""
        return Included(
            self.name, self.steps, self.on_start, self.on_complete, self.on_failure, self.variables
        )

    @property
    def launch_arguments(self) -> dict[str, str]:
        """The choices that the flow fixes itself, from its first ``launchApp``; none on another app."""
        if self.findings.foreign:
            return {}
        for step in (*self.on_start, *self.steps):
            if isinstance(step.command, LaunchApp):
                return dict(step.command.arguments)
        return {}
