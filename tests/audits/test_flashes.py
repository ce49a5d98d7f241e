"""Flashes in frames: what counts lies together, in one block of the frame."""

from __future__ import annotations

import numpy as np
import pytest

from audits.pixels.colour import Bytes
from audits.pixels.flashes import most_flashes

RATE = 20  # frames a second
BLOCK = (64, 85)  # a quarter of 256 × 341 px each way
LEAST = 64 * 85 // 4


def frames(places: list[tuple[int, int]], side: int, changes: int) -> list[Bytes]:
    """Return a second of frames in which squares turn from black to white and back so often."""
    made = []
    for number in range(RATE + 1):
        frame = np.zeros((200, 300, 4), np.uint8)
        for y, x in places:
            frame[y : y + side, x : x + side] = 255 * (min(number, changes) % 2)
        made.append(frame)
    return made


@pytest.mark.parametrize(("side", "flashes"), [(37, 4), (36, 0)])
def test_an_area_counts_from_a_quarter_of_a_block(side: int, flashes: int) -> None:
    assert most_flashes(frames([(10, 10)], side, 8), RATE, BLOCK, LEAST).count == flashes


def test_parts_in_one_block_count_together_and_parts_far_apart_do_not() -> None:
    near, far = [(0, 0), (0, 45)], [(0, 0), (150, 250)]
    assert most_flashes(frames(near, 28, 8), RATE, BLOCK, LEAST).count == 4
    assert most_flashes(frames(far, 28, 8), RATE, BLOCK, LEAST).count == 0


@pytest.mark.parametrize(("changes", "flashes"), [(0, 0), (1, 0), (2, 1), (6, 3), (7, 3), (20, 10)])
def test_two_opposing_changes_are_a_flash(changes: int, flashes: int) -> None:
    assert most_flashes(frames([(0, 0)], 200, changes), RATE, BLOCK, LEAST).count == flashes


def test_a_frame_smaller_than_a_block_is_one_block() -> None:
    small = [frame[:20, :20] for frame in frames([(0, 0)], 200, 8)]
    assert most_flashes(small, RATE, BLOCK, 400).count == 4
    assert most_flashes(small, RATE, BLOCK, 401).count == 0
