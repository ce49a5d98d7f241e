"""Every flow that ships is played to its end, in every design it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from app.content.designs import whole_designs
from app.domain.views import SOURCES
from app.prototype.shell import Prototype
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.run import WalkSession, walk_session
from app.walkthrough.script.library import find_flows
from app.walkthrough.script.script import Script

# Flow after flow takes the next of these looks, so that each is met often.
LOOKS: dict[str, tuple[dict[str, str], ...]] = {
    "clear": (
        {"platform": "ios", "theme": "dark"},
        {"platform": "android", "theme": "light", "lang": "en", "text_scale": "200"},
        {"platform": "harmonyos", "theme": "light", "mode": "elder"},
        {"platform": "ios-passcode", "theme": "dark", "lang": "en", "mode": "elder", "text_scale": "200"},
    ),
    "reported": (
        {"platform": "android", "theme": "dark"},
        {"platform": "ios", "theme": "light", "lang": "en", "text_scale": "200"},
    ),
}


def _designs(script: Script) -> Sequence[str]:
    fixed = script.launch_arguments.get("design")
    return tuple(LOOKS) if fixed is None else (fixed,)


def _look(script: Script, design: str, number: int) -> dict[str, str]:
    looks = LOOKS.get(design, ({},))
    return {"design": design, **looks[number % len(looks)], **_phone(script)}


def _phone(script: Script) -> dict[str, str]:
    """Return the phone that a flow is for, nothing where it is for all."""
    return {name: choice for name, choice in script.launch_arguments.items() if name == "platform"}


PLANS = [
    Plan(script, _look(script, design, number))
    for number, script in enumerate(find_flows(()))
    for design in _designs(script)
]
# Side by side lies what looks alike: each change of look lays out every kept screen anew.
PLAYS = [
    pytest.param(plan, id=f"{plan.script.id}-{plan.arguments['design']}")
    for plan in sorted(PLANS, key=lambda plan: plan.look)
]


@pytest.fixture(scope="module")
def stage() -> Iterator[WalkSession]:
    with walk_session() as opened:
        yield opened


@pytest.mark.parametrize("plan", PLAYS)
def test_a_flow_ends_well_and_meets_what_it_is_tagged_with(stage: WalkSession, plan: Plan) -> None:
    met: set[str] = set()

    def look(prototype: Prototype, *_: object) -> None:
        seen = prototype.root.view
        met.update(each.screen for each in (seen, seen.overlay) if each is not None)

    trace = stage.play(plan, watch=look)
    assert trace.failure is None, trace.failure.message
    carried = {name for screen in met for name in SOURCES.get(screen, ())}
    required = {tag for tag in plan.script.tags if tag[:1].isupper()}
    assert required <= carried, f"no screen that was met carries {required - carried}"


def test_every_design_is_played() -> None:
    assert set(LOOKS) == set(whole_designs())


def test_the_traces_tell_nothing_that_was_typed(stage: WalkSession) -> None:
    (script,) = find_flows(["happy-ios"])
    trace = stage.play(Plan(script, {}))
    told = str(trace.as_data())
    for typed in ("246810", "林一一"):
        assert typed not in told
