"""A flow that has been read."""

from __future__ import annotations

from dataclasses import dataclass

from app.walkthrough.script.commands.base import Step
from app.walkthrough.script.commands.prototype import LaunchApp


@dataclass(frozen=True, slots=True)
class Script:
    """A flow: its name, tags, and the steps before, of and after it."""

    id: str
    name: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    on_start: tuple[Step, ...] = ()
    on_complete: tuple[Step, ...] = ()

    @property
    def launch_arguments(self) -> dict[str, str]:
        """The choices that the flow fixes itself, from its first ``launchApp``."""
        for step in (*self.on_start, *self.steps):
            if isinstance(step.command, LaunchApp):
                return dict(step.command.arguments)
        return {}
