"""Every flow that ships is played to its end, in every design it is for."""

from __future__ import annotations

import pytest

from app.designs import design_names
from app.walkthrough.commands import Script
from app.walkthrough.library import find_flows
from app.walkthrough.plan import Plan
from app.walkthrough.run import play

PLAYS = [
    pytest.param(Plan(script, {"design": design, "theme": "dark"}), id=f"{script.id}-{design}")
    for script in find_flows(())
    for design in design_names()
    if script.launch_arguments.get("design", design) == design
]


@pytest.mark.parametrize("plan", PLAYS)
def test_a_flow_ends_well(plan: Plan) -> None:
    (trace,) = play([plan])
    assert trace.failure is None, trace.failure.message


@pytest.mark.parametrize("flow", ["several-blockers", "happy-harmonyos"])
def test_a_flow_ends_well_with_the_largest_texts(flow: str) -> None:
    (script,) = find_flows([flow])
    (trace,) = play([Plan(script, {"mode": "elder", "text_scale": "200", "lang": "en"})])
    assert trace.failure is None, trace.failure.message
    assert any(step.scrolled for step in trace.steps)


def test_the_traces_tell_nothing_that_was_typed() -> None:
    (script,) = find_flows(["happy-ios"])
    (trace,) = play([Plan(script, {})])
    told = str(trace.as_data())
    for typed in ("246810", "林一一"):
        assert typed not in told


def _tags(scripts: tuple[Script, ...]) -> set[str]:
    return {tag for script in scripts for tag in script.tags}


REQUIRED = {
    *("P01", "P13", "P14"),
    *("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10"),
    *("E01", "E02", "E03", "U01", "U02", "U03"),
}


def test_every_requirement_is_shown_by_a_flow() -> None:
    assert _tags(find_flows(())) >= REQUIRED
