"""A press belongs to the screen it began on: two fast ones, a held key or two fingers skip no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from kivy.core.window import Window
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.widget import Widget

from app.domain.events import Back, Begin, Digit, Event, Go, HoldMessage, LeaveCheck, Proceed, ReleaseMessage
from app.prototype.bindings import theme
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from audits.driving.touch import Finger, Hand
from screens.desk import Desk
from screens.panel.panel import Panel
from screens.phone import Phone
from screens.widgets.focus import reachable
from tests.screens.conftest import Shown
from tests.screens.stand import FRAME_S, STARTED, Run, find, frames, press_key, views

ENTER, SPACE, ESCAPE, BACKSPACE, TAB = (
    (13, "enter"),
    (32, "spacebar"),
    (27, "escape"),
    (8, "backspace"),
    (9, "tab"),
)
MOTION = pytest.mark.parametrize("reduced", [False, True], ids=["motion", "reduced motion"])


@pytest.fixture
def hand() -> Iterator[Hand]:
    one = Hand()
    one.start()
    yield one
    one.stop()


@pytest.fixture
def prototype(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[Prototype]:
    made = Prototype(Variant(scenario="ready", platform="ios"), STARTED, lambda phone: put(phone) and None)
    frames(time, 0.5)
    yield made
    made.close()


def show_consequences(prototype: Prototype, time: VirtualTime) -> Widget:
    """Go to the step before the payment password and return its button, with the focus."""
    for event in (Go("rename"), LeaveCheck(), Begin()):
        prototype.emit(event)
        frames(time, 0.5)
    button = find(prototype.root, "agree")
    button.focus = True  # which brings it into view
    frames(time, 0.5)
    return button


def done(prototype: Prototype) -> int:
    return prototype.state.verification.done


def middle(widget: Widget) -> tuple[float, float]:
    x, y = widget.to_window(*widget.center)
    return float(x), float(y)


def repeat(key: tuple[int, str], time: VirtualTime, seconds: float = 1.0) -> None:
    """Hold a key, as a keyboard tells of it: downs, 30 a second, and one up."""
    for _ in range(round(seconds * 30)):
        Window.dispatch("on_key_down", key[0], 0, "", [])
        frames(time, 1 / 30)
    Window.dispatch("on_key_up", key[0], 0)
    frames(time, 0.6)


@MOTION
def test_two_presses_of_a_key_do_one_step(prototype: Prototype, time: VirtualTime, reduced: bool) -> None:
    for key, apart in product((ENTER, SPACE), (1, 3, 7, 10, 15)):
        show_consequences(prototype, time)
        theme.reduced_motion = reduced
        press_key(*key)
        frames(time, apart * FRAME_S)
        press_key(*key)
        frames(time, 1)
        assert (done(prototype), prototype.root.view.screen) == (1, "payment_password"), (key, apart)
        prototype.restart()


@MOTION
def test_a_held_key_presses_once(prototype: Prototype, time: VirtualTime, reduced: bool) -> None:
    for key in (ENTER, SPACE):
        show_consequences(prototype, time)
        theme.reduced_motion = reduced
        repeat(key, time)
        assert done(prototype) == 1, key
        prototype.restart()


def test_a_held_key_presses_nothing_that_the_focus_moves_on_to(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(Run(Variant()).do(Go("pay")).view)
    find(phone, "collect").focus = True
    Window.dispatch("on_key_down", *ENTER, "", [])
    frames(time, 0.2)
    find(phone, "wallet").focus = True
    repeat(ENTER, time, 0.3)
    assert shown.events == [find(phone, "collect").row.tap]
    press_key(*ENTER)
    frames(time, 0.2)
    assert shown.events[1:] == [find(phone, "wallet").row.tap], "pressed anew, it presses again"


@MOTION
def test_a_double_tap_does_one_step(
    prototype: Prototype, time: VirtualTime, hand: Hand, reduced: bool
) -> None:
    for apart in (1, 4, 8):
        place = middle(show_consequences(prototype, time))
        theme.reduced_motion = reduced
        for _ in range(2):
            touch(hand, time, place)
            frames(time, apart * FRAME_S)
        frames(time, 1)
        assert done(prototype) == 1, apart
        prototype.restart()


def touch(hand: Hand, time: VirtualTime, place: tuple[float, float], seconds: float = 0.1) -> None:
    finger = hand.down(*place)
    frames(time, seconds)
    hand.up(finger)
    frames(time, FRAME_S)


def test_a_double_tap_on_any_button_emits_once(shown: Shown, time: VirtualTime, hand: Hand) -> None:
    tried = 0
    for view in views(Variant()):
        phone = shown.show(view)
        for control in list(reachable(phone)):
            if not hasattr(control, "held") or control.repeats or not is_in_sight(control, phone):
                continue
            shown.events.clear()
            place = middle(control)
            touch(hand, time, place)
            frames(time, 0.05)
            touch(hand, time, place)
            frames(time, 0.5)
            pressed = [each for each in shown.events if not isinstance(each, HoldMessage | ReleaseMessage)]
            assert len(pressed) == 1, f"{control.script_id} of {view.screen}"
            tried += 1
    assert tried > 30


def is_in_sight(control: Widget, phone: Phone) -> bool:
    scroll = phone.ids.stage.screen.scroll
    low = scroll.to_window(0, scroll.y)[1] if scroll is not None else 0
    return bool(low <= middle(control)[1] <= phone.ids.strip.y)


def test_two_quick_taps_on_the_keypad_are_two_digits(shown: Shown, time: VirtualTime, hand: Hand) -> None:
    flow = Run(Variant(scenario="ready", platform="ios")).do(
        Go("rename"), LeaveCheck(), Begin(), Proceed("consequences")
    )
    phone = shown.show(flow.view)
    for _ in range(2):
        touch(hand, time, middle(find(phone, "key-1")))
        frames(time, 0.05)
    frames(time, 0.3)
    assert shown.events == [Digit("1", "payment_password")] * 2


@MOTION
def test_of_two_fingers_that_lift_in_one_frame_the_first_counts(
    prototype: Prototype, time: VirtualTime, hand: Hand, reduced: bool
) -> None:
    prototype.emit(Go("pay"))
    frames(time, 0.5)
    theme.reduced_motion = reduced
    fingers = [hand.down(*middle(find(prototype.root, name))) for name in ("wallet", "back")]
    lift(hand, time, fingers)
    assert [each.screen for each in prototype.state.stack][-2:] == ["pay", "wallet"]


def test_two_fingers_on_one_button_press_it_once(shown: Shown, time: VirtualTime, hand: Hand) -> None:
    phone = shown.show(Run(Variant()).view)
    place = middle(find(phone, "pay"))
    lift(hand, time, [hand.down(*place), hand.down(*place)])
    assert shown.events == [Go("pay")]


def lift(hand: Hand, time: VirtualTime, fingers: list[Finger]) -> None:
    frames(time, 0.1)
    for finger in fingers:
        hand.up(finger)
    frames(time, 1)


@MOTION
@pytest.mark.parametrize("name", ["back", "menu", "wallet"])
def test_a_press_ends_on_no_other_screen(
    shown: Shown, time: VirtualTime, hand: Hand, reduced: bool, name: str
) -> None:
    flow = Run(Variant()).do(Go("pay"))
    phone = shown.show(flow.view)
    theme.reduced_motion = reduced
    finger = hand.down(*middle(find(phone, name)))
    frames(time, 0.4)  # within a list, a press begins once the finger has not moved for a while
    assert find(phone, name).held
    phone.view = flow.do(Go("wallet")).view
    frames(time, 0.5)
    hand.up(finger)
    frames(time, 0.5)
    assert shown.events == []


def test_a_press_by_key_ends_on_no_other_screen(shown: Shown, time: VirtualTime) -> None:
    flow = Run(Variant()).do(Go("pay"))
    phone = shown.show(flow.view)
    find(phone, "back").focus = True
    press_key(*ENTER)
    phone.view = flow.do(Go("wallet")).view
    frames(time, 0.5)
    assert shown.events == []
    assert not find(phone, "back").held


Step = Callable[[Run], Run]
TRANSITIONS: dict[str, tuple[Step, Step]] = {
    "a screen comes": (lambda run: run.do(Go("pay")), lambda run: run.do(Go("wallet"))),
    "a screen goes": (lambda run: run.do(Go("pay"), Go("wallet")), lambda run: run.do(Back("wallet"))),
    "a sheet comes": (lambda run: run.do(Go("pay")), lambda run: run.do(Go("menu"))),
    "a sheet goes": (lambda run: run.do(Go("pay"), Go("menu")), lambda run: run.do(Back("menu"))),
}


@MOTION
@pytest.mark.parametrize("transition", TRANSITIONS)
def test_nothing_is_taken_in_a_transition(
    shown: Shown, time: VirtualTime, hand: Hand, reduced: bool, transition: str
) -> None:
    before, change = TRANSITIONS[transition]
    flow = before(Run(Variant()))
    phone = shown.show(flow.view)
    theme.reduced_motion = reduced
    places = {middle(control) for control in reachable(phone)}
    phone.view = change(flow).view
    frames(time, FRAME_S)
    places |= {middle(control) for control in reachable(phone)} | {(195.0, 700.0)}
    assert phone.in_transition
    for key in (ESCAPE, BACKSPACE, TAB, ENTER, SPACE, (55, "7")):
        press_key(*key)
    fingers = [hand.down(*place) for place in places]
    frames(time, 2 * FRAME_S)
    for finger in fingers:
        hand.up(finger)
    frames(time, 0.5)
    assert shown.events == []
    assert not phone.in_transition
    press_key(*ESCAPE)
    assert len(shown.events) == 1, "afterwards everything works again"


@pytest.mark.parametrize("key", [ESCAPE, BACKSPACE])
def test_a_held_key_goes_back_once(prototype: Prototype, time: VirtualTime, key: tuple[int, str]) -> None:
    for name in ("pay", "wallet", "packets"):
        prototype.emit(Go(name))
        frames(time, 0.5)
    before = len(prototype.state.stack)
    repeat(key, time)
    assert len(prototype.state.stack) == before - 1


def test_a_held_key_erases_but_does_not_go_back(prototype: Prototype, time: VirtualTime) -> None:
    show_consequences(prototype, time)
    prototype.emit(Proceed("consequences"))
    frames(time, 0.5)
    for digit in "123":
        press_key(ord(digit), digit)
    repeat(BACKSPACE, time)
    assert prototype.root.view.screen == "payment_password"
    assert prototype.root.view.entry.shown == ""


def test_a_held_digit_is_entered_once(prototype: Prototype, time: VirtualTime) -> None:
    show_consequences(prototype, time)
    prototype.emit(Proceed("consequences"))
    frames(time, 0.5)
    repeat((ord("2"), "2"), time)
    assert len(prototype.root.view.entry.shown) == 1


def test_the_panel_takes_keys_while_the_phone_is_in_transition(
    put: Callable[[Widget], Widget], time: VirtualTime
) -> None:
    heard: list[str] = []
    flow, events = Run(Variant()), list[Event]()
    desk = put(Desk(Panel(), act=heard.append, size_hint=(None, None), size=(930, 960)))
    phone = Phone(view=flow.view, emit=events.append)
    desk.place(phone)
    frames(time, 0.5)
    phone.view = flow.do(Go("pay")).view
    assert phone.in_transition
    press_key(114, "r", ("ctrl",))
    assert heard == ["restart"]
    Window.dispatch("on_key_down", 114, 0, "r", ["ctrl"])
    Window.dispatch("on_key_down", 114, 0, "r", ["ctrl"])
    Window.dispatch("on_key_up", 114, 0)
    assert heard == ["restart"] * 2, "held, it starts again once"


def test_nobody_keeps_the_keyboard_after_a_transition(prototype: Prototype, time: VirtualTime) -> None:
    show_consequences(prototype, time)
    press_key(*ENTER)
    frames(time, 1)
    assert all(widget is None for widget in FocusBehavior._keyboards.values())


@pytest.mark.parametrize(("across", "pressed"), [(0, True), (12, True), (60, False), (260, False)])
def test_a_drag_is_no_tap(
    prototype: Prototype, time: VirtualTime, hand: Hand, across: int, pressed: bool
) -> None:
    x, y = middle(show_consequences(prototype, time))
    frames(time, 0.6)
    finger = hand.down(x - across / 2, y)
    frames(time, 0.1)
    for step in range(1, 6):
        hand.move(finger, x - across / 2 + across * step / 5, y)
        frames(time, FRAME_S)
    hand.up(finger)
    frames(time, 0.6)
    assert (done(prototype) == 1) is pressed
