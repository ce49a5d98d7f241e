"""Which screens walks meet, and which steps lead from one to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.walkthrough.evidence.trace import Result
from app.walkthrough.recorded.trees import Node
from app.walkthrough.recorded.walk import RecordedStep, Walk

_SCREENS = ("Screen", "ModalView", "Popup", "Dialog", "Sheet", "Menu")
"""How the names of classes end that fill the screen, in Kivy, KivyMD and here."""
_STARTS = ("launchApp", "clearState")
_BACK = ("back", "pressKey back", "pressKey Back")


@dataclass(slots=True)
class Screen:
    """A screen as it was first met: its name, a picture of it, and how often walks came to it."""

    key: str
    title: str
    picture: Path
    visits: int = 0
    starts: int = 0


@dataclass(slots=True)
class Way:
    """From one screen to another: what people do there, each with how often, and in which flows."""

    source: str
    target: str
    labels: Counter[str] = field(default_factory=Counter)
    flows: set[str] = field(default_factory=set)

    @property
    def weight(self) -> int:
        """How often it was gone, 0 for a way back."""
        return 0 if all(label in _BACK for label in self.labels) else self.labels.total()


class Graph:
    """The screens and ways of all walks that were added."""

    def __init__(self) -> None:
        self.screens: dict[str, Screen] = {}
        self.ways: dict[tuple[str, str], Way] = {}

    def add(self, walk: Walk) -> None:
        """Add what a walk met; steps without pictures or elements show no screen."""
        here = ""
        for step in _single(walk.steps):
            screen = self._met(walk, step)
            if screen is None:
                continue
            launched = step.command in _STARTS or not here
            screen.starts += launched
            if screen.key != here:
                screen.visits += 1
                if not launched and step.result in {Result.PASSED, Result.WARNED}:
                    self._lead(here, screen.key, step, walk.flow)
            here = screen.key

    def _met(self, walk: Walk, step: RecordedStep) -> Screen | None:
        nodes = walk.trees[step.tree]
        if not nodes or not step.after:
            return None
        top = top_screen(nodes)
        key = _key(top, nodes)
        title = (top.name or top.id or top.kind) if top else walk.name
        return self.screens.setdefault(key, Screen(key, title, walk.picture(step.after)))

    def _lead(self, source: str, target: str, step: RecordedStep, flow: str) -> None:
        way = self.ways.setdefault((source, target), Way(source, target))
        way.labels[_label(step)] += 1
        way.flows.add(flow)


def top_screen(nodes: Sequence[Node]) -> Node | None:
    """Return what fills the screen on top of all else: the last one drawn of what is made to do so."""
    return next((node for node in reversed(nodes) if node.kind.endswith(_SCREENS)), None)


def _key(top: Node | None, nodes: Iterable[Node]) -> str:
    """Return what a screen is known by, whatever its figures: its id, else its name, else the ids on it."""
    if top is not None and (top.id or top.name):
        return top.id or f"{top.kind} {top.name}"
    return " ".join(sorted({f"{node.kind}#{node.id}" for node in nodes if node.id}))


def _single(steps: Sequence[RecordedStep]) -> Iterable[RecordedStep]:
    """Yield the steps without the blocks that others stand in."""
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if following is None or following.depth <= step.depth:
            yield step


def _label(step: RecordedStep) -> str:
    """Return what a person does: presses what has this name, else the step as its flow has it."""
    touched = step.touched
    if touched is not None and touched.name and not touched.private:
        return touched.name
    return step.words
