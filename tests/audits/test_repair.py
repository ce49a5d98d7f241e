"""The nearest passing colour: passes, is nearest, never varies."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audits.pixels.colour import from_hexadecimal, hexadecimal, ratio
from audits.repair import nearest as repair
from audits.repair.nearest import TOLERANCE, Repair, nearest

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(hexadecimal)


def _lattice(step: int) -> np.ndarray:
    axis = np.append(np.arange(0, 255, step), 255)
    return np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1).reshape(-1, 3).astype(np.uint8)


def _brute(colour: str, others: list[str], required: float, step: int) -> float:
    """The smallest distance among the colours of a lattice that pass."""
    against = np.array([from_hexadecimal(other) for other in others], np.uint8)
    passing = repair._passing(_lattice(step), against, required)
    target = repair._lab(np.array([from_hexadecimal(colour)], np.uint8))
    return float(repair._delta_e(repair._lab(passing), target).min(initial=np.inf))


@pytest.mark.parametrize(
    ("colour", "others", "required"),
    [
        ("#FFFFFF", ["#07C160"], 4.5),
        ("#07C160", ["#FFFFFF"], 4.5),
        ("#2020FF", ["#000000"], 4.5),
        ("#1010F0", ["#101010"], 7.0),
        ("#ABCE05", ["#CE7883"], 4.5),
        ("#210B00", ["#0C26FF"], 3.0),
        ("#808080", ["#000000", "#FFFFFF"], 4.5),
        ("#777777", ["#FFFFFF", "#EDEDED", "#FAFAFA"], 4.5),
        ("#576B95", ["#191919"], 4.5),
    ],
)
def test_no_colour_of_a_lattice_is_nearer(colour: str, others: list[str], required: float) -> None:
    found = nearest(colour, others, required)
    assert found is not None
    assert found.delta_e <= _brute(colour, others, required, step=6) + TOLERANCE


def test_every_single_colour_was_tried_once_for_these() -> None:
    """Both figures were found by going through all 16 777 216 colours."""
    text, ground = nearest("#FFFFFF", ["#07C160"], 4.5), nearest("#07C160", ["#FFFFFF"], 4.5)
    assert text is not None
    assert ground is not None
    assert (text.colour, round(text.delta_e, 4)) == ("#3D3E3D", 62.3854)
    assert (ground.colour, round(ground.delta_e, 4)) == ("#12893A", 17.1995)


@settings(max_examples=40, deadline=None)
@given(COLOURS, st.lists(COLOURS, min_size=1, max_size=3), st.sampled_from([3.0, 4.5, 7.0]))
def test_what_is_returned_passes_and_none_means_that_nothing_does(
    colour: str, others: list[str], required: float
) -> None:
    found = nearest(colour, others, required)
    if found is None:
        assert _brute(colour, others, required, step=15) == np.inf
        return
    lowest = min(ratio(from_hexadecimal(found.colour), from_hexadecimal(other)) for other in others)
    assert lowest >= required
    assert found.ratio == pytest.approx(lowest, abs=0)


def test_a_colour_that_passes_stays() -> None:
    assert nearest("#000000", ["#ffffff"], 7) == Repair("#000000", 0.0, 21.0)


def test_exactly_the_required_ratio_is_enough() -> None:
    exact = ratio((118, 118, 118), (255, 255, 255))
    found = nearest("#767676", ["#FFFFFF"], exact)
    assert found is not None
    assert found.delta_e == 0


def test_no_colour_reaches_what_is_out_of_reach() -> None:
    assert nearest("#808080", ["#000000", "#FFFFFF"], 7) is None
    assert nearest("#808080", ["#808080"], 21) is None


def test_without_another_colour_everything_passes() -> None:
    found = nearest("#123456", [], 7)
    assert found is not None
    assert found.delta_e == 0


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        nearest("green", ["#FFFFFF"], 4.5)
