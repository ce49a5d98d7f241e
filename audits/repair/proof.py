"""Repairs that were tried on the running app, and hold.

    prover = Prover()
    report = prover.prove(root, audit(root))

A repair that was only computed may still fail: opacity, a tint, or a colour that is set again when a control
is pressed. So every look and theme that a change touches is rendered again, and a change counts only where
all that it is for passes and nothing else got worse. Each cause is tried once in a prover's life, for it is
met in many places and on many screens. The repairs of one screen are tried on top of each other, as a patch
applies them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..looking.settle import sync
from ..model import Finding, Outcome, Report
from . import sizes
from .causes import Cause, by_cause
from .changes import made
from .colours import ColourRepair
from .patch import as_data, unified
from .sizes import SizeRepair
from .tracing import GRAPHICS, with_origins
from .trial import Bench, Theme, Trial, key_of

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

Progress: TypeAlias = Callable[[int, str], AbstractContextManager[Callable[[], None]]]
"""Shows how much of a total is done, under a title; yields what counts one more."""

AT_MOST = 20
"""Causes of failures for which one prover tries repairs, those with the most places first."""

_REPAIRED_TOO = "an earlier repair in this list repairs it too"
_OTHER_LOOK = "repairs are tried in the usual look, pressed and focused, and this fails in another"
_LEFT_OUT = "repairs are tried for a limited number of causes, those with the most places first"
_CONTRAST = ("text-contrast", GRAPHICS)
_LOOKS = ("default", "pressed", "focused")
_LOOK_OF = {"state": "pressed", "focus": "focused"}


@contextmanager
def _without_a_word(_total: int, _what: str) -> Iterator[Callable[[], None]]:
    yield lambda: None


class Prover:
    """Tries repairs of failures, once for each cause, and for so many causes at most.

    ``token_files`` are data files of the app, such as themes, in which the colours that its code reads may be
    written. ``themes`` show the app in its other themes, one after the other. ``picture`` (PNG) is the last
    screen with all its repairs, empty without any.
    """

    def __init__(
        self, at_most: int = AT_MOST, token_files: Sequence[Path] = (), themes: Sequence[Theme] = ()
    ) -> None:
        self._tried: set[Cause] = set()
        self._left = at_most
        self._token_files = token_files
        self._themes = themes
        self.picture = b""

    def prove(self, root: Widget, report: Report, progress: Progress = _without_a_word) -> Report:
        """Return the report with what came of it on one finding of each cause; see ``_outcome``.

        ``root`` is the widget that ``report`` was made from, still looking the same. Everything is put back.
        ``progress`` shows how many causes are done.
        """
        self.picture = b""
        report = with_origins(root, report, self._token_files)
        causes = [(each, found) for each, found in _causes(report) if each not in self._tried]
        self._tried |= {each for each, _ in causes}
        number = min(self._left, len(causes))
        self._left -= number
        for _, findings in causes[number:]:
            report = _with(report, findings[0], {"untried": _LEFT_OUT})
        if not number:
            return report
        with progress(number, "trying repairs") as advance, ExitStack() as kept:
            bench = self._bench(root, report)
            for _, findings in causes[:number]:
                report = _with(report, findings[0], self._repaired(bench, findings, kept))
                advance()
        sync()  # what was put back shows in the next frame
        return report

    def _bench(self, root: Widget, report: Report) -> Bench:
        rules = tuple(dict.fromkeys(finding.rule for finding in report.findings))
        return Bench(root, report.profile, rules, _LOOKS, self._themes)

    def _repaired(self, bench: Bench, findings: Sequence[Finding], kept: ExitStack) -> Mapping[str, object]:
        """Search a repair for one cause, keep it on the screen for the next ones, and tell of it."""
        places = {key_of(finding) for finding in findings}
        now = [each for each in bench.before[0].having(Outcome.FAILED) if key_of(each) in places]
        if not now:
            seen = any(finding.state in _LOOKS for finding in findings)
            return {"untried": _REPAIRED_TOO if seen else _OTHER_LOOK}
        search: ColourRepair | SizeRepair = SizeRepair(bench, now, [], [])
        if _is_coloured(now[0]):
            search = ColourRepair(bench, now, self._token_files, [], [])
        trial = search.search()
        if trial is None:
            return _outcome(search.tried, search.reasons)
        kept.enter_context(made(trial.change))
        sync()
        bench.keep(trial)
        self.picture = trial.reports[0].picture
        return {"proof": _proof(trial)}


def _causes(report: Report) -> list[tuple[Cause, list[Finding]]]:
    """Return the failures that a change may repair, by cause: those with the most places first."""
    failed = (each for each in report.having(Outcome.FAILED) if _is_coloured(each) or _is_sized(each))
    return sorted(by_cause(failed).items(), key=lambda pair: -len(pair[1]))


def _is_coloured(finding: Finding) -> bool:
    colours = finding.data.get("fgColor"), finding.data.get("bgColor")
    return (
        finding.rule in _CONTRAST
        and bool(finding.required)
        and all(isinstance(each, str) for each in colours)
    )


def _is_sized(finding: Finding) -> bool:
    return finding.rule in sizes.RULES and bool(finding.required)


def _proof(trial: Trial) -> dict[str, object]:
    """Return a repair that holds, as reports tell of it.

    ``change`` is what is changed, ``token`` what the program calls it, ``source`` the "FILE:LINE" that
    decides, ``value`` the new value, ``look`` the one for which alone it is meant ("" for all), ``looks`` the
    measured figure in each look, ``themes`` the number of themes rendered, ``diff`` the edit of the source,
    and ``picture`` (PNG) the screen with it.
    """
    change = trial.change
    return {
        "change": change.kind,
        "token": change.token,
        "source": change.source,
        "look": _LOOK_OF.get(change.when[0], "") if change.when else "",
        "value": change.value,
        "colour": change.value if change.delta_e is not None else "",
        "deltaE": None if change.delta_e is None else round(change.delta_e, 2),
        "looks": dict(trial.lowest),
        "passes": True,
        "worsened": 0,
        "themes": len(trial.reports),
        "edits": as_data(change.edits),
        "diff": unified(change.edits, context=1),
        "picture": trial.reports[0].picture,
    }


def _outcome(tried: Sequence[Trial], reasons: Sequence[str]) -> Mapping[str, object]:
    """Return what came of a search without a repair: the trials with their figures, or why there was none."""
    if not tried:
        return {"untried": "; ".join(dict.fromkeys(reasons)) or "no colour reaches what is needed"}
    attempts = [
        {
            "change": each.change.kind,
            "token": each.change.token,
            "value": each.change.value,
            "lowest": min(each.lowest.values()),
            "worsened": each.worse,
        }
        for each in tried
    ]
    return {"attempts": attempts}


def _with(report: Report, finding: Finding, more: Mapping[str, object]) -> Report:
    data = {**finding.data, **more}
    findings = tuple(replace(each, data=data) if each is finding else each for each in report.findings)
    return replace(report, findings=findings)
