"""Which flows are played on which variants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.walkthrough.commands import Script

Variants = Callable[[Mapping[str, str]], Iterator[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which flow is played with which launch arguments."""

    script: Script
    arguments: Mapping[str, str]


def plan(scripts: Sequence[Script], variants: Variants) -> list[Plan]:
    """Return what is to be played; a flow's own choices stand above those asked for."""
    return [Plan(script, arguments) for script in scripts for arguments in variants(script.launch_arguments)]
