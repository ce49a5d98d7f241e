"""Walks are the same on a machine that does all it can to disturb them: same times, same pictures.

By default, three flows are played by two processes: each plays one look first and another after it. With
MINGBAI_HOSTILE=all in the environment, all flows are played by one, two and four processes, and once
undisturbed. One such pass takes about 4 min of CPU time (61 flows in two processes: 236 s), so that all four
take about 16 min of it. ``-k 2-1`` selects the test with two processes:
``MINGBAI_HOSTILE=all uv run pytest tests/app/walkthrough/test_hostile.py -k 2-1``.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from sys import executable

import pytest

from .hostile import ALL, CALM

TWO = (2, 1)  # processes, and the seed of what disturbs them


@pytest.fixture(scope="module")
def calm() -> Sequence[Sequence[object]]:
    """What the flows tell in a process of their own, which nobody disturbs."""
    return _told(1, CALM)


@pytest.mark.parametrize(("processes", "seed"), [(1, 0), TWO, (4, 2)] if ALL else [TWO])
def test_flows_are_the_same_on_a_hostile_machine(
    calm: Sequence[Sequence[object]], processes: int, seed: int
) -> None:
    for disturbed, usual in zip(_told(processes, seed), calm, strict=True):
        assert disturbed[:-1] == usual[:-1]
        for number, (step, same) in enumerate(zip(disturbed[-1], usual[-1], strict=True), 1):  # type: ignore[call-overload]
            assert step == same, f"step {number} of {usual[0]} differs"


def _told(processes: int, seed: int) -> Sequence[Sequence[object]]:
    """Return what the flows tell that are played by so many processes."""
    here = str(Path.cwd())
    ended = run(
        [executable, "-m", "tests.app.walkthrough.hostile", str(processes), str(seed)],
        cwd=here,
        env={**os.environ, "PYTHONPATH": here, "PYTHONHASHSEED": str(max(seed, 0))},
        capture_output=True,
        check=True,
    )
    told: Sequence[Sequence[object]] = pickle.loads(ended.stdout)
    return told
