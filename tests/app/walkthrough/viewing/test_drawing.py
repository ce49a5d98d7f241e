"""The strip of a walk's screens, and its film."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.recorded.walk import Walk
from app.walkthrough.viewing.drawing.film import film
from app.walkthrough.viewing.drawing.scenes import MARK, scenes
from app.walkthrough.viewing.drawing.storyboard import storyboard
from app.walkthrough.viewing.frames import spread

from .sample import SIZE, step, walk_lines, write_walk


def sample(tmp_path: Path) -> Walk:
    return read_walk(write_walk(tmp_path, walk_lines()) / "trace.jsonl")


def test_each_screen_has_the_touch_that_leads_on_from_it(tmp_path: Path) -> None:
    shown = list(scenes(sample(tmp_path), 10))
    assert [(scene.step.number, scene.touch) for scene in shown] == [(1, (45, 50)), (3, (45, 155)), (4, None)]
    assert [scene.lasts_s for scene in shown] == [1.5, 0.5, 0.0]


def test_the_storyboard_shows_all_screens_beside_each_other(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(storyboard(sample(tmp_path)))) as board:
        colours = {colour for _, colour in board.convert("RGB").getcolors(1 << 24) or []}
    assert {(255, 0, 0), (0, 128, 0), (0, 0, 255)} <= colours
    assert MARK in colours


def test_the_film_shows_screens_and_touches_for_as_long_as_they_need(tmp_path: Path) -> None:
    with Image.open(io.BytesIO(film(sample(tmp_path)))) as moving:
        assert (moving.size, moving.n_frames) == (SIZE, 5)  # type: ignore[attr-defined]
        lasting = []
        for number in range(5):
            moving.seek(number)
            moving.load()
            lasting.append(moving.info["duration"])
    assert lasting[1] == lasting[3] == 450
    assert 600 < lasting[2] < lasting[0] < 2600
    assert lasting[4] == 2500


def test_without_pictures_nothing_is_drawn(tmp_path: Path) -> None:
    walk = read_walk(write_walk(tmp_path, [walk_lines()[0], step(1, "tapOn")]) / "trace.jsonl")
    assert storyboard(walk) == film(walk) == b""


def test_a_long_walk_shows_its_first_its_last_and_some_between() -> None:
    assert spread(range(100), 4) == [0, 33, 66, 99]
    assert spread([1, 2], 4) == [1, 2]
