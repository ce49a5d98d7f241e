"""Colours to try for a failing text: the nearest that pass, of the text or of its ground, best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import profiles
from ..looking.screen import elements
from ..model import Finding, Report
from .changes import Change, UntriedError
from .colouring import Colours, Target, in_look, targets, text_colours
from .markup import MarkupTarget, markup_target
from .nearest import Repair, nearest
from .others import larger, opaque
from .tracing import looking
from .trial import Bench, Key, Trial

if TYPE_CHECKING:
    from ..looking.tree import Element

_ROUNDS = 3  # a colour that falls short on the screen, through opacity, is aimed at again with a margin
_MORE = 1.01
_AT_MOST = 8  # trials of one cause


@dataclass(frozen=True, slots=True)
class _Aim:
    """A target, the colour that it has, those it has to stand out from, and the nearest one that does."""

    target: Target | MarkupTarget
    colour: str
    others: tuple[str, ...]
    repair: Repair
    last: bool = False


@dataclass(slots=True)
class ColourRepair:
    """The search for a colour that repairs some failing texts.

    ``tried`` keeps every trial, ``reasons`` why some were not possible.
    """

    bench: Bench
    findings: Sequence[Finding]
    token_files: Sequence[Path]
    tried: list[Trial]
    reasons: list[str]

    def search(self) -> Trial | None:
        """Return the first trial that holds, the smallest change first; None where none does."""
        places = frozenset(_key(finding) for finding in self.findings)
        for aim in sorted(self._aims(), key=lambda each: (each.last, each.repair.delta_e)):
            for trial in self._rounds(aim, places):
                self.tried.append(trial)
                if trial.holds:
                    return trial
            if len(self.tried) >= _AT_MOST:
                break
        return next((trial for trial in self._otherwise(places) if trial.holds), None)

    def _otherwise(self, places: frozenset[Key]) -> Iterator[Trial]:
        """Try what else may help: no translucency, larger letters."""
        every = elements(self.bench.root)
        paths = {finding.node.path for finding in self.findings}
        failing = [element for element in every if element.path in paths]
        for change in (*opaque(failing), *self._larger(failing)):
            try:
                trial = self.bench.try_out(change, places)
            except UntriedError as error:
                self.reasons.append(str(error))
            else:
                self.tried.append(trial)
                yield trial

    def _larger(self, failing: list[Element]) -> Iterator[Change]:
        thresholds = profiles.load(self.bench.profile).rules["text-contrast"]
        size = thresholds.get("large_size", thresholds.get("large_above"))
        if size is not None and min(each.measured or 0 for each in self.findings) >= thresholds["large"]:
            yield from larger(failing, size)

    @property
    def _required(self) -> float:
        return max(finding.required or 1 for finding in self.findings)

    def _rounds(self, aim: _Aim, places: frozenset[Key]) -> Iterator[Trial]:
        """Try a colour; where it falls short on the screen, aim higher."""
        repair: Repair | None = aim.repair
        margin = 1.0
        for _ in range(_ROUNDS):
            if repair is None:
                return
            try:
                trial = self.bench.try_out(aim.target.change(repair), places)
            except UntriedError as error:
                self.reasons.append(str(error))
                return
            yield trial
            if not trial.failing or not trial.lowest:
                return
            margin *= max(_MORE, _MORE * self._required / max(1.0, min(trial.lowest.values())))
            repair = nearest(aim.colour, aim.others, self._required * margin)

    def _aims(self) -> list[_Aim]:
        found = self.findings[0]
        pair = {"text": str(found.data["fgColor"]), "ground": str(found.data["bgColor"])}
        every = elements(self.bench.root)
        paths = {finding.node.path for finding in self.findings}
        failing = [element for element in every if element.path in paths]
        aims: list[_Aim] = []
        with looking("pressed" if found.state == "default" else "default", every):
            otherwise = text_colours(failing)
        with looking(found.state, every):
            aims.extend(self._in_look(failing, found.state, pair, otherwise))
            aims.extend(self._in_markup(failing, pair))
            for kind, other in (("text", "ground"), ("ground", "text")):
                for target in self._targets(kind, failing, every, pair["ground"]):
                    aims.extend(self._nearest(target, pair[kind], pair[other]))
        return aims

    def _in_look(
        self, failing: list[Element], state: str, pair: Mapping[str, str], otherwise: Colours
    ) -> Iterator[_Aim]:
        """Yield a colour for the failing look alone, the last resort."""
        try:
            target = in_look(state, failing, otherwise)
        except UntriedError:
            return
        repair = target and nearest(pair["text"], (pair["ground"],), self._required)
        if target and repair:
            yield _Aim(target, pair["text"], (pair["ground"],), repair, last=True)

    def _in_markup(self, failing: list[Element], pair: Mapping[str, str]) -> Iterator[_Aim]:
        try:
            target = markup_target(failing, pair["text"])
        except UntriedError:
            return
        yield from self._nearest(target, pair["text"], pair["ground"])

    def _targets(
        self, kind: str, failing: list[Element], every: list[Element], ground: str
    ) -> Sequence[Target]:
        try:
            return targets(kind, failing, every, ground, self.token_files)
        except UntriedError as error:
            self.reasons.append(str(error))
            return ()

    def _nearest(self, target: Target | MarkupTarget, colour: str, other: str) -> Iterator[_Aim]:
        """Yield the nearest colour that passes with all that it is met with, and with what fails alone."""
        met = _met(self.bench.before, target.kind, colour)
        for others in dict.fromkeys((tuple(sorted({other, *met})), (other,))):
            repair = nearest(colour, others, self._required)
            if repair is not None:
                yield _Aim(target, colour, others, repair)


def _key(finding: Finding) -> Key:
    return finding.rule, finding.node.path, finding.state


def _met(reports: Sequence[Report], kind: str, colour: str) -> Iterator[str]:
    """Yield the grounds that a text's colour is met on, or the texts on a ground."""
    own, other = ("fgColor", "bgColor") if kind == "text" else ("bgColor", "fgColor")
    for report in reports:
        for finding in report.findings:
            if finding.data.get(own) == colour and isinstance(finding.data.get(other), str):
                yield str(finding.data[other])
