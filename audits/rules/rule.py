"""What a rule is: one record with its texts, its metadata, and functions that give its verdicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from ..looking.screen import Screen
from ..model import PROBED_STATES
from ..pixels.colour import shown
from .verdicts import Verdict

if TYPE_CHECKING:
    from ..probing.probe import Probe

Thresholds: TypeAlias = Mapping[str, float]
"""What a profile asks of a rule: dp or ratios by name, and 0 or 1 for each flag."""

Impact: TypeAlias = Literal["minor", "moderate", "serious", "critical"]
"""How much a failure hinders people, in axe-core's terms."""

REFERENCE = "en"
"""The language in which every rule has its texts."""

RATIO, DP, TIMES, PERCENT = "\u00a0:\u00a01", "\u00a0dp", "\u00a0×", "\u00a0%"
"""Units as they follow a figure, with spaces where no line may break."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What a rule says in one language.

    ``title`` states what the rule asks for; ``defect`` says what is wrong with ``{name}``; ``why`` says whom
    a failure hinders and how; ``remedy`` says what to do. ``reasons`` explains the rule's own reasons for
    leaving a verdict to a person, by their names, and for failures of several kinds what is wrong.
    """

    title: str
    defect: str
    why: str
    remedy: str
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: all that the auditor and its reports know of it.

    ``texts`` are by language. ``criterion`` is the clause that the rule tests, ``unit`` what its measured and
    required figures are followed by, ``tags`` are axe-core's. ``looks`` tells whether a control's pressed or
    focused look can change the verdict, so that it is checked again in those states, and ``switched`` whether
    what is on or in error can: what it says may be other words then. A profile has to give the
    ``thresholds``, may give the ``options``, and may switch the ``flags`` on.

    ``check`` judges by looking at the screen. ``probe`` judges by operating the app, and runs only where that
    is asked for; a rule that has nothing else gives no verdict without it. A rule may have both; ``settles``
    tells that the probe's verdict on an element takes the place of what looking could not tell, ``first``
    that it watches what goes by itself, and has to be asked before others let time pass.
    """

    id: str
    texts: Mapping[str, Texts]
    criterion: str
    url: str
    impact: Impact
    check: Callable[[Screen, Thresholds], Iterable[Verdict]] | None = None
    unit: str = ""
    tags: tuple[str, ...] = ()
    looks: bool = False
    switched: bool = False
    thresholds: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    probe: Callable[[Probe, Thresholds], Iterable[Verdict]] | None = None
    settles: bool = False
    first: bool = False

    def looks_in(self, state: str) -> bool:
        """Tell whether the rule is checked again where controls have another state."""
        return self.looks or (self.switched and state in PROBED_STATES)

    def texts_in(self, language: str) -> Texts:
        """Return the texts in a language, in English where the rule does not have it."""
        return self.texts.get(language) or self.texts[REFERENCE]

    @property
    def all_tags(self) -> tuple[str, ...]:
        """The tags with those of the success criteria: "wcag143" for WCAG's 1.4.3."""
        numbers = re.findall(r"\d\.\d\.\d+", self.criterion)
        return self.tags + tuple("wcag" + number.replace(".", "") for number in numbers)

    def figure(self, value: float | None) -> str:
        """Return a measured figure with its unit, rounded down to hundredths; "" for None."""
        if value is None:
            return ""
        return (shown(value) if self.unit == RATIO else f"{float(shown(value)):g}") + self.unit

    def need(self, value: float | None) -> str:
        """Return a required figure with its unit, as its source writes it: 4.5, not 4.50; "" for None."""
        return "" if value is None else f"{value:g}{self.unit}"
