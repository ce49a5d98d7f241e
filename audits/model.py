"""The records an audit is made of: nodes, findings, a report for one screen state, a run of many.

Everything here is immutable and knows no Kivy, so that a report can be written, compared and tested
without a window. Lengths are dp measured from the top left corner of the audited root; one dp is
taken as one CSS px and one pt. Colours are ``#RRGGBB``. Contrast is the WCAG ratio, 1 to 21.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import isfinite
from types import MappingProxyType

STATES = ("default", "pressed", "focused")
"""States that are audited unless others are asked for; "disabled" looks are exempt from contrast."""

PROBED_STATES = ("toggled", "error")
"""States that are audited beside those where the app may be operated: each box and switch in its other one,
each field that can be in error."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Outcome(StrEnum):
    """The verdict on one node by one rule, with the values of W3C's EARL 1.0 schema."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cant_tell"
    INAPPLICABLE = "inapplicable"

    @property
    def severity(self) -> int:
        """Rank for "the worst of them": failed 3, cant_tell 2, passed 1, inapplicable 0."""
        return _SEVERITY[self]


_SEVERITY = {Outcome.FAILED: 3, Outcome.CANT_TELL: 2, Outcome.PASSED: 1, Outcome.INAPPLICABLE: 0}


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the most severe of the outcomes, ``inapplicable`` when there is none."""
    return max(outcomes, key=lambda outcome: outcome.severity, default=Outcome.INAPPLICABLE)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in dp, its origin the top left corner of the audited root."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box (x, y) in dp."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class TextRun:
    """One piece of text that a widget draws from one texture."""

    text: str
    box: Box
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """What an assistive technology would know of one widget.

    ``path`` names the widget in the tree ("Page/List/Row[2]/Button#fix") and is unique within one
    report; ``identity`` names it apart from its place, so that it is known again in another run, and may be
    shared by several. ``source`` is where it was declared ("ui/button.kv:14", relative to the folder in which
    the program started), where known. ``value`` never holds what a person typed: an editable text has its
    length only.
    """

    role: str
    name: str
    path: str
    box: Box
    value: str = ""
    states: frozenset[str] = frozenset()
    texts: tuple[TextRun, ...] = ()
    widget_class: str = ""
    widget_id: str = ""
    source: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's verdict on one node in one state ("default", "pressed", "focused", "disabled").

    ``measured`` and ``required`` share the rule's unit (a ratio, dp, …). ``reason`` names why an
    undecided or inapplicable verdict is so. ``data`` holds the rule's further figures in the names
    that axe-core uses for them (``fgColor``, ``bgColor``, ``contrastRatio``, ``fontSize`` …).
    """

    rule: str
    outcome: Outcome
    node: Node
    message: str
    measured: float | None = None
    required: float | None = None
    reason: str = ""
    state: str = "default"
    data: Mapping[str, object] = field(default_factory=lambda: _NOTHING)

    def __post_init__(self) -> None:
        """Take a figure that is not finite for one that could not be measured."""
        for name in ("measured", "required"):
            figure = getattr(self, name)
            if figure is not None and not isfinite(figure):
                object.__setattr__(self, name, None)


@dataclass(frozen=True, slots=True)
class Remark:
    """What an audit has to say beside its verdicts: what it did not see, or what the app did meanwhile.

    ``kind`` names it: "moving", "raised", "changed", "unasked", "unheld", "unset-…" for a state that nothing
    was put into, "icon-names", "selection", or "unseen-…" for what could be brought into sight. ``about`` is
    what it is about (a widget's path, or several), ``detail`` what more is known. The sentence for each kind
    stands with the words of the reports, in each language.
    """

    kind: str
    about: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings on one screen state, with the picture they were made from (PNG, may be empty).

    ``remarks`` say what the findings are silent about.
    """

    findings: tuple[Finding, ...]
    profile: str
    size: tuple[int, int]
    picture: bytes = b""
    remarks: tuple[Remark, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The worst outcome among the findings."""
        return worst(finding.outcome for finding in self.findings)

    @property
    def judged(self) -> bool:
        """Whether anything passed or failed: without that, no failure proves nothing."""
        return any(finding.outcome in (Outcome.PASSED, Outcome.FAILED) for finding in self.findings)

    @property
    def undecided(self) -> bool:
        """Whether something is left to a person: a verdict, or an error that the app raised meanwhile."""
        raised = any(remark.kind == "raised" for remark in self.remarks)
        return raised or any(finding.outcome is Outcome.CANT_TELL for finding in self.findings)

    def without_unseen(self) -> Report:
        """Leave out what could be brought into sight, for whoever goes on to do so."""
        left = tuple(remark for remark in self.remarks if not remark.kind.startswith("unseen-"))
        return replace(self, remarks=left)

    def having(self, outcome: Outcome) -> tuple[Finding, ...]:
        """Return the findings with this outcome, in their order."""
        return tuple(finding for finding in self.findings if finding.outcome is outcome)


@dataclass(frozen=True, slots=True)
class Entry:
    """One audited screen state within a run: where it was met, and its report.

    ``context`` says where, by the dimensions in which the run's screens differ, in their order: a theme, a
    device, a screen, … What dimensions there are is the caller's choice.
    """

    context: Mapping[str, str]
    report: Report


@dataclass(frozen=True, slots=True)
class Expected:
    """A known defect of the control, and whether the audit found it.

    ``id`` is its short name; a run's labels may say it in words ("expected.dark-buttons"). ``rule`` and
    ``where`` say which rule should have seen it, and on which screen.
    """

    id: str
    found: bool
    rule: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered to a question: passed, failed, inapplicable, or "" for nothing yet."""

    answer: str
    note: str = ""

    @property
    def earl(self) -> str:
        """The answer in EARL's terms."""
        return self.answer or "untested"


@dataclass(frozen=True, slots=True)
class Run:
    """Many audited screen states, as a report shows them.

    ``row`` is the dimension that tells screens apart, and ``columns`` are those whose combinations stand side
    by side. ``control`` names context values (``{"version": ("1.0",)}``) whose failures are expected: they
    prove that the auditor sees, and ``expected`` lists those that must be among them. ``complete`` is
    false when the run was interrupted. ``labels`` has words for people, by language and then by dotted key:
    ``{"en": {"dimension.theme": "Theme", "theme.dark": "dark"}}``; what has none is shown as it is.
    ``answers`` are what a person said on the checklist of an earlier report. ``remarks`` hold for all of it.
    """

    title: str
    profile: str
    entries: Sequence[Entry]
    tool: str = "audits"
    version: str = ""
    date: str = ""
    control: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    complete: bool = True
    expected: tuple[Expected, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    row: str = "screen"
    columns: tuple[str, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    remarks: tuple[Remark, ...] = ()

    def is_control(self, entry: Entry) -> bool:
        """Tell whether an entry belongs to the control."""
        return bool(self.control) and all(
            entry.context.get(name) in values for name, values in self.control.items()
        )
