"""Colours to try for a failing text or graphic: the nearest that pass, own or ground, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .. import profiles
from ..looking.screen import elements
from ..model import Finding, Report
from .changes import Change, UntriedError
from .colouring import Colours, Target, graphic, in_look, targets, text_colours
from .drawn import foreground
from .markup import MarkupTarget, markup_target
from .nearest import Repair, nearest
from .others import larger, opaque
from .tracing import GRAPHICS, looking, of_drawn
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
    """The search for a colour that repairs some failing texts, or some of what controls draw.

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
        if self._is_graphic:
            return
        thresholds = profiles.load(self.bench.profile).rules["text-contrast"]
        size = thresholds.get("large_size", thresholds.get("large_above"))
        if size is not None and min(each.measured or 0 for each in self.findings) >= thresholds["large"]:
            yield from larger(failing, size)

    @property
    def _is_graphic(self) -> bool:
        return self.findings[0].rule == GRAPHICS

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
        if self._is_graphic:
            aims.extend(self._in_graphics(failing, every, pair))
            drawn = foreground(failing, pair["text"], pair["ground"])
            with looking(found.state, every):
                for target in self._targets("ground", failing, every, pair["ground"], drawn):
                    aims.extend(self._nearest(target, pair["ground"], pair["text"]))
            return aims
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

    def _in_graphics(
        self, failing: list[Element], every: list[Element], pair: Mapping[str, str]
    ) -> Iterator[_Aim]:
        """Yield a colour for what is drawn."""
        try:
            drawn, are_tints = of_drawn(self.findings, every, self.token_files)
            target = graphic(drawn, failing, every, self.token_files, pair["text"] if are_tints else "")
        except UntriedError as error:
            self.reasons.append(str(error))
            return
        yield from self._nearest(target, pair["text"], pair["ground"])

    def _targets(
        self,
        kind: str,
        failing: list[Element],
        every: list[Element],
        ground: str,
        drawn: Collection[int] = (),
    ) -> Sequence[Target]:
        try:
            return targets(kind, failing, every, ground, self.token_files, drawn)
        except UntriedError as error:
            self.reasons.append(str(error))
            return ()

    def _nearest(self, target: Target | MarkupTarget, colour: str, other: str) -> Iterator[_Aim]:
        """Yield the nearest colour that passes with all that it is met with, and with what fails alone."""
        looks = {other}
        if target.kind == "graphic":  # its ground may show through it, so that it has other colours there
            looks |= {*_grounds_of(self.findings[0], self.bench.before)}
        met = looks.union(_met(self.bench.before, target.kind, colour))
        for others in dict.fromkeys(tuple(sorted(each)) for each in (met, looks, {other})):
            repair = nearest(colour, others, self._required)
            if repair is not None:
                yield _Aim(target, colour, others, repair)


def _grounds_of(found: Finding, reports: Sequence[Report]) -> Iterator[str]:
    """Yield the grounds that the same thing is met on in every look."""
    for each in (finding for report in reports for finding in report.findings):
        same = each.rule == found.rule and each.node.path == found.node.path
        if same and each.data.get("part") == found.data.get("part") and "bgColor" in each.data:
            yield str(each.data["bgColor"])


def _key(finding: Finding) -> Key:
    return finding.rule, finding.node.path, finding.state


def _met(reports: Sequence[Report], kind: str, colour: str) -> Iterator[str]:
    """Yield the grounds that a colour is met on, or the colours met on a ground."""
    own, other = ("bgColor", "fgColor") if kind == "ground" else ("fgColor", "bgColor")
    for report in reports:
        for finding in report.findings:
            if finding.data.get(own) == colour and isinstance(finding.data.get(other), str):
                yield str(finding.data[other])
