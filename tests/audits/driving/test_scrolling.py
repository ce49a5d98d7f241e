from __future__ import annotations

import itertools
from typing import Any

import pytest

from audits.driving.gestures import Search, Selector, Swipe, Tap
from audits.errors import CheckError

from .conftest import LIST, TWO, tap


@pytest.mark.parametrize("selector", [Selector("Last"), Selector(id="last"), Selector(".*st", index=1)])
def test_what_lies_further_down_is_scrolled_to_and_touched(drive: Any, selector: Selector) -> None:
    driver, root = drive(LIST)
    assert driver.sight.found(Selector("Last")) == []
    assert driver.tap(Tap(selector)) == "Button"
    assert root.ids.last.text == "Last!"
    assert driver.account.scrolled
    assert set(driver.account.scrolled) == {"DOWN"}


def test_what_lies_further_up_is_scrolled_to(drive: Any) -> None:
    driver, root = drive(LIST)
    root.scroll_y = 0
    driver.frames.settle()
    driver.reveal(Selector("First"))
    assert driver.sight.found(Selector("First"))
    assert set(driver.account.scrolled) == {"UP"}


def test_what_is_in_sight_is_not_scrolled_to(drive: Any) -> None:
    driver, root = drive(LIST)
    driver.tap(tap(id="first"))
    driver.reveal(Selector(id="first"))
    assert driver.account.scrolled == []
    assert root.scroll_y == 1


def test_scrolling_goes_by_touch_and_presses_nothing_on_the_way(drive: Any) -> None:
    driver, root = drive("""
ScrollView:
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        Button:
            id: long
            text: 'Long'
            size_hint_y: 20
        Button:
            id: last
            text: 'Last'
""")
    pressed: list[object] = []
    touched: list[object] = []
    root.ids.long.bind(on_press=pressed.append)
    root.bind(on_touch_down=lambda *_: touched.append(1) and False)
    driver.reveal(Selector(id="last"))
    assert driver.sight.found(Selector(id="last"))
    assert len(touched) == len(driver.account.scrolled) > 1
    assert pressed == []


def test_a_list_within_a_list_is_scrolled_after_it(drive: Any) -> None:
    driver, _root = drive("""
ScrollView:
    effect_cls: 'ScrollEffect'
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 2400
        Widget
        ScrollView:
            effect_cls: 'ScrollEffect'
            do_scroll_y: False
            size_hint_y: None
            height: 100
            BoxLayout:
                size_hint_x: None
                width: 1500
                Widget
                Button:
                    id: far
                    text: 'Far'
                    size_hint_x: None
                    width: 100
""")
    driver.tap(tap("Far"))
    words = driver.account.scrolled
    assert words == sorted(words), "first down, then to the right"
    assert set(words) == {"DOWN", "RIGHT"}


HIDDEN = """
FloatLayout:
    StencilView:
        size_hint: 1, 0.1
        {kind}:
            size_hint: None, None
            size: 300, 60
            pos: 0, 300
            {more}
            Button:
                text: 'Away'
                pos: 0, 400
"""


@pytest.mark.parametrize(
    ("kind", "more"),
    [("FloatLayout", "pass"), ("ScrollView", "do_scroll: False"), ("ScrollView", "opacity: 0")],
)
def test_what_no_scrolling_shows_is_out_of_sight(drive: Any, kind: str, more: str) -> None:
    driver, _ = drive(HIDDEN.format(kind=kind, more=more.replace("pass", "x: 0")))
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Away"))
    assert str(raised.value) == "text 'Away' is there but out of sight, and scrolling does not show it"
    driver.sight.expect(Selector("Away"), visible=False)


def test_what_lies_below_something_open_is_not_scrolled_to(drive: Any) -> None:
    driver, root = drive(LIST)
    root.inert = True
    with pytest.raises(CheckError, match="scrolling does not show it"):
        driver.reveal(Selector("Last"))


def test_not_to_be_seen_means_on_the_whole_page(drive: Any) -> None:
    """Else a flow would pass at 200 % only because what should be gone lies below the fold."""
    driver, root = drive(LIST)
    with pytest.raises(CheckError) as raised:
        driver.sight.expect(Selector("Last"), visible=False)
    assert str(raised.value) == "text 'Last' is on the page, though out of sight"
    with pytest.raises(CheckError) as raised:
        driver.sight.expect(Selector("First"), visible=False)
    assert str(raised.value) == "text 'First' is on the screen"
    root.ids.last.opacity = 0
    driver.sight.expect(Selector("Last"), visible=False)


@pytest.mark.parametrize("selector", [Selector("Last"), Selector(id="last")])
def test_scrolling_until_something_is_in_sight(drive: Any, selector: Selector) -> None:
    driver, root = drive(LIST)
    driver.scroll_until(Search(selector))
    driver.tap(Tap(selector))
    assert root.ids.last.text == "Last!"
    driver.scroll_until(Search(Selector("First"), "UP"))
    assert driver.sight.found(Selector("First"))


@pytest.mark.parametrize(("direction", "start"), [("DOWN", 1), ("UP", 0)])
def test_what_a_whole_scroll_would_pass_by_is_shown_whole(drive: Any, direction: str, start: float) -> None:
    driver, root = drive("""
ScrollView:
    effect_cls: 'ScrollEffect'
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 4000
        Widget
        Button:
            id: tall
            size_hint_y: None
            height: root.height * 0.9
        Widget
""")
    root.scroll_y = start
    driver.frames.settle()
    pressed: list[object] = []
    root.ids.tall.bind(on_press=pressed.append)
    driver.scroll_until(Search(Selector(id="tall"), direction))
    bottom = root.ids.tall.to_window(0, root.ids.tall.y)[1]
    assert root.y <= bottom
    assert bottom + root.ids.tall.height <= root.top
    assert pressed == []


def test_scrolling_to_the_end_in_vain(drive: Any) -> None:
    driver, root = drive(LIST)
    with pytest.raises(CheckError) as raised:
        driver.scroll_until(Search(Selector("Middle")))
    assert str(raised.value) == (
        "scrolled DOWN to the end; text 'Middle' is not on the screen; there is 'Last'"
    )
    assert root.scroll_y == pytest.approx(0, abs=1e-3)


def test_scroll_moves_the_largest_list(drive: Any) -> None:
    driver, root = drive(LIST)
    driver.scroll()
    assert 0.7 < root.scroll_y < 0.9
    driver.scroll("UP")
    assert root.scroll_y == pytest.approx(1, abs=0.01)


def test_where_nothing_scrolls_scrolling_fails(drive: Any) -> None:
    driver, _ = drive(TWO)
    with pytest.raises(CheckError, match="nothing on the screen scrolls"):
        driver.scroll()


def test_a_swipe_passes_places_on_its_way_and_takes_its_time(drive: Any) -> None:
    driver, root = drive("Widget:")
    places: list[tuple[float, float]] = []
    times: list[float] = []
    root.bind(on_touch_move=lambda _, touch: places.append(touch.pos))
    root.bind(on_touch_up=lambda _, touch: times.append(touch.time_end - touch.time_start))
    driver.swipe(Swipe(("50%", "50%"), ("50%", "10%"), 0.4))
    assert len(places) == 24
    assert all(later[1] > earlier[1] for earlier, later in itertools.pairwise(places))
    assert places[-1] == pytest.approx((195, 760), abs=2)
    assert times[0] == pytest.approx(0.4, abs=0.05)


def test_a_swipe_throws_a_list(drive: Any) -> None:
    driver, root = drive(LIST)
    driver.swipe(Swipe(("50%", "50%"), ("50%", "10%"), 0.1))
    assert root.scroll_y < 0.8  # further than the finger went
