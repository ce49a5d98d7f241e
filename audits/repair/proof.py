"""Try a repair on the running app: change the colour, draw and measure again in every look, put all back.

    prover = Prover()
    report = prover.prove(root, audit(root))

A repair that was only computed may still fail: opacity, a tint, or a colour that is set again when a
control is pressed. So the figures here come from the screen. Each defect is tried once in a prover's
life, for it is met on many screens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ..model import Finding, Outcome, Report
from ..pixels.colour import from_hexadecimal, hexadecimal
from .nearest import Remedy, remedies

if TYPE_CHECKING:
    from kivy.graphics import Color
    from kivy.graphics.instructions import Canvas
    from kivy.uix.widget import Widget

    from ..looking.tree import Element

_RULE = "text-contrast"
_Defect: TypeAlias = tuple[str, str, str, float]
_TEXT_COLOURS = ("color", "foreground_color")
"""Properties that colour a widget's own text: Label's and TextInput's."""


class Prover:
    """Tries the repairs of failing text colours, each once."""

    def __init__(self) -> None:
        self._tried: set[_Defect] = set()

    def prove(self, root: Widget, report: Report) -> Report:
        """Return the report with ``data["proof"]`` on one finding of each defect that could be tried here.

        ``root`` is the widget that ``report`` was made from, still looking the same. The proof is a mapping:
        ``change`` ("text" or "ground"), ``colour``, ``deltaE``, ``looks`` (measured ratio by look),
        ``passes``, ``worsened`` (how many other texts fail because of it) and ``picture`` (PNG).
        Everything is put back.
        """
        defects = _defects(report)
        for key in [key for key in defects if key not in self._tried]:
            self._tried.add(key)
            proof = _best(root, report, defects[key])
            if proof is not None:
                report = _with_proof(report, defects[key][0], proof)
        return report


def _defects(report: Report) -> dict[_Defect, list[Finding]]:
    found: dict[_Defect, list[Finding]] = {}
    for finding in report.having(Outcome.FAILED):
        text, ground = finding.data.get("fgColor"), finding.data.get("bgColor")
        if finding.rule == _RULE and finding.required and isinstance(text, str) and isinstance(ground, str):
            place = finding.node.source or finding.node.path
            found.setdefault((place, text, ground, finding.required), []).append(finding)
    return found


def _best(root: Widget, report: Report, findings: list[Finding]) -> Mapping[str, object] | None:
    """Try the smaller change first; return the first that passes, or the last that could be tried."""
    text, ground = (str(findings[0].data[name]) for name in ("fgColor", "bgColor"))
    proof = None
    for remedy in remedies(text, ground, findings[0].required or 1, ()):
        tried = _try(root, report, findings, remedy)
        if tried is not None:
            proof = tried
            if tried["passes"]:
                break
    return proof


def _try(
    root: Widget, report: Report, findings: list[Finding], remedy: Remedy
) -> Mapping[str, object] | None:
    from .. import audit

    looks = {(finding.node.path, finding.state) for finding in findings}
    with _changed(root, findings, remedy) as count:
        if not count:
            return None
        again = audit(root, report.profile, [_RULE], states=sorted({finding.state for finding in findings}))
    measured = [f for f in again.findings if (f.node.path, f.state) in looks and f.measured is not None]
    if not measured:
        return None
    lowest: dict[str, float] = {}
    for finding in measured:
        lowest[finding.state] = min(finding.measured or 0, lowest.get(finding.state, 21.0))
    failed_before = {(f.node.path, f.state) for f in report.having(Outcome.FAILED) if f.rule == _RULE}
    failing = {(f.node.path, f.state) for f in again.having(Outcome.FAILED)}
    return {
        "change": remedy.change,
        "colour": remedy.repair.colour,
        "deltaE": round(remedy.repair.delta_e, 2),
        "looks": lowest,
        "passes": not failing & looks,
        "worsened": len(failing - failed_before),
        "picture": again.picture,
    }


def _with_proof(report: Report, proven: Finding, proof: Mapping[str, object]) -> Report:
    data = {**proven.data, "proof": proof}
    findings = tuple(replace(f, data=data) if f is proven else f for f in report.findings)
    return replace(report, findings=findings)


@contextmanager
def _changed(root: Widget, findings: list[Finding], remedy: Remedy) -> Iterator[int]:
    """Change a colour wherever the findings' nodes have it; yield in how many places; put it back."""
    from ..looking.screen import look

    paths = {finding.node.path for finding in findings}
    elements = [element for element in look(root, illustrated=False).elements if element.path in paths]
    new = tuple(channel / 255 for channel in from_hexadecimal(remedy.repair.colour))
    old = str(findings[0].data["bgColor"])
    with ExitStack() as stack:
        count = 0
        for element in elements:
            if remedy.change == "text":
                count += stack.enter_context(_text_colour(element.widget, new))
            else:
                count += sum(stack.enter_context(_instruction(c, new)) for c in _grounds(element, old))
        yield count


@contextmanager
def _text_colour(widget: Widget, new: tuple[float, ...]) -> Iterator[int]:
    """Give a widget's text another opaque colour; yield 1, or 0 where it has no such property."""
    name = next((name for name in _TEXT_COLOURS if hasattr(widget, name)), None)
    if name is None:
        yield 0
        return
    kept = list(getattr(widget, name))
    setattr(widget, name, [*new, 1])
    try:
        yield 1
    finally:
        setattr(widget, name, kept)


@contextmanager
def _instruction(colour: Color, new: tuple[float, ...]) -> Iterator[int]:
    kept = colour.rgb
    colour.rgb = new
    try:
        yield 1
    finally:
        colour.rgb = kept


def _grounds(element: Element, old: str) -> list[Color]:
    """Return the opaque colours that paint this ground: the widget's own, or its nearest ancestor's."""
    at: Element | None = element
    while at is not None:
        found = [colour for colour in _colours(at.widget.canvas) if _shown(colour) == old and colour.a == 1]
        if found:
            return found
        at = at.parent
    return []


def _colours(group: Canvas) -> Iterator[Color]:
    """Yield a canvas's own colours, ``before`` and ``after`` included, but not those of child widgets."""
    from kivy.graphics import Canvas, Color, InstructionGroup

    for instruction in group.children:
        if isinstance(instruction, Color):
            yield instruction
        elif isinstance(instruction, InstructionGroup) and not isinstance(instruction, Canvas):
            yield from _colours(instruction)


def _shown(colour: Color) -> str:
    red, green, blue = (min(255, max(0, round(channel * 255))) for channel in colour.rgb)
    return hexadecimal((red, green, blue))
