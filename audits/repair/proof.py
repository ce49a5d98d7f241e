"""Try a repair on the running app: change the colour, draw and measure again in every look, put all back.

    prover = Prover()
    report = prover.prove(root, audit(root))

A repair that was only computed may still fail: opacity, a tint, or a colour that is set again when a
control is pressed. So the figures here come from the screen. Each cause is tried once in a prover's life, for
it is met in many places and on many screens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ..looking.settle import sync
from ..model import Finding, Outcome, Report
from .causes import Cause, by_cause
from .colouring import UntriedError, find_grounds, grounds_coloured, text_coloured
from .nearest import Remedy, remedies

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

Progress: TypeAlias = Callable[[int, str], AbstractContextManager[Callable[[], None]]]
"""Shows how much of a total is done, under a title; yields what counts one more."""

_LEFT_OUT = "repairs are tried for a limited number of causes, those with the most places first"


@contextmanager
def _without_a_word(_total: int, _what: str) -> Iterator[Callable[[], None]]:
    yield lambda: None


_RULE = "text-contrast"

AT_MOST = 20
"""Causes of failures for which one prover tries repairs, those with the most places first."""


class Prover:
    """Tries the repairs of failing text colours, once for each cause, and for so many causes at most."""

    def __init__(self, at_most: int = AT_MOST) -> None:
        self._tried: set[Cause] = set()
        self._left = at_most

    def prove(self, root: Widget, report: Report, progress: Progress = _without_a_word) -> Report:
        """Return the report with ``data["proof"]`` or ``data["untried"]`` on one finding of each cause.

        ``root`` is the widget that ``report`` was made from, still looking the same. The proof is a mapping:
        ``change`` ("text" or "ground"), ``colour``, ``deltaE``, ``looks`` (measured ratio by look),
        ``passes``, ``worsened`` (how many other texts fail because of it) and ``picture`` (PNG). ``untried``
        says why no repair was tried. Everything is put back. ``progress`` shows how many causes are done.
        """
        causes = [(each, found) for each, found in _causes(report) if each not in self._tried]
        self._tried |= {each for each, _ in causes}
        number = min(self._left, len(causes))
        self._left -= number
        for _, findings in causes[number:]:
            report = _with(report, findings[0], {"untried": _LEFT_OUT})
        if not number:
            return report
        with progress(number, "trying repairs") as advance:
            for _, findings in causes[:number]:
                report = _with(report, findings[0], _best(root, report, findings))
                sync()  # what was put back shows in the next frame
                advance()
        return report


def _causes(report: Report) -> list[tuple[Cause, list[Finding]]]:
    """Return the failures that a change of colour may repair, by cause: those with the most places first."""
    failed = (each for each in report.having(Outcome.FAILED) if each.rule == _RULE and _is_coloured(each))
    return sorted(by_cause(failed).items(), key=lambda pair: -len(pair[1]))


def _is_coloured(finding: Finding) -> bool:
    colours = finding.data.get("fgColor"), finding.data.get("bgColor")
    return bool(finding.required) and all(isinstance(colour, str) for colour in colours)


def _best(root: Widget, report: Report, findings: list[Finding]) -> Mapping[str, object]:
    """Try the smaller change first; return the first that passes, or the last that could be tried."""
    text, ground = (str(findings[0].data[name]) for name in ("fgColor", "bgColor"))
    proof: Mapping[str, object] | None = None
    reasons = []
    for remedy in remedies(text, ground, findings[0].required or 1, ()):
        try:
            proof = _try(root, report, findings, remedy)
        except UntriedError as error:
            reasons.append(str(error))
            continue
        if proof["passes"]:
            break
    if proof is not None:
        return {"proof": proof}
    return {"untried": "; ".join(dict.fromkeys(reasons)) or "no colour reaches what is needed"}


def _try(root: Widget, report: Report, findings: list[Finding], remedy: Remedy) -> Mapping[str, object]:
    """Try one change. Raises UntriedError where it is not possible, or has no effect."""
    from .. import audit

    states = sorted({finding.state for finding in findings})
    before = _measured(findings, findings)
    with _changed(root, findings, remedy):
        try:
            again = audit(root, report.profile, [_RULE], states=states)
        except Exception as error:
            raise UntriedError(
                f"with the new colour the app raises {type(error).__name__}: {error}"
            ) from error
    lowest = _measured(again.findings, findings)
    if not lowest:
        raise UntriedError("with the new colour nothing of the text can be measured")
    if lowest == before:
        raise UntriedError(f"a change of the {remedy.change}'s colour has no effect on the screen")
    failed_before = {(f.node.path, f.state) for f in report.having(Outcome.FAILED) if f.rule == _RULE}
    failing = {(f.node.path, f.state) for f in again.having(Outcome.FAILED)}
    return {
        "change": remedy.change,
        "colour": remedy.repair.colour,
        "deltaE": round(remedy.repair.delta_e, 2),
        "looks": lowest,
        "passes": not failing & _places(findings),
        "worsened": len(failing - failed_before),
        "picture": again.picture,
    }


def _places(findings: Iterable[Finding]) -> set[tuple[str, str]]:
    return {(finding.node.path, finding.state) for finding in findings}


def _measured(among: Iterable[Finding], findings: Iterable[Finding]) -> dict[str, float]:
    """Return the lowest ratio in each look, of those among some findings that are in the places of others."""
    places = _places(findings)
    lowest: dict[str, float] = {}
    for each in among:
        if each.measured is not None and (each.node.path, each.state) in places:
            lowest[each.state] = min(each.measured, lowest.get(each.state, 21.0))
    return lowest


def _with(report: Report, finding: Finding, more: Mapping[str, object]) -> Report:
    data = {**finding.data, **more}
    findings = tuple(replace(each, data=data) if each is finding else each for each in report.findings)
    return replace(report, findings=findings)


@contextmanager
def _changed(root: Widget, findings: list[Finding], remedy: Remedy) -> Iterator[None]:
    """Change a colour wherever the findings' nodes have it, and put it back. UntriedError if none has."""
    from ..looking.screen import look

    paths = {finding.node.path for finding in findings}
    elements = [element for element in look(root, illustrated=False).elements if element.path in paths]
    new, old = remedy.repair.colour, str(findings[0].data["bgColor"])
    reasons = []
    with ExitStack() as stack:
        for element in elements:
            try:
                if remedy.change == "text":
                    stack.enter_context(text_coloured(element.widget, new))
                else:
                    stack.enter_context(grounds_coloured(find_grounds(element, old), new))
            except UntriedError as error:
                reasons.append(str(error))
        if len(reasons) == len(elements):
            raise UntriedError(reasons[0] if reasons else "the widget is no longer there")
        yield
