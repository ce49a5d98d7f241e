"""What a person does in a flow, without anything of how it was played."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class Kind(StrEnum):
    """What a person can do."""

    TAP = "tap"
    SWIPE = "swipe"
    TYPE = "type"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that is done, and what is seen after it.

    ``at`` is where a finger comes down (dp), and ``size`` the smaller side of what it has to meet (dp).
    ``characters`` are typed, ``swipes`` made to scroll, and ``seconds`` waited. ``screen`` is the screen that
    is open afterwards, and ``read`` counts the characters on it that were not seen before the act.
    """

    kind: Kind
    at: Point | None = None
    size: float = 0.0
    characters: int = 0
    swipes: int = 0
    seconds: float = 0.0
    screen: str = ""
    read: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What a flow costs, counted.

    ``screens`` counts each time that another screen opens, and ``backtracks`` those times that it was one
    that had been open before. ``waited_s`` are s of the prototype's time.
    """

    steps: int
    taps: int
    swipes: int
    screens: int
    backtracks: int
    typed: int
    read: int
    waits: int
    waited_s: float


def count(acts: Sequence[Act]) -> Counts:
    """Return what the acts come to."""
    opened = screens_of(acts)
    done = [act for act in acts if act.kind is not Kind.WAIT]
    waits = [act for act in acts if act.kind is Kind.WAIT]
    return Counts(
        steps=len(done),
        taps=sum(act.kind is Kind.TAP for act in done),
        swipes=sum(act.swipes for act in done),
        screens=len(opened),
        backtracks=sum(screen in opened[:number] for number, screen in enumerate(opened)),
        typed=sum(act.characters for act in done),
        read=sum(act.read for act in acts),
        waits=len(waits),
        waited_s=sum(act.seconds for act in waits),
    )


def screens_of(acts: Sequence[Act]) -> list[str]:
    """Return the screens in the order in which they were opened."""
    opened: list[str] = []
    for act in acts:
        if act.screen and opened[-1:] != [act.screen]:
            opened.append(act.screen)
    return opened
