"""A frame is drawn again when something has changed, and else is the one that was drawn last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from audits.looking.settle import sync
from audits.pixels.colour import Bytes
from audits.pixels.framebuffer import draw, draw_boxes
from tests.audits.stage import build

SIZE = (200, 100)
PAGE = """
FloatLayout:
    size_hint: None, None
    size: 200, 100
    canvas.before:
        Color:
            rgb: 0, 0, 1
        Rectangle:
            pos: self.pos
            size: self.size
    Label:
        id: label
        text: 'I'
"""


@pytest.fixture
def page() -> Any:
    root = build(PAGE)
    sync()
    return root


def _frame(page: Any) -> Bytes:
    sync()
    return draw(page.canvas, SIZE)


def _text(page: Any) -> None:
    page.ids.label.text = "l"


def _colour(page: Any) -> None:
    page.ids.label.color = (1, 0, 0, 1)


def _place(page: Any) -> None:
    page.canvas.before.children[-1].size = (50, 50)


def _child(page: Any) -> None:
    page.remove_widget(page.ids.label)


CHANGES: dict[str, Callable[[Any], None]] = {
    "text": _text,
    "colour": _colour,
    "place": _place,
    "child": _child,
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("part", [False, True])
def test_what_has_changed_is_drawn(page: Any, change: str, *, part: bool) -> None:
    before = _frame(page)
    CHANGES[change](page)
    sync()
    if part:  # whoever draws first takes the canvas's mark away
        draw_boxes(page.canvas, np.empty((100, 200, 4), np.uint8), (0, 0), [(0, 0, 9, 9)])
    assert not np.array_equal(before, _frame(page))


def test_what_is_as_it_was_is_not_drawn_again(page: Any) -> None:
    assert _frame(page) is _frame(page)


def test_another_place_or_size_is_drawn(page: Any) -> None:
    before = _frame(page)
    assert not np.array_equal(before, draw(page.canvas, SIZE, (50, 0)))
    assert draw(page.canvas, (100, 100)).shape == (100, 100, 4)


def test_what_the_window_has_drawn_is_drawn_again(page: Any) -> None:
    from kivy.core.window import Window

    before = _frame(page)
    Window.dispatch("on_draw")
    assert _frame(page) is not before


def test_another_ground_is_drawn(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.core.window import Window

    before = draw(page.canvas, (300, 100))
    monkeypatch.setattr(Window, "clearcolor", (1, 0, 1, 1))
    assert not np.array_equal(before, draw(page.canvas, (300, 100)))
