"""Where a finger that errs comes down, and what it misses, without Kivy."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import pytest

from app.errors import InputError
from app.walkthrough.aiming.jitter import SAMPLES, Jitter, read_jitter
from app.walkthrough.aiming.missed import Aimed, as_data, read_aimed, worst_first


def test_samples_lie_around_the_point_and_are_the_same_for_a_seed() -> None:
    points = [*Jitter(10, 3).around(100, 200, 1)]
    assert len(points) == SAMPLES
    assert points == [*Jitter(10, 3).around(100, 200, 1)]
    assert points != [*Jitter(10, 4).around(100, 200, 1)]
    assert points != [*Jitter(10, 3).around(100, 200, 2)]
    for axis, middle in ((0, 100), (1, 200)):
        assert abs(statistics.fmean(point[axis] for point in points) - middle) < 3
        assert 8 < statistics.stdev(point[axis] for point in points) < 12


def test_a_spread_is_given_in_mm_or_dp() -> None:
    assert read_jitter("9dp", 1) == Jitter(9, 1)
    assert read_jitter("25.4 mm", 0).sigma_dp == pytest.approx(160)


@pytest.mark.parametrize("given", ["", "3", "mm", "0mm", "-1mm", "1e9mm", "40mm", "3cm", "nan dp"])
def test_what_is_no_spread_is_refused(given: str) -> None:
    with pytest.raises(InputError, match=r"--jitter: .* is no finger's error; write e.g. 1.5mm or 9dp"):
        read_jitter(given, 0)


def test_the_worst_targets_come_first_and_those_of_one_name_are_one(tmp_path: Path) -> None:
    aimed = [
        Aimed("ok", 100, {}),
        Aimed("menu", 100, {"nothing": 10}, "aim-002"),
        Aimed("menu", 100, {"nothing": 30, "pay": 10}, "aim-003"),
        Aimed("pay", 100, {"menu": 50}, "aim-004"),
    ]
    file = tmp_path / "aim.json"
    file.write_text(json.dumps(as_data(aimed)), encoding="utf-8")
    worst = worst_first(read_aimed(file))
    assert [(each.meant, each.share) for each in worst] == [("pay", 0.5), ("menu", 0.25)]
    assert worst[1].others == {"nothing": 40, "pay": 10}
    assert worst[1].picture == str(tmp_path / "aim-003.png")
    assert read_aimed(tmp_path / "none.json") == []
