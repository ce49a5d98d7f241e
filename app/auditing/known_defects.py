"""The defects that an audit of the control designs must find, and whether it has found them.

The controls are the reported design, whose defects are listed beside this file, and the designs with faults
put in on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

from app.content.claims import load_claims
from app.content.designs import Fault, design_names, load_design
from app.content.ranges import Distinct, Filled, NameOf, Pattern, Range, Words, WrongValueError
from app.content.records import read_record
from app.content.strings import load_strings
from app.content.themes import theme_names
from app.domain.facts.text import FALLBACK
from app.tomlfile import read_toml
from audits import Entry, Outcome
from audits.model import Expected, Finding, Node

# A translucent colour is blended in 8 bits a channel: half a step of a dark grey moves its ratio so far.
EIGHT_BITS = 0.03
FILE = Path(__file__).with_name("known_defects.toml")
REPORTED = "reported"


def _rule_ids() -> list[str]:
    from audits.rules import RULES  # which import numpy

    return [rule.id for rule in RULES]


ClaimId = Annotated[str, NameOf("claim", lambda: load_claims().by_id)]
ThemeName = Annotated[str, NameOf("theme", theme_names)]
RuleId = Annotated[str, NameOf("rule", _rule_ids)]
Screen = Annotated[str, NameOf("screen", lambda: _below("screens"))]
Label = Annotated[str, NameOf("phrase of [audit] in the strings", lambda: _below("audit"))]
Opaque = Annotated[str, Pattern("#[0-9A-F]{6}", "an opaque colour as #RRGGBB in capitals")]
Ratio = Annotated[float, Range(1, 21)]


class ToFind(Protocol):
    """What an audit has to find, and where."""

    @property
    def id(self) -> str:
        """Its short name."""

    @property
    def rule(self) -> str:
        """The rule that has to see it."""

    @property
    def screen(self) -> str:
        """The screen that it is on."""

    def is_in(self, entry: Entry) -> bool:
        """Tell whether an entry shows it."""


@dataclass(frozen=True, slots=True)
class KnownDefect:
    """One defect: its screen, the rule that has to find it, and what identifies it.

    A colour has its ``ground`` and the ``ratio`` to be measured, any other defect the ``reason`` that the
    rule has to give. ``theme`` is left out where the defect is in every one.
    """

    id: Label
    requirement: ClaimId
    screen: Screen
    rule: RuleId
    theme: ThemeName | None = None
    ground: Opaque | None = None
    ratio: Ratio | None = None
    reason: Words | None = None

    def __post_init__(self) -> None:
        """Raise WrongValueError unless it is told by a colour or by a reason, fully and not by both."""
        colour = (self.ground, self.ratio)
        if None in colour if self.reason is None else any(each is not None for each in colour):
            raise WrongValueError("is not told by one thing", "give ground and ratio, or else reason")

    def is_in(self, entry: Entry) -> bool:
        """Tell whether an entry shows the defect, measured as it should be."""
        context = entry.context
        if context["design"] != REPORTED or context["screen"] != self.screen:
            return False
        if self.theme not in (None, context["theme"]):
            return False
        failed = entry.report.having(Outcome.FAILED)
        return any(self._is(each) for each in failed if (each.rule, each.state) == (self.rule, "default"))

    def _is(self, finding: Finding) -> bool:
        if self.ratio is None:
            return finding.reason == self.reason
        measured = finding.measured
        near = measured is not None and abs(measured - self.ratio) <= EIGHT_BITS
        return near and finding.data.get("bgColor") == self.ground


@dataclass(frozen=True, slots=True)
class PlantedDefect:
    """A fault of a design, which has to be found in the widget that it was put into."""

    design: str
    fault: Fault

    @property
    def id(self) -> str:
        """The fault's short name."""
        return self.fault.id

    @property
    def rule(self) -> str:
        """The rule that has to see it."""
        return self.fault.rule

    @property
    def screen(self) -> str:
        """The screen that it is on."""
        return self.fault.screen

    @property
    def target(self) -> str:
        """The id of the widget that it is in."""
        return self.fault.target

    def is_in(self, entry: Entry) -> bool:
        """Tell whether its rule fails in its widget, or in something inside that."""
        if (entry.context["design"], entry.context["screen"]) != (self.design, self.screen):
            return False
        places = {_place(each.node) for each in entry.report.findings if each.node.widget_id == self.target}
        failed = (each for each in entry.report.having(Outcome.FAILED) if each.rule == self.rule)
        return any(_lies_in(_place(each.node), place) for each in failed for place in places)


@dataclass(frozen=True, slots=True)
class KnownDefectsFile:
    """All known defects as their file lists them."""

    defects: Annotated[tuple[KnownDefect, ...], Filled(), Distinct()]


def load_known_defects(path: Path = FILE) -> tuple[KnownDefect, ...]:
    """Return all known defects. Raises InputError where the file is wrong."""
    return read_record(read_toml(path), KnownDefectsFile).defects


def control_designs() -> tuple[str, ...]:
    """Return the designs that are expected to fail: the reported one, and those with faults."""
    return (REPORTED, *(name for name in design_names() if load_design(name).faults))


def planted_defects(design: str) -> tuple[PlantedDefect, ...]:
    """Return what an audit has to find in a design with faults; nothing in another."""
    return tuple(PlantedDefect(design, fault) for fault in load_design(design).faults)


def _place(node: Node) -> str:
    """Return a node's path without its own id, as it begins the paths of what lies inside."""
    return node.path.removesuffix(f"#{node.widget_id}")


def _lies_in(place: str, whole: str) -> bool:
    return place == whole or place.startswith(f"{whole}/")


def _below(section: str) -> list[str]:
    """Return the keys of a section of the strings."""
    keys = load_strings(FALLBACK).phrases
    return [key.removeprefix(f"{section}.") for key in keys if key.startswith(f"{section}.")]


def judge(defects: Iterable[ToFind], control: Iterable[Entry]) -> tuple[Expected, ...]:
    """Return for each known defect whether the control's entries show it."""
    waiting = list(defects)
    found: set[str] = set()
    for entry in control:
        found |= {defect.id for defect in waiting if defect.is_in(entry)}
    return tuple(
        Expected(defect.id, defect.id in found, rule=defect.rule, where=defect.screen) for defect in waiting
    )
