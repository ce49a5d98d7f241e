"""Make the shortest flow that shows a finding, and play it as ``mingbai walk`` would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.prototype.variant import Variant
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.monkey.deeds import SOUND, Deed
from app.walkthrough.monkey.finding import Finding, Kind, Run
from app.walkthrough.monkey.score import Proof
from app.walkthrough.monkey.session import Session
from app.walkthrough.monkey.shrinking import shrink
from app.walkthrough.recording.flow import Recording

_ALWAYS_SAID = ("scenario", "platform", "design")
_SHOWN_BY_A_CHECK = (Kind.BROKEN_RULE, Kind.BLANK)  # no step fails by itself


def prove(session: Session, finding: Finding, run: Run, file: Path, play: Callable[[Path], Trace]) -> Proof:
    """Write the shortest flow into a file, and play it."""
    small = _shortened(session, finding, run)
    _write(finding, small, file)
    return Proof(finding, file, len(small.deeds), _shows(play(file), finding))


def as_found(finding: Finding, run: Run, file: Path) -> Proof:
    """Write all that was done into a file, neither shortened nor played again."""
    _write(finding, run, file)
    return Proof(finding, file, len(run.deeds), None)


def _shortened(session: Session, finding: Finding, run: Run) -> Run:
    """Return the shortest run that shows it: with named touches if these show it, too; else with points."""

    def failing(deeds: Sequence[Deed]) -> Sequence[Deed] | None:
        found, done = session.replay(run.arguments, deeds)
        return done if found is not None and found.key == finding.key else None

    def named(deeds: Sequence[Deed]) -> Sequence[Deed]:
        return session.replay(run.arguments, deeds, naming=True)[1]

    for deeds in (named(run.deeds), run.deeds):
        failed = failing(deeds)
        if failed is not None:
            small = shrink(failed, failing)
            return replace(run, deeds=failing(named(small)) or small)
    return run


def _write(finding: Finding, run: Run, file: Path) -> None:
    comment = f"Found by a monkey on {finding.screen}: {finding.kind}.\n{finding.what}"
    recording = Recording(_arguments(run), comment)
    for deed in run.deeds:
        deed.write(recording)
    if finding.kind in _SHOWN_BY_A_CHECK:
        SOUND.write(recording)
    file.write_text(recording.text(f"{finding.kind} on {finding.screen}"), encoding="utf-8")


def _arguments(run: Run) -> dict[str, str]:
    """Return the choices that a flow names: those that are not the usual ones, and the main ones."""
    usual = Variant().as_arguments()
    chosen = {**usual, **run.arguments}
    return {name: value for name, value in chosen.items() if name in _ALWAYS_SAID or value != usual[name]}


def _shows(trace: Trace, finding: Finding) -> bool:
    return trace.failure is not None and finding.what in trace.failure.message
