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

from app.walkthrough.playing.run import play

from .hostile import ALL, plans, told

TWO = (2, 1)  # processes, and the seed of what disturbs them


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Sequence[object]:
    """What the flows tell in this process, which nobody disturbs but the tests before."""
    return [told(trace) for trace in play(plans(tmp_path_factory.mktemp("calm")))]


@pytest.mark.parametrize(("processes", "seed"), [(1, 0), TWO, (4, 2)] if ALL else [TWO])
def test_flows_are_the_same_on_a_hostile_machine(calm: Sequence[object], processes: int, seed: int) -> None:
    here = str(Path.cwd())
    ended = run(
        [executable, "-m", "tests.app.walkthrough.hostile", str(processes), str(seed)],
        cwd=here,
        env={**os.environ, "PYTHONPATH": here, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        check=True,
    )
    for disturbed, usual in zip(pickle.loads(ended.stdout), calm, strict=True):
        assert disturbed == usual
