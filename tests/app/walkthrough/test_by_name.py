"""A flow played by role and name ends as one played by touches; what a flow cannot do so is a finding."""

from __future__ import annotations

from dataclasses import replace

from app.domain.state import State
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.plan import plan
from app.walkthrough.playing.run import play
from app.walkthrough.script.library import find_flows


def _played(flow: str, *, by_name: bool) -> tuple[Trace, State]:
    states: list[State] = []
    plans = plan(find_flows((flow,), {}, (), ()), lambda _fixed: iter(({},)))
    walks = play(
        [replace(plans[0], by_name=by_name)], watch=lambda prototype, *_: states.append(prototype.state)
    )
    return next(iter(walks)), states[-1]


def test_30007_is_repaired_by_name_as_by_touch() -> None:
    trace, state = _played("renewals-clear", by_name=True)
    assert trace.failure is None
    _, touched = _played("renewals-clear", by_name=False)
    assert (state.account, state.stack) == (touched.account, touched.stack)


def test_a_button_without_a_name_ends_the_way() -> None:
    trace, _ = _played("control", by_name=True)
    assert trace.failure is not None
    assert "is announced as a button without a name" in trace.failure.message
