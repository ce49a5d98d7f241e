"""Play a flow and write down what a screen reader would say, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.walkthrough.playing.plan import Plan
from audits.writing.plaintext import displayable

if TYPE_CHECKING:
    from app.prototype.shell import Prototype
    from app.walkthrough.evidence.trace import Trace
    from app.walkthrough.script.commands.base import Step
    from app.walkthrough.script.script import Script

_SIGNS = {"page": "▣", "reading": " ", "focus": "→", "state": "↻", "polite": "…", "assertive": "!"}


def read_out(planned: Plan, tell: Callable[[str], None]) -> Trace:
    """Play a plan in the off-screen window that is open; ``tell`` is given each line of the transcript."""
    from kivy.core.window import Window

    from app.walkthrough.playing.run import play
    from audits.bridge.listening import Listener

    listener = Listener(Window)
    tell(displayable(" ".join((f"# {planned.script.id}", *planned.arguments.values()))))

    def watch(_prototype: Prototype, _script: Script, step: Step) -> None:
        tell(displayable(f"\n{step.name} {step.label or step.command.detail}"))
        for said in listener.take():
            tell(displayable(f"  {_SIGNS[said.cause]} {said.text}"))

    (trace,) = play([planned], watch=watch, listen=lambda prototype: listener.listen(prototype.variant.lang))
    if trace.failure is not None:
        tell(displayable(f"\n✗ {trace.failure.message}"))
    return trace
