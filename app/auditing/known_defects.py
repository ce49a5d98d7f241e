"""The defects that an audit of the reported design must find, and whether it did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from app.content.claims import load_claims
from app.content.ranges import Distinct, Filled, NameOf, Pattern, Range
from app.content.records import read_record
from app.content.strings import load_strings
from app.content.themes import theme_names
from app.domain.facts.text import FALLBACK
from app.tomlfile import read_toml
from audits import Entry, Outcome
from audits.model import Expected

# A translucent colour is blended in 8 bits a channel: half a step of a dark grey moves its ratio so far.
EIGHT_BITS = 0.03
FILE = Path(__file__).with_name("known_defects.toml")


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


@dataclass(frozen=True, slots=True)
class KnownDefect:
    """One defect: where it is met, by which rule, on which ground, and the ratio that it has to measure."""

    id: Label
    requirement: ClaimId
    theme: ThemeName
    screen: Screen
    rule: RuleId
    ground: Opaque
    ratio: Ratio

    def is_in(self, entry: Entry) -> bool:
        """Tell whether an entry shows the defect, measured as it should be."""
        context = entry.context
        if context["theme"] != self.theme or context["screen"] != self.screen:
            return False
        return any(
            finding.rule == self.rule
            and finding.state == "default"
            and finding.measured is not None
            and finding.data.get("bgColor") == self.ground
            and abs(finding.measured - self.ratio) <= EIGHT_BITS
            for finding in entry.report.having(Outcome.FAILED)
        )


@dataclass(frozen=True, slots=True)
class KnownDefectsFile:
    """All known defects as their file lists them."""

    defects: Annotated[tuple[KnownDefect, ...], Filled(), Distinct()]


def load_known_defects(path: Path = FILE) -> tuple[KnownDefect, ...]:
    """Return all known defects. Raises InputError where the file is wrong."""
    return read_record(read_toml(path), KnownDefectsFile).defects


def _below(section: str) -> list[str]:
    """Return the keys of a section of the strings."""
    keys = load_strings(FALLBACK).phrases
    return [key.removeprefix(f"{section}.") for key in keys if key.startswith(f"{section}.")]


def judge(defects: Iterable[KnownDefect], control: Iterable[Entry]) -> tuple[Expected, ...]:
    """Return for each known defect whether the control's entries show it."""
    waiting = list(defects)
    found: set[str] = set()
    for entry in control:
        found |= {defect.id for defect in waiting if defect.is_in(entry)}
    return tuple(
        Expected(defect.id, defect.id in found, rule=defect.rule, where=defect.screen) for defect in waiting
    )
