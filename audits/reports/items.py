"""A defect as the page shows it: pictures, figures, repairs, and the places where it occurs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from numbers import Real

from ..model import Box, Finding, Report, Run
from ..repair.nearest import Remedy, remedies
from ..repair.tracing import GRAPHICS
from .groups import Case, Defect, shortfall
from .pictures import Album, crop, cut, data_uri, marked
from .recolour import Colours, recoloured
from .survey import Survey

_NAMES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the album with its marked place and the part worth looking at (dp).

    ``after`` is that part repaired, "" where it could not be recomposed.
    """

    picture: str
    after: str
    width: float
    height: float
    mark: Box
    crop: Box


@dataclass(frozen=True, slots=True)
class Place:
    """Where a defect occurs: one screen in one column, the other dimensions listed."""

    context: Mapping[str, tuple[str, ...]]
    looks: tuple[str, ...]
    count: int
    worst: Finding


@dataclass(frozen=True, slots=True)
class Item:
    """Everything that the page says of one defect."""

    defect: Defect
    finding: Finding
    shot: Shot | None
    heat: str
    proof: Mapping[str, object] | None
    remedies: tuple[Remedy, ...]
    in_looks: Mapping[str, Remedy]
    places: tuple[Place, ...]

    @property
    def unable(self) -> str:
        """Why no repair could be tried, "" where one was or none was asked for."""
        return next((str(f.data["untried"]) for f in self._findings if "untried" in f.data), "")

    @property
    def attempts(self) -> tuple[Mapping[str, object], ...]:
        """The repairs that were tried and do not hold."""
        found = next((f.data["attempts"] for f in self._findings if "attempts" in f.data), ())
        return tuple(found) if isinstance(found, list | tuple) else ()

    @property
    def origins(self) -> Mapping[str, Mapping[str, str]]:
        """Where the colours of "text" and "ground" come from, as far as that is known."""
        found = self.finding.data.get("origins")
        return found if isinstance(found, Mapping) else {}

    @property
    def _findings(self) -> Iterator[Finding]:
        return (finding for case in self.defect.cases for finding in case.findings)

    def changed(self, remedy: Remedy) -> str:
        """Return what a remedy changes: "text", "graphic" or "ground"."""
        return changed(self.finding, remedy)

    @property
    def names(self) -> tuple[str, ...]:
        """The names to list, the first few."""
        return self.defect.names[:_NAMES_SHOWN]

    @property
    def data(self) -> Mapping[str, object]:
        """The rule's own figures."""
        return self.finding.data

    @property
    def share_below(self) -> str:
        """The share of glyph pixels below the requirement as a percentage, "" where it was not measured."""
        share = self.data.get("shareBelow")
        return f"{float(share):.0%}" if isinstance(share, Real) else ""


def changed(finding: Finding, remedy: Remedy) -> str:
    """Return what a remedy for a finding changes: "text", "graphic" or "ground"."""
    return "graphic" if remedy.change == "text" and finding.rule == GRAPHICS else remedy.change


def item(run: Run, survey: Survey, defect: Defect, album: Album) -> Item:
    """Return a defect as the page shows it; its pictures go into the album."""
    case, report = _pictured(run, defect)
    found = case.finding
    possible = _remedies(defect)
    proof = _proof(defect)
    attempted = any("attempts" in f.data for each in defect.cases for f in each.findings)
    heat = found.data.get("heatMap")
    return Item(
        defect,
        found,
        _shot(report, found, _after(report, found, () if attempted else possible, proof), album),
        data_uri(heat) if isinstance(heat, bytes) and heat else "",
        proof,
        tuple(each for each in possible if proof is None or changed(found, each) != proof["change"]),
        _in_looks(defect),
        _places(survey, defect),
    )


def _pictured(run: Run, defect: Defect) -> tuple[Case, Report]:
    """Return a case whose screen was kept as a picture: where a repair was tried, or else the worst one."""
    for case in filter(None, (defect.proven, *defect.cases)):
        report = run.entries[case.number].report
        if report.picture:
            return case, report
    return defect.cases[0], run.entries[defect.cases[0].number].report


def _shot(report: Report, found: Finding, after: bytes, album: Album) -> Shot | None:
    mark = marked(found)
    if not report.picture or not all(map(isfinite, (mark.x, mark.y, mark.width, mark.height))):
        return None
    part = crop(mark, report.size)
    picture = album.add(report.picture, report.size)
    return Shot(picture, album.add(after, (part.width, part.height)), *report.size, mark, part)


def _after(
    report: Report, found: Finding, possible: tuple[Remedy, ...], proof: Mapping[str, object] | None
) -> bytes:
    """Return the repaired part of the screen: as it was rendered, or else recomposed from its pixels."""
    mark = marked(found)
    if not all(map(isfinite, (mark.x, mark.y, mark.width, mark.height))):
        return b""
    part = crop(mark, report.size)
    rendered = proof["picture"] if proof else b""
    if isinstance(rendered, bytes) and rendered:
        return cut(rendered, report.size, part)
    before = _colours(found)
    if before is None or not possible:
        return b""
    changed = replace(before, **{possible[0].change: possible[0].repair.colour})
    return recoloured(report, mark, part, before, changed)


def _proof(defect: Defect) -> Mapping[str, object] | None:
    findings = (finding for case in defect.cases for finding in case.findings)
    proof = next((each.data["proof"] for each in findings if "proof" in each.data), None)
    return proof if isinstance(proof, Mapping) else None


def _remedies(defect: Defect) -> tuple[Remedy, ...]:
    """Return what would repair a defect in all looks with its colours; nothing without colours."""
    found = defect.worst
    pair = _colours(found)
    if pair is None or not found.required:
        return ()
    pairs = (_colours(finding) for case in defect.cases for finding in case.findings)
    return remedies(pair.text, pair.ground, found.required, ((p.text, p.ground) for p in pairs if p))


def _in_looks(defect: Defect) -> dict[str, Remedy]:
    """Return the smallest change for each look that has colours of its own, such as a pressed button's."""
    main = _colours(defect.worst)
    found = {}
    for look, finding in defect.looks.items():
        pair = _colours(finding)
        if pair is not None and pair != main and finding.required:
            found[look] = remedies(pair.text, pair.ground, finding.required, ())[:1]
    return {look: possible[0] for look, possible in found.items() if possible}


def _colours(finding: Finding) -> Colours | None:
    text, ground = finding.data.get("fgColor"), finding.data.get("bgColor")
    return Colours(text, ground) if isinstance(text, str) and isinstance(ground, str) else None


def _places(survey: Survey, defect: Defect) -> tuple[Place, ...]:
    grouped: dict[tuple[str, ...], list[Case]] = {}
    for case in defect.cases:
        grouped.setdefault((case.context.get(survey.row, ""), *survey.head(case.context)), []).append(case)
    return tuple(_place(cases) for cases in grouped.values())


def _place(cases: list[Case]) -> Place:
    names = dict.fromkeys(name for case in cases for name in case.context)
    context = {
        name: tuple(dict.fromkeys(case.context[name] for case in cases if name in case.context))
        for name in names
    }
    findings = [finding for case in cases for finding in case.findings]
    looks = tuple(dict.fromkeys(finding.state for finding in findings))
    return Place(context, looks, len(cases), max(findings, key=shortfall))
