"""What the phone's own system draws over the page, and that the page stays where it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kivy.tests.common import UnitTestTouch
from kivy.uix.widget import Widget

from app.content.platforms import load_system
from app.domain.events import (
    Begin,
    ChooseAnswer,
    Digit,
    FillCode,
    Go,
    HoldMessage,
    LeaveCheck,
    Lift,
    Proceed,
    PutMessageAway,
    ReleaseMessage,
    Sense,
    StopSensing,
    UsePasscode,
)
from app.domain.facts.simulated import Answer, Question
from app.prototype.bindings import theme
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, message, press_key, tap, wear

PHONES = {"ios": "hud", "harmonyos": "target", "android": "prompt", "ios-passcode": "passcode"}


def asked(platform: str) -> Run:
    """Return a run at what the system of a phone asks for, and put that phone's look on."""
    variant = Variant(scenario="ready", platform=platform)
    wear(variant)
    run = Run(variant).do(Go("realname"), Go("rename"), LeaveCheck(), Begin(), Proceed("consequences"))
    return run.key_in("246810")


def places(root: Widget) -> list[tuple[float, ...]]:
    return [(*each.to_window(*each.pos), *each.size) for each in root.walk(restrict=True)]


@pytest.mark.parametrize(("platform", "look"), PHONES.items())
def test_a_panel_comes_by_itself_once_the_page_is_at_rest_and_moves_nothing(
    shown: Shown, time: VirtualTime, platform: str, look: str
) -> None:
    phone = shown.show(Run(Variant()).view)
    run = asked(platform)
    phone.view = run.view
    while phone.in_transition:
        frames(time, 0.02, step=0.02)
    frames(time, 0.26, step=0.02)
    assert not phone.ids.panel.up or phone.ids.panel.panel is None, "the page has only just come to rest"
    before = places(phone.ids.frame)
    frames(time, 0.5, step=0.02)
    assert find(phone, f"panel-{look}").accessible_name
    assert places(phone.ids.frame) == before
    assert shown.events == ([Sense()] if look == "hud" else []), "a face is looked for by itself"
    assert phone.ids.frame.inert is (look != "hud"), "a small panel leaves the page bright and in use"


def test_face_id_closes_its_ring_says_so_and_goes(shown: Shown, time: VirtualTime) -> None:
    run = asked("ios")
    phone = shown.show(run.view)
    frames(time, 0.5, step=0.05)
    shown.change(run.do(Sense()).view, 0.3)
    hud = find(phone, "panel-hud")
    assert 0 < hud.progress < 360
    shown.change(run.let_happen().view, 0.1)
    assert (hud.sign, hud.progress) == ("check", 360)
    assert hud.ids.message.text == "已认出"
    shown.change(run.let_happen().view)
    assert phone.ids.panel.panel is None


def test_without_motion_words_stand_for_the_ring(shown: Shown, time: VirtualTime) -> None:
    run = asked("ios")
    theme.reduced_motion = True
    phone = shown.show(run.view)
    frames(time, 1.0, step=0.05)
    shown.change(run.do(Sense()).view, 0.3)
    hud = find(phone, "panel-hud")
    assert (hud.progress, hud.ids.message.text) == (0, "正在识别…")


def test_after_a_failure_the_panel_offers_another_try_and_the_page_the_passcode(
    shown: Shown, time: VirtualTime
) -> None:
    run = asked("ios").do(ChooseAnswer(Question.BIOMETRICS, Answer.FAIL), Sense()).let_happen()
    phone = shown.show(run.view)
    frames(time, 0.6, step=0.05)
    tap(find(phone, "retry"), time)
    tap(find(phone, "stop"), time)
    tap(find(phone, "passcode"), time)
    assert shown.events == [Sense(), StopSensing(), UsePasscode()]


def test_a_finger_is_felt_at_once_and_when_it_goes(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(asked("harmonyos").view)
    frames(time, 0.6, step=0.05)
    target = find(phone, "sensor")
    touch = UnitTestTouch(*target.to_window(*target.center))
    touch.touch_down()
    assert shown.events == [Sense()]
    frames(time, 0.3)
    touch.touch_up()
    frames(time, 0.2)
    assert shown.events == [Sense(), Lift()]


def test_a_key_holds_the_sensor_long_enough(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(asked("harmonyos").view)
    frames(time, 0.6, step=0.05)
    find(phone, "sensor").focus = True
    press_key(13, "enter")
    frames(time, 0.3)
    assert shown.events == [Sense()]


def test_a_touch_beside_a_sheet_closes_it_and_one_on_it_does_not(shown: Shown, time: VirtualTime) -> None:
    shown.show(asked("android").view)
    frames(time, 0.6, step=0.05)
    for y in (300, 600):
        touch = UnitTestTouch(30, y)
        touch.touch_down()
        touch.touch_up()
        frames(time, 0.1)
        assert shown.events == ([] if y == 300 else [StopSensing()])
    press_key(27, "escape")
    assert shown.events == [StopSensing()] * 2


def test_the_passcode_sheet_takes_keys_and_shakes_when_it_is_wrong(shown: Shown, time: VirtualTime) -> None:
    run = asked("ios-passcode")
    phone = shown.show(run.view)
    frames(time, 0.8, step=0.05)
    tap(find(phone, "key-1"), time)
    press_key(50, "2")
    assert shown.events == [Digit("1", "device_passcode"), Digit("2", "device_passcode")]
    shown.change(run.key_in("00000").view, 0.1)
    dots = find(phone, "panel-passcode").dots
    assert [dot.full for dot in dots.children[::-1]] == [True] * 5 + [False]
    places_seen = set()
    phone.view = run.key_in("0").view
    for _ in range(30):
        frames(time, 0.03, step=0.03)
        places_seen.add(round(dots.shake))
    assert min(places_seen) < 0 < max(places_seen)
    assert dots.shake == 0
    assert not any(dot.full for dot in dots.children)


def code_step(shown: Shown, platform: str, look: str) -> tuple[Widget, float]:
    """Show a code step with a message, and return the phone and where the page's head stood before."""
    run = asked("android")
    wear(Variant(platform=platform))
    view = run.do(Sense()).let_happen().let_happen().view
    assert view.screen == "sms_code"
    phone = shown.show(view)
    head = phone.ids.head.y
    shown.change(replace(view, banner=message(look)))
    return phone, head


@pytest.mark.parametrize("platform", ["harmonyos", "android"])
@pytest.mark.parametrize("control", ["message", "copy-code"])
def test_a_banner_lies_over_the_page_and_a_tap_takes_its_code(
    shown: Shown, time: VirtualTime, platform: str, control: str
) -> None:
    phone, head = code_step(shown, platform, "banner")
    part, banner = load_system(platform).message, find(phone, "banner")
    assert phone.ids.banner.top == phone.ids.strip.y - part.gap
    assert banner.width == phone.width - 2 * part.inset
    assert phone.ids.head.y == head
    tap(find(phone, control), time)
    assert shown.events == [FillCode()]


def test_a_finger_on_a_heads_up_holds_it(shown: Shown, time: VirtualTime) -> None:
    phone, _ = code_step(shown, "android", "banner")
    phone.view = replace(
        phone.view, banner=replace(phone.view.banner, hold=HoldMessage(), release=ReleaseMessage())
    )
    frames(time, 0.3)
    banner = find(phone, "banner")
    touch = UnitTestTouch(*banner.to_window(banner.x + 4, banner.center_y))
    shown.events.clear()
    touch.touch_down()
    frames(time, 0.8, step=0.1)
    assert shown.events == [HoldMessage()]
    touch.touch_up()
    frames(time, 0.3)
    assert shown.events == [HoldMessage(), ReleaseMessage()]  # and nothing is filled in: that was no tap


def test_a_swipe_upwards_puts_a_banner_away_and_fills_nothing_in(shown: Shown, time: VirtualTime) -> None:
    phone, _ = code_step(shown, "harmonyos", "banner")
    body = find(phone, "message")
    x, y = body.to_window(*body.center)
    touch = UnitTestTouch(x, y)
    touch.touch_down()
    for step in (10, 20, 30, 40):
        touch.touch_move(x, y + step)
    touch.touch_up()
    frames(time, 0.1)
    assert shown.events == [PutMessageAway()]


def test_a_chip_stands_above_the_keys_in_room_that_was_kept_for_it(shown: Shown, time: VirtualTime) -> None:
    run = asked("android")
    wear(Variant(platform="ios"))
    view = run.do(Sense()).let_happen().let_happen().view
    phone = shown.show(view)
    before = phone.ids.pad.height, places(phone.ids.frame)
    shown.change(replace(view, banner=message("chip")))
    assert (phone.ids.pad.height, places(phone.ids.frame)) == before
    tap(find(phone, "chip"), time)
    assert shown.events == [FillCode()]
    shown.change(view)
    assert not any(getattr(each, "script_id", "") == "chip" for each in phone.walk())


def test_the_pad_comes_up_over_the_page_and_goes_with_what_asks_for_it(shown: Shown) -> None:
    start = Run(Variant(scenario="ready"))
    phone = shown.show(start.view)
    assert phone.ids.pad.height == 0
    run = start.do(Go("realname"), Go("rename"), LeaveCheck(), Begin(), Proceed("consequences"))
    shown.change(run.view)
    pad = phone.ids.pad
    assert pad.height > 200
    assert phone.ids.stage.screen.bottom == pad.height
    boxes = find(phone, "screen-payment_password").ids.scroll
    assert boxes.to_window(*boxes.pos)[1] >= pad.top
    shown.change(run.do(Begin()).key_in("246810").view)
    assert pad.height == 0


def test_a_phone_with_buttons_is_left_and_found_as_it_was(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(Run(Variant()).do(Go("pay")).view)
    wear(Variant(platform="android", navigation="buttons"))
    frames(time, 0.1)
    assert phone.bottom == phone.bar == find(phone, "system-back").height
    tap(find(phone, "system-home"), time)
    assert phone.ids.frame.inert, "nothing of the app can be reached"
    tap(find(phone, "open-app"), time)
    assert not phone.ids.frame.inert
    tap(find(phone, "system-back"), time)
    assert shown.events == [phone.view.back]
    tap(find(phone, "system-recents"), time)
    assert phone.ids.frame.inert
    press_key(27, "escape")
    assert (phone.ids.away.shown, len(shown.events)) == ("", 1), "the key goes to the system, not to the app"
    tap(find(phone, "system-recents"), time)
    wear(Variant(platform="android"))
    assert not phone.bar
    assert not phone.ids.frame.inert, "without buttons, nobody is left on the home screen"
