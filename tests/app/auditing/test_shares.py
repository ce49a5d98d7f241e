from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.auditing import shares
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.workers import Lost
from app.walkthrough.script.library import find_flows


def test_a_walk_whose_process_dies_is_broken_and_the_others_count(monkeypatch: pytest.MonkeyPatch) -> None:
    plans = [Plan(flow, {}) for flow in find_flows(["tour", "balance"])]

    def dying(*_: object) -> Iterator[tuple[int, object]]:
        yield 1, Lost("was killed (SIGKILL)")
        yield 0, ((), None)

    monkeypatch.setattr(shares, "work", dying)
    divided = shares.shares(plans, "wcag22-aa")
    died, ended = shares.audited(divided)
    assert died.broken is not None
    assert died.broken.failure is not None
    assert "the process that played this walk was killed" in died.broken.failure.message
    assert (ended.number, ended.entries, ended.broken) == (0, (), None)
