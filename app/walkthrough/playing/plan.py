"""Which flows are played on which variants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from app.prototype.dimensions import dimension, others
from app.prototype.variant import Variant
from app.walkthrough.aiming.jitter import Jitter
from app.walkthrough.evidence.record import Kept
from app.walkthrough.script.script import Script

Variants = Callable[[Mapping[str, str]], Iterator[dict[str, str]]]
Look = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which flow is played with which launch arguments, and what is kept of the walk; None keeps nothing.

    With ``jitter``, it is kept, too, what a finger that errs so would have hit. ``by_name`` presses controls
    as a screen reader's user does, and touches none at its place.
    """

    script: Script
    arguments: Mapping[str, str]
    kept: Kept | None = None
    jitter: Jitter | None = None
    by_name: bool = False

    @property
    def variant(self) -> dict[str, str]:
        """The choices that are asked for, and those that the flow fixes."""
        return {**self.arguments, **self.script.launch_arguments}

    @property
    def look(self) -> Look:
        """What decides how screens look, in the order in which reports show it: light before dark."""
        arguments = {**Variant().as_arguments(), **self.variant}
        theme = "" if arguments["theme"] == "light" else arguments["theme"]
        rest = (arguments[name] for name in others("scenario", "design", "platform", "theme"))
        return (arguments["design"], arguments["platform"], theme, *rest)


def plan(scripts: Sequence[Script], variants: Variants) -> list[Plan]:
    """Return the plans, sorted by look, because changing the look takes longer than starting a run.

    A flow's own choices stand above those asked for. Flows that a folder's config.yaml orders come first.
    """
    plans = [Plan(script, arguments) for script in scripts for arguments in _arguments(script, variants)]
    return sorted(plans, key=lambda each: (each.script.turn, each.look))


def _arguments(script: Script, variants: Variants) -> Iterator[dict[str, str]]:
    """Yield the choices with which a flow is played: those of its matrix, each with those asked for."""
    fixed = script.launch_arguments
    free = {name: _expanded(name, choices) for name, choices in script.matrix.items() if name not in fixed}
    for combination in product(*free.values()):
        own = dict(zip(free, combination, strict=True))
        for arguments in variants({**fixed, **own}):
            yield {**arguments, **own}


def _expanded(name: str, choices: Sequence[str]) -> Sequence[str]:
    names = [
        each for choice in choices for each in (dimension(name).names() if choice == "all" else (choice,))
    ]
    return tuple(dict.fromkeys(names))
