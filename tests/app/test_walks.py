"""Every flow that ships is played to its end, in every design it is for."""

from __future__ import annotations

import pytest

from app.designs import design_names
from app.domain.views.sources import SOURCES
from app.shell import Prototype
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
def test_a_flow_ends_well_and_meets_what_it_is_tagged_with(plan: Plan) -> None:
    met: set[str] = set()

    def look(prototype: Prototype, *_: object) -> None:
        seen = prototype.root.view
        met.update(each.screen for each in (seen, seen.overlay) if each is not None)

    (trace,) = play([plan], watch=look)
    assert trace.failure is None, trace.failure.message
    carried = {name for screen in met for name in SOURCES.get(screen, ())}
    required = {tag for tag in plan.script.tags if tag[:1].isupper()}
    assert required <= carried, f"no screen that was met carries {required - carried}"


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
