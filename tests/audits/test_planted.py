"""Planted faults of colour are repaired in the source; ``tests.benchmarks.bench_repair`` tries more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audits.planted.apps import FAULTS, KINDS, write_app
from tests.audits.planted.repairing import repaired

SEED = 14


@pytest.mark.parametrize("number", range(-(-len(KINDS) // FAULTS)))
def test_a_patched_app_has_no_fault_left_and_no_new_one(number: int, tmp_path: Path) -> None:
    folder = tmp_path / f"planted{number}"
    write_app(number, SEED, folder)
    result = repaired(folder)
    assert result.before
    assert result.after == (), result.diff
