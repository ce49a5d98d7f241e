"""Which parts of a frame are drawn where only some places in it matter, and that they come out alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from audits.driving.held import settle
from audits.looking.screen import Screen, look
from audits.pixels.affine import Rect
from audits.pixels.bands import bands
from audits.pixels.framebuffer import Box
from tests.audits.stage import build

PAGE = """
FloatLayout:
    size: 300, 900
    Rectangular:
        back: '#204060'
    StencilView:
        size_hint: None, None
        size: 120, 300
        Label:
            text: 'Cut off'
            size: 160, 200
    Label:
        text: 'High above'
        pos_hint: {'top': 1}
        size_hint_y: None
        height: 60
"""
IN_A_BUFFER = """
#:import EffectWidget kivy.uix.effectwidget.EffectWidget
EffectWidget:
    size: 300, 900
    Label:
        text: 'Drawn twice'
"""


def _look(root: Any) -> Screen:
    settle(root)
    return look(root, illustrated=False)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], []),
        ([(10, 10, 20, 20)], [(9, 9, 21, 21)]),
        ([(10.5, 180, 40, 200), (50, 10, 90, 30.2)], [(9, 9, 91, 201)]),
        ([(10, 800, 20, 810), (30, 10, 50, 20)], [(29, 9, 51, 21), (9, 799, 21, 811)]),
        ([(-50, -50, 20, 20), (400, 0, 500, 20)], [(0, 0, 21, 21)]),
    ],
)
def test_places_close_to_each_other_are_drawn_at_once(places: list[Rect], expected: list[Box]) -> None:
    assert bands(places, (300, 900)) == expected


def test_a_part_looks_as_it_does_in_a_whole_frame() -> None:
    screen = _look(build(PAGE))
    texts = [result.drawn for results in screen.texts.values() for result in results]
    places = [text.quad for text in texts]
    height, width = screen.frame.shape[:2]
    in_parts = screen.stage.frame_at(places, np.zeros_like(screen.frame))
    drawn = np.zeros((height, width), bool)
    for left, bottom, right, top in bands([place for place in places if place], (width, height)):
        drawn[bottom:top, left:right] = True
    assert len(texts) == 2
    assert 0 < drawn.mean() < 0.5
    assert np.array_equal(in_parts[drawn], screen.frame[drawn])
    assert not in_parts[~drawn].any()


@pytest.mark.parametrize("kv", [IN_A_BUFFER, PAGE])
def test_what_has_buffers_or_code_of_its_own_is_drawn_whole(kv: str) -> None:
    from kivy.graphics import Callback

    root = build(kv)
    if kv is PAGE:
        root.canvas.add(Callback(lambda _: None))
    screen = _look(root)
    nothing = np.zeros_like(screen.frame)
    assert np.array_equal(screen.stage.frame_at([(0, 0, 10, 10)], nothing), screen.frame)
