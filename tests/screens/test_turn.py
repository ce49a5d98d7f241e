"""Boxes are laid out as Kivy would lay them out, in far fewer passes, and not at all while put away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from kivy.lang import Builder
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from audits.driving.clock import VirtualTime
from screens.widgets.box import Box
from screens.widgets.putaway import bring_back, put_away
from screens.widgets.words import Words  # noqa: F401 - used in the rules below
from tests.screens.stand import frames

ROW = """
    {box}:
        orientation: "vertical"
        size_hint_y: None
        height: self.minimum_height
        padding: 3
        {box}:
            size_hint_y: None
            height: self.minimum_height
            Words:
                text: "一段要换行的长文字" * {times}
            {box}:
                orientation: "vertical"
                size_hint_y: None
                height: self.minimum_height
                Words:
                    text: "short"
                Words:
                    text: "words " * {times}
        {box}:
            size_hint_y: None
            height: 40 + {times}
            spacing: 5
            Widget:
                size_hint: None, 0.5
                width: 30
                pos_hint: {{"center_y": 0.5}}
            Widget:
                size_hint_x: 2
                size_hint_max_x: 90
            Widget:
                size_hint_y: None
                height: 11
                size_hint_min_x: 70
                pos_hint: {{"top": 1}}
"""
Put = Callable[[Widget], Widget]


def page(box: str, rows: int = 6) -> Widget:
    head = f"{box}:\n    orientation: 'vertical'\n    size_hint: None, None\n    width: 300\n"
    content = "".join(ROW.format(box=box, times=number + 1) for number in range(rows))
    return Builder.load_string(f"{head}    height: self.minimum_height\n{content}")


def places(root: Widget) -> list[tuple[float, ...]]:
    return [(*widget.pos, *widget.size) for widget in root.walk(restrict=True)]


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> Counter[Widget]:
    """How often each box has been laid out so far."""
    count: Counter[Widget] = Counter()
    original = BoxLayout._iterate_layout

    def iterate_layout(self: BoxLayout, sizes: object) -> object:
        count[self] += 1
        return original(self, sizes)

    monkeypatch.setattr(BoxLayout, "_iterate_layout", iterate_layout)
    return count


def test_everything_comes_to_lie_where_kivy_puts_it(put: Put, time: VirtualTime) -> None:
    ours, kivys = put(page("Box")), page("BoxLayout")
    ours_at = places(ours)
    put(kivys)
    frames(time, 0.1)
    assert ours_at == places(kivys)
    assert len({height for *_, height in ours_at}) > 5


def test_few_passes_are_needed(put: Put, laid_out: Counter[Widget]) -> None:
    put(page("Box"))
    assert max(laid_out.values()) <= 6
    ours = laid_out.total()
    laid_out.clear()
    put(page("BoxLayout"))
    assert ours < laid_out.total() * 0.75


def test_what_grows_later_moves_the_rest(put: Put, time: VirtualTime) -> None:
    root = put(page("Box"))
    words = next(widget for widget in root.walk(restrict=True) if getattr(widget, "text", "") == "short")
    words.text = "longer words that take more lines " * 4
    root.width = 260
    frames(time, 0.02)
    now = places(root)
    again = put(page("Box"))
    next(each for each in again.walk(restrict=True) if getattr(each, "text", "") == "short").text = words.text
    again.width = 260
    frames(time, 0.1)
    assert now == places(again)


def test_what_is_put_away_is_laid_out_when_it_comes_back(
    put: Put, time: VirtualTime, laid_out: Counter[Widget]
) -> None:
    root = put(page("Box"))
    window = root.parent
    window.remove_widget(root)
    assert put_away(root)
    laid_out.clear()
    root.width = 200
    frames(time, 0.1)
    assert not laid_out
    bring_back(root)
    put(root)
    assert laid_out
    fresh = page("Box")
    fresh.width = 200
    put(fresh)
    frames(time, 0.1)
    assert places(root) == places(fresh)


def test_a_layout_that_never_ends_does_not_hang(put: Put, laid_out: Counter[Widget]) -> None:
    class Restless(Box):
        asks = True

        def do_layout(self, *args: object) -> None:
            super().do_layout(*args)
            if self.asks:
                self._trigger_layout()

    restless = Restless()
    restless.add_widget(Widget())
    put(restless)
    assert 1 < laid_out[restless] < 10_000
    restless.asks = False  # what is tested after it lives in the same window
