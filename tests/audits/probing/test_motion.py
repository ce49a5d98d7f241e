"""The moments at which what moves is compared."""

from __future__ import annotations

from itertools import accumulate

from audits.probing.motion import STEPS


def test_what_goes_to_and_fro_is_met_on_its_other_side_whatever_its_pace() -> None:
    moments = list(accumulate(STEPS))
    for period in range(1, moments[-1] + 1):
        for begun in range(period):
            turns = [(begun + moment) // period for moment in moments]
            assert any(turn % 2 for turn in turns), (period, begun)
