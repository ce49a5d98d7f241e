"""The defects that an audit of the reported design must find, and whether it did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.content.data import read, require
from app.errors import InputError, Where
from audits import Entry, Outcome
from audits.model import Expected

# A translucent colour is blended in 8 bits a channel: half a step of a dark grey moves its ratio so far.
EIGHT_BITS = 0.03
FILE = Path(__file__).with_name("known_defects.toml")


@dataclass(frozen=True, slots=True)
class KnownDefect:
    """One defect: where it is met, by which rule, on which ground, and the ratio that it has to measure."""

    id: str
    requirement: str
    theme: str
    screen: str
    rule: str
    ground: str
    ratio: float

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


def load_known_defects(path: Path = FILE) -> tuple[KnownDefect, ...]:
    """Return all known defects. Raises InputError where the file is wrong."""
    try:
        return tuple(KnownDefect(**table) for table in require(read(path), "defects", path))
    except TypeError as error:
        raise InputError(f"a defect is not described fully: {error}", where=Where(path)) from error


def judge(defects: Iterable[KnownDefect], control: Iterable[Entry]) -> tuple[Expected, ...]:
    """Return for each known defect whether the control's entries show it."""
    waiting = list(defects)
    found: set[str] = set()
    for entry in control:
        found |= {defect.id for defect in waiting if defect.is_in(entry)}
    return tuple(
        Expected(defect.id, defect.id in found, rule=defect.rule, where=defect.screen) for defect in waiting
    )
