"""What ``mingbai audit`` says as each walk ends, and at its end: designs, defects, files, exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.auditing.baseline import dimensions
from app.auditing.known_defects import ToFind
from app.commands.console import result_console
from app.errors import ExitCode
from app.walkthrough.evidence.trace import Trace
from audits import Entry, Outcome, profiles
from audits.baseline import Asked, Baseline, Comparison
from audits.model import Run
from audits.writing.plaintext import displayable


def conclude(
    run: Run, broken: Sequence[Trace], paths: Sequence[Path], known: Asked, unasked: Sequence[ToFind]
) -> int:
    """Say what it comes to, and return the exit code."""
    for trace in broken:
        assert trace.failure is not None
        result_console.print(
            f"✗ {trace.flow} could not be walked to its end: {displayable(trace.failure.message)}"
        )
    clean = _say_product(run, known, complete=not broken) and len(run.entries) > 0
    _say_design(run, _compared(run, Baseline({})), control=True, new="")
    seen = _say_known_defects(run)
    for defect in unasked:
        result_console.print(f"– not asked: {defect.id} ({defect.rule} on {defect.screen}); see --thorough")
    say_paths(paths)
    return ExitCode.WELL if clean and seen and not broken else ExitCode.CHECK_FAILED


def at_once(entries: Sequence[Entry], broken: Trace | None, controls: Sequence[str]) -> Iterator[str]:
    """Yield what is to be said of a walk as soon as it ends: where the product fails on it, or it broke."""
    if broken is not None:
        yield f"✗ {broken.flow} could not be walked to its end"
    for entry in entries:
        context = entry.context
        if context["design"] not in controls:
            counts = Counter(each.rule for each in entry.report.having(Outcome.FAILED))
            where = ", ".join(context[name] for name in ("screen", "design", "platform", "theme"))
            yield from (f"✗ {rule}: {count} failed on {where}" for rule, count in counts.items())


def has_undecided(run: Run) -> bool:
    """Tell whether a person has to decide something about the product."""
    return any(entry.report.undecided for entry in run.entries if not run.is_control(entry))


def say_paths(paths: Sequence[Path]) -> None:
    """Say which files were written."""
    for path in paths:
        result_console.print(str(path))


def _compared(run: Run, before: Baseline) -> Comparison:
    return Comparison(before, dimensions(), profiles.load(run.profile).rules)


def _say_product(run: Run, known: Asked, *, complete: bool) -> bool:
    """Say what fails in the clear design beyond the baseline, which is updated if all was walked."""
    comparison = _compared(run, known.before)
    clean = _say_design(run, comparison, control=False, new="new " if known.before.entries else "")
    whole = complete and any(entry.report.judged for entry in run.entries if not run.is_control(entry))
    for line in known.conclude(comparison, whole=whole):
        result_console.print(displayable(line))
    return clean or (known.update and whole)


def _say_design(run: Run, comparison: Comparison, *, control: bool, new: str) -> bool:
    """Say how many places fail beyond what the comparison knows; a control in several looks is one place."""
    screens = judged = places = undecided = 0
    for entry in run.entries:
        if run.is_control(entry) is control:
            screens += 1
            judged += entry.report.judged
            places += len({(each.key.rule, each.key.node, each.key.number) for each in comparison.add(entry)})
            undecided += len(entry.report.having(Outcome.CANT_TELL))
    if not screens:
        return True
    if not judged:
        result_console.print(f"✗ {_named(run, control=control)}: nothing was judged on {screens} screens")
        return False
    sign = "✗" if places and not control else "✓"
    result_console.print(
        f"{sign} {_named(run, control=control)}: {places} {new}violations on {screens} screens, "
        f"{undecided} undecided"
    )
    return places == 0


def _named(run: Run, *, control: bool) -> str:
    """Return the designs that are the product, or those that are expected to fail."""
    controls = run.control.get("design", ())
    if control:
        return f"{', '.join(controls)} (control)"
    met = dict.fromkeys(entry.context["design"] for entry in run.entries)
    return ", ".join(name for name in met if name not in controls)


def _say_known_defects(run: Run) -> bool:
    for defect in run.expected:
        sign = "✓ found" if defect.found else "✗ missed"
        result_console.print(f"{sign}: {defect.id} ({defect.rule} on {defect.where})")
    return all(defect.found for defect in run.expected)
