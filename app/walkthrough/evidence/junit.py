"""junit.xml: JUnit's XML, one suite a walk. Time is real; what passed in the app is a property."""

from __future__ import annotations

from collections.abc import Sequence

from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from audits.writing.junitxml import Case, End, Suite, junit_xml

_SIGNS = {
    Result.PASSED: "ok",
    Result.FAILED: "FAILED",
    Result.WARNED: "warning",
    Result.SKIPPED: "skipped",
    Result.INTERRUPTED: "interrupted",
}


def junit(traces: Sequence[Trace]) -> str:
    """Return the XML text of walks."""
    return "".join(junit_xml("mingbai walk", map(_suite, traces)))


def _suite(trace: Trace) -> Suite:
    at = trace.failure or (trace.steps[0] if trace.steps else None)
    facts = {
        **trace.variant,
        "file": trace.file,
        "line": _line(at.where) if at is not None else "",
        "virtual time (s)": f"{sum(step.took_s for step in trace.steps if not step.depth):.3f}",
    }
    return Suite(trace.flow, (_case(trace),), facts=facts, file=trace.file)


def _case(trace: Trace) -> Case:
    variant = " ".join(f"{name}={choice}" for name, choice in trace.variant.items())
    name = f"{trace.name} [{variant}]" if variant else trace.name
    end, message, place = End.PASSED, "", ""
    if trace.failure is not None:
        end, message, place = End.FAILED, trace.failure.message, trace.failure.where
    elif trace.result is Result.INTERRUPTED:
        end, message = End.SKIPPED, "interrupted"
    elif trace.result is Result.SKIPPED:
        end, message = End.SKIPPED, trace.steps[0].message
    told = "\n".join(map(_told, trace.steps))
    return Case(trace.flow, name, end, message, place, took=trace.wall_s, told=told)


def _told(step: TraceStep) -> str:
    """Return a step in a line, indented as the blocks that it stands in; a warning says what is wrong."""
    what = step.label or f"{step.command} {step.detail}".strip()
    told = f"{'  ' * step.depth}{step.number} {_SIGNS[step.result]} {step.at_s:.2f} s {what}"
    return f"{told} — {step.message}" if step.message else told


def _line(where: str) -> str:
    """Return the line of a place; empty where it has none."""
    parts = where.rsplit(":", 2)
    return parts[1] if len(parts) == 3 and parts[1].isdecimal() else ""
