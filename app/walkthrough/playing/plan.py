"""Which flows are played on which variants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.prototype.dimensions import others
from app.prototype.variant import Variant
from app.walkthrough.script.script import Script

Variants = Callable[[Mapping[str, str]], Iterator[dict[str, str]]]
Look = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which flow is played with which launch arguments."""

    script: Script
    arguments: Mapping[str, str]

    @property
    def look(self) -> Look:
        """What decides how screens look, in the order in which reports show it: light before dark."""
        arguments = {**Variant().as_arguments(), **self.arguments, **self.script.launch_arguments}
        theme = "" if arguments["theme"] == "light" else arguments["theme"]
        rest = (arguments[name] for name in others("scenario", "design", "platform", "theme"))
        return (arguments["design"], arguments["platform"], theme, *rest)


def plan(scripts: Sequence[Script], variants: Variants) -> list[Plan]:
    """Return the plans, sorted by look, because changing the look takes longer than starting a run.

    A flow's own choices stand above those asked for.
    """
    plans = [Plan(script, arguments) for script in scripts for arguments in variants(script.launch_arguments)]
    return sorted(plans, key=lambda each: each.look)
