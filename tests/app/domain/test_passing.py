from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from app.domain import passing
from app.domain.events import Begin, Ticked
from app.domain.state import State
from tests.app.domain.runs import STARTED, finish, play, start


@pytest.mark.parametrize("hours", [1, 12, 24 * 30])
def test_a_jump_stops_wherever_something_happens_by_itself(
    hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[datetime] = []

    def note(state: State) -> State:
        seen.append(state.now)
        return state

    monkeypatch.setattr(passing, "PASSAGES", (*passing.PASSAGES, note))
    end = STARTED + timedelta(hours=hours)
    packets = start("red-packets")
    play(packets, Ticked(end))
    expiries = {packet.expires for packet in packets.account.packets}
    assert seen == sorted({moment for moment in expiries | _midnights(end) if moment <= end} | {end})

    seen.clear()
    change = play(finish(play(start(), Begin())), Ticked(end))
    assert change.process is not None
    entries = {change.process.moment(entry.at) for entry in change.process.journal}
    assert entries - {STARTED} <= set(seen)
    assert seen[-1] == end


def _midnights(end: datetime) -> set[datetime]:
    """Return the midnights on the way, at which renewals are charged and purchases end."""
    first = datetime.combine(STARTED.date() + timedelta(days=1), time())
    return {first + timedelta(days=day) for day in range((end - STARTED).days + 1)}


def test_time_never_runs_backwards() -> None:
    state = play(start(), Ticked(STARTED + timedelta(hours=1)), Ticked(STARTED))
    assert state.now == STARTED + timedelta(hours=1)
