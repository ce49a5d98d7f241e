"""Swipes from an edge, and what lists do at their ends, on each phone's system."""

from __future__ import annotations

import pytest
from kivy.tests.common import UnitTestTouch

from app.domain.events import Back, Expand, Go
from app.prototype.bindings import theme
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.phone import Phone
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, wear


def pay_on(shown: Shown, platform: str, **choices: object) -> Phone:
    variant = Variant(platform=platform, **choices)  # type: ignore[arg-type]
    wear(variant)
    run = Run(variant)
    phone = shown.show(run.view)
    shown.change(run.do(Go("pay")).view, 0.8)
    return phone


def swipe(phone: Phone, time: VirtualTime, start: float, far: float, *, up: bool = True) -> UnitTestTouch:
    touch = UnitTestTouch(start, phone.center_y)
    touch.touch_down()
    for part in (0.3, 0.7, 1):
        touch.touch_move(start + far * part, phone.center_y)
        frames(time, 0.05)
    if up:
        touch.touch_up()
    return touch


@pytest.mark.parametrize(
    ("platform", "edges"),
    [("ios", {"left"}), ("harmonyos", {"left", "right"}), ("android", {"left", "right"})],
)
def test_a_swipe_from_an_edge_goes_back(
    shown: Shown, time: VirtualTime, platform: str, edges: set[str]
) -> None:
    phone = pay_on(shown, platform)
    for edge, start, way in (("left", 6, 1), ("right", phone.width - 6, -1)):
        shown.events.clear()
        swipe(phone, time, start, way * 200)
        frames(time, 0.5)
        assert shown.events == ([Back("pay")] if edge in edges else []), edge


def test_the_plain_design_has_no_such_swipe(shown: Shown, time: VirtualTime) -> None:
    phone = pay_on(shown, "ios", design="reported")
    swipe(phone, time, 6, 250)
    assert shown.events == []


@pytest.mark.parametrize(("seconds", "taps"), [(0.3, True), (0.7, False)])
def test_a_long_press_is_no_tap(shown: Shown, time: VirtualTime, seconds: float, taps: bool) -> None:
    phone = pay_on(shown, "ios")
    for name, event in (("top_up", Go("top_up")), ("menu", Go("menu"))):  # a row, a button
        control = find(phone, name)
        touch = UnitTestTouch(*control.to_window(*control.center))
        touch.touch_down()
        frames(time, seconds)
        touch.touch_up()
        frames(time, 0.2)
        assert shown.events == ([event] if taps else [])
        assert not control.held
        shown.events.clear()


def test_too_short_a_swipe_does_nothing(shown: Shown, time: VirtualTime) -> None:
    phone = pay_on(shown, "ios")
    swipe(phone, time, 6, 60)
    frames(time, 0.6)
    assert (shown.events, phone.ids.stage.pulled, len(phone.ids.stage.children)) == ([], 0, 1)


def test_on_ios_the_page_follows_the_finger_over_the_one_before(shown: Shown, time: VirtualTime) -> None:
    phone = pay_on(shown, "ios")
    stage = phone.ids.stage
    touch = swipe(phone, time, 6, 150, up=False)
    assert stage.pulled == pytest.approx(150)
    assert stage.screen.to_window(0, 0)[0] == pytest.approx(150)
    assert len(stage.children) == 2
    touch.touch_up()
    assert shown.events == [Back("pay")]
    phone.view = Run(Variant()).view
    frames(time, 0.05)
    assert stage.children[0].x >= 150, "it goes on from where the finger left it"
    frames(time, 0.6)
    assert (stage.pulled, len(stage.children), stage.screen.script_id) == (0, 1, "screen-me")


def drag(phone: Phone, time: VirtualTime, up: float) -> UnitTestTouch:
    touch = UnitTestTouch(phone.center_x, phone.center_y)
    touch.touch_down()
    for part in range(1, 7):
        touch.touch_move(phone.center_x, phone.center_y + up * part / 6)
        frames(time, 0.02)
    return touch


@pytest.mark.parametrize(
    ("platform", "design", "gives"),
    [("ios", "clear", True), ("android", "clear", True), ("ios", "reported", False)],
)
def test_a_list_gives_way_at_its_end_and_comes_back(
    shown: Shown, time: VirtualTime, platform: str, design: str, gives: bool
) -> None:
    variant = Variant(scenario="several-blockers", platform=platform, design=design)
    wear(variant)
    events = (Go("rename"), Expand()) if design == "clear" else (Go("settings"),)
    phone = shown.show(Run(variant).do(*events).view)
    scroll = phone.ids.stage.screen.scroll
    touch = drag(phone, time, -180)
    assert (scroll.effect_y.pulled < 0) is gives
    assert scroll.scroll_y == 1
    touch.touch_up()
    frames(time, 0.8)
    assert scroll.effect_y.pulled == 0


def test_with_reduced_motion_it_stands_still(shown: Shown, time: VirtualTime) -> None:
    wear(Variant())
    theme.reduced_motion = True
    phone = shown.show(Run(Variant(scenario="several-blockers")).do(Go("rename"), Expand()).view)
    drag(phone, time, -180)
    assert phone.ids.stage.screen.scroll.effect_y.pulled == 0
