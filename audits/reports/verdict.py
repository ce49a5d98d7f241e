"""The verdict on a whole run: whether the product is clean, and whether the auditor can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model import Expected, Run
from .groups import Defect
from .survey import Seen, Survey


class Verdict(StrEnum):
    """What a run proves, from the gravest down; the words for each stand in the language files."""

    EMPTY = "empty"
    FAILED = "failed"
    BLIND = "blind"
    INCOMPLETE = "incomplete"
    UNDECIDED = "undecided"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures behind a verdict; ``defects`` are the product's, ``missed`` the control's unseen ones."""

    verdict: Verdict
    product: tuple[Seen, ...]
    control: tuple[Seen, ...]
    defects: tuple[Defect, ...]
    control_defects: tuple[Defect, ...]
    missed: tuple[Expected, ...]

    @property
    def cases(self) -> int:
        """How many places fail in the product."""
        return sum(len(defect.cases) for defect in self.defects)

    @property
    def control_cases(self) -> int:
        """How many places fail in the control."""
        return sum(len(defect.cases) for defect in self.control_defects)

    @property
    def failing_screens(self) -> int:
        """On how many of the product's screen states something fails."""
        return len({case.number for defect in self.defects for case in defect.cases})


def tally(run: Run, survey: Survey, found: tuple[Defect, ...]) -> Tally:
    """Weigh a run's defects: the control has to fail as it is known to, the product must not."""
    product, control = survey.among(control=False), survey.among(control=True)
    own = tuple(defect for defect in found if not defect.control)
    controls = tuple(defect for defect in found if defect.control)
    missed = tuple(expected for expected in run.expected if not expected.found)
    holds = {
        Verdict.EMPTY: not any(state.judged or state.undecided for state in product),
        Verdict.FAILED: bool(own),
        Verdict.BLIND: bool(missed) or (bool(control) and not controls),
        Verdict.INCOMPLETE: not run.complete,
        Verdict.UNDECIDED: any(state.undecided for state in product),
    }
    verdict = next((verdict for verdict, true in holds.items() if true), Verdict.PASSED)
    return Tally(verdict, product, control, own, controls, missed)
