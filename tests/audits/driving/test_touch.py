from __future__ import annotations

from typing import Any

import pytest

from audits.driving.gestures import Selector, Tap

from .conftest import LIST, TWO, tap


def test_a_tap_presses_what_is_named_and_tells_who_took_it(drive: Any) -> None:
    driver, root = drive(TWO)
    assert driver.tap(tap("Two")) == "Button"
    assert root.ids.heard.text == "2"


def test_down_and_up_are_seen_in_frames_of_their_own(drive: Any) -> None:
    from kivy.clock import Clock

    driver, root = drive(TWO)
    seen: list[tuple[str, int]] = []
    root.ids.one.bind(state=lambda _, state: seen.append((state, Clock.frames)))
    driver.tap(tap("One"))
    (down, pressed), (normal, released) = seen
    assert (down, normal) == ("down", "normal")
    assert released > pressed


def test_a_double_tap_is_one_and_two_taps_are_none(drive: Any) -> None:
    driver, root = drive(TWO)
    driver.tap(tap("Two"))
    driver.tap(tap("Two"))
    assert root.ids.heard.text == "22"
    driver.tap(tap("Two", "double"))
    assert root.ids.heard.text == "222d2"


def test_a_long_press_lasts(drive: Any) -> None:
    driver, root = drive(TWO)
    times: list[float] = []
    root.ids.one.bind(on_touch_up=lambda _, touch: times.append(touch.time_end - touch.time_start))
    driver.tap(tap("One", "long"))
    assert times[0] >= 0.8


def test_a_tap_may_be_repeated(drive: Any) -> None:
    driver, root = drive(TWO)
    driver.tap(Tap(Selector("One"), times=3, delay_s=0.5))
    assert root.ids.heard.text == "111"


def test_a_point_is_counted_from_the_top_left(drive: Any) -> None:
    driver, root = drive(TWO)
    driver.tap(tap(point=("50%", "10%")))
    driver.tap(tap(point=("195", "422")))
    assert root.ids.heard.text == "12"


def test_a_point_within_something_counts_in_it(drive: Any) -> None:
    driver, root = drive(TWO)
    places: list[tuple[float, float]] = []
    root.ids.one.bind(on_touch_down=lambda _, touch: places.append(touch.pos))
    driver.tap(tap("One", point=("0%", "25%")))
    assert places == [pytest.approx((0, root.ids.one.top - root.ids.one.height / 4), abs=1)]


def test_a_tap_reaches_into_a_list(drive: Any) -> None:
    driver, root = drive(LIST)
    assert driver.tap(tap(id="first")) == "Button"
    assert root.ids.first.text == "First!"


def test_a_label_in_a_button_stands_for_it(drive: Any) -> None:
    driver, root = drive("""
#:import ButtonBehavior kivy.uix.behaviors.ButtonBehavior
<Card@ButtonBehavior+BoxLayout>:
FloatLayout:
    Card:
        id: card
        on_release: self.opacity = .5
        Label:
            text: 'Inner words'
        Label:
            text: 'more'
""")
    driver.tap(tap("Inner words"))
    assert root.ids.card.opacity == 0.5
