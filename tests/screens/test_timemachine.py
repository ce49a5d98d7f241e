"""The time machine on the desk: time that is moved on, faults that are injected, and what the panel tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from kivy.base import ExceptionManager
from kivy.tests.common import UnitTestTouch
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.desktop.opening import KeepRunning
from app.desktop.sections.timemachine import JUMPS
from app.domain.events import (
    Begin,
    Digit,
    Go,
    LeaveCheck,
    Proceed,
    SendCode,
    Sense,
    SwitchElder,
    Typed,
    UseExample,
)
from app.domain.facts.faults import Fault
from app.domain.facts.process import Stage
from app.domain.facts.text import Text
from app.errors import CheckError
from app.prototype.bindings import tr
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.panel.controls import Option
from tests.screens.stand import STARTED, find, frames, press_key, tap

READY = Variant(scenario="ready", platform="ios")


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    made = DeskControl(READY, STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 1400)
    put(made.desk)
    frames(time, 0.2)
    yield made
    made.close()


TO_THE_SENSOR = (
    Go("rename"),
    LeaveCheck(),
    Begin(),
    Proceed("consequences"),
    *map(Digit, "246810"),
)


def hand_in(prototype: Prototype, time: VirtualTime) -> None:
    """Go the whole way, up to the commit."""
    for event in (
        Go("rename"),
        LeaveCheck(),
        Begin(),
        Proceed("consequences"),
        *map(Digit, "246810"),
        Sense(),
    ):
        prototype.emit(event)
    prototype.advance(5)
    for event in (
        Typed("name", "林一一"),
        UseExample(),
        Proceed("new_name"),
        Proceed("confirm"),
        Go("process"),
    ):
        prototype.emit(event)
    frames(time, 0.3, step=0.1)


def said(control: DeskControl, group: str) -> str:
    return "\n".join(tr.text(line) for line in find(control.desk, f"panel-{group}").group.lines)


def clock(control: DeskControl) -> Text:
    aside: Text = find(control.desk, "panel-time").group.aside
    return aside


@pytest.mark.parametrize("seconds", [min(JUMPS), max(JUMPS)])
def test_a_button_moves_time_on(control: DeskControl, time: VirtualTime, seconds: int) -> None:
    tap(find(control.desk, f"advance-{seconds}"), time)
    late = control.prototype.state.now - STARTED - timedelta(seconds=seconds)
    assert timedelta(0) <= late < timedelta(seconds=5)
    assert f"{STARTED + timedelta(seconds=seconds):%H:%M}" in tr.text(clock(control))


def ids(control: DeskControl) -> set[str]:
    return {getattr(widget, "script_id", "") for widget in control.desk.walk()}


def test_faults_wait_for_a_change_that_is_under_way(control: DeskControl, time: VirtualTime) -> None:
    assert not ids(control) & {"choose-fault", "panel-told"}
    assert "提交更名之后" in said(control, "time")
    hand_in(control.prototype, time)
    tap(find(control.desk, "choose-fault"), time)
    assert {f"option-{fault}" for fault in Fault} <= ids(control)
    tap(find(control.desk, "option-"), time)
    assert "预计还需 10 小时" in said(control, "told")


@pytest.mark.requirement("S04", "S08")
def test_a_fault_is_injected_and_its_roll_back_watched(control: DeskControl, time: VirtualTime) -> None:
    hand_in(control.prototype, time)
    tap(find(control.desk, "choose-fault"), time)
    tap(find(control.desk, f"option-{Fault.FUND_OPERATION}"), time)
    assert "已注入：收到一笔钱" in said(control, "time"), "a fault is acknowledged where it acts"
    tap(find(control.desk, f"advance-{12 * 3600}"), time)
    process = control.prototype.state.process
    assert process is not None
    assert process.stage is Stage.ROLLED_BACK
    assert "更名未完成" in said(control, "told")
    assert "不能再注入" in said(control, "time")
    assert control.prototype.root.view.screen == "rolled_back"


def test_a_new_start_begins_the_first_day_again(control: DeskControl, time: VirtualTime) -> None:
    hand_in(control.prototype, time)
    control.prototype.advance(86_400)
    assert tr.text(clock(control)).startswith("第 2 天")
    press_key(114, "r", ("ctrl",))
    assert tr.text(clock(control)) == "第 1 天 · 1月5日 09:41"
    assert "panel-told" not in ids(control)


def test_a_jump_ends_as_waiting_does(time: VirtualTime) -> None:
    ends = []
    for jump in (True, False):
        prototype = Prototype(READY, STARTED, lambda phone: None)
        hand_in(prototype, time)
        prototype.inject(Fault.LATE_REPLY)
        began = prototype.state.now
        until = STARTED + timedelta(hours=2)
        if jump:
            prototype.advance((until - began).total_seconds())
        else:
            frames(time, (until - began).total_seconds(), step=900)
        state = prototype.state
        assert state.process is not None
        ends.append((state.process.stage, state.account, [entry.what for entry in state.process.journal]))
        prototype.close()
    assert ends[0] == ends[1]


def test_what_is_due_within_a_jump_happens_at_its_own_moment(time: VirtualTime) -> None:
    prototype = Prototype(READY.with_choice("platform", "harmonyos"), STARTED, lambda phone: None)
    for event in (
        Go("rename"),
        LeaveCheck(),
        Begin(),
        Proceed("consequences"),
        *map(Digit, "246810"),
        Sense(),
    ):
        prototype.emit(event)
    prototype.advance(30)  # the sensor answers, which sends a code, which arrives: one after the other
    code = prototype.state.verification.keypad.code
    assert code.arrived
    assert code.sent is not None
    assert code.sent < STARTED + timedelta(seconds=5)
    prototype.emit(SendCode())
    assert prototype.state.verification.keypad.code.serial == 1, (
        "a new one may be asked for only after its time"
    )
    prototype.advance(40)
    prototype.emit(SendCode())
    frames(time, 5, step=0.5)
    assert prototype.state.verification.keypad.code.arrived, "what is scheduled goes on with the clock"
    prototype.close()


def test_a_fault_without_a_change_is_an_error(time: VirtualTime) -> None:
    prototype = Prototype(READY, STARTED, lambda phone: None)
    with pytest.raises(CheckError, match="No name change is in progress"):
        prototype.inject("timeout")
    prototype.close()


def end_change(control: DeskControl, time: VirtualTime) -> None:
    """Let time pass, as it does while nobody presses anything, until the change is over."""
    while (process := control.prototype.state.process) is not None and process.running:
        frames(time, 3600, step=600)
    frames(time, 0.3, step=0.05)


def test_a_list_of_faults_is_closed_when_the_change_ends(control: DeskControl, time: VirtualTime) -> None:
    hand_in(control.prototype, time)
    tap(find(control.desk, "choose-fault"), time)
    option = find(control.desk, f"option-{Fault.TIMEOUT}")
    end_change(control, time)
    assert not control.desk.panel.list_is_open
    assert "列表已关闭" in said(control, "notice")
    assert all(widget is None for widget in FocusBehavior._keyboards.values())
    before = control.prototype.state
    option.dispatch("on_release")
    assert control.prototype.state == before
    tap(find(control.desk, f"advance-{min(JUMPS)}"), time)
    assert "panel-notice" not in ids(control), "it goes with the next thing that is done"


def test_a_finger_that_lifts_after_the_change_has_ended_does_nothing(
    control: DeskControl, time: VirtualTime
) -> None:
    hand_in(control.prototype, time)
    tap(find(control.desk, "choose-fault"), time)
    option = find(control.desk, f"option-{Fault.TIMEOUT}")
    touch = UnitTestTouch(*option.to_window(*option.center))
    touch.touch_down()
    frames(time, 0.4)
    assert option.held
    end_change(control, time)
    before = control.prototype.state.process
    touch.touch_up()
    frames(time, 0.5)
    assert control.prototype.state.process == before


def test_a_fault_that_comes_too_late_is_told_in_the_language_of_the_window(control: DeskControl) -> None:
    control.desk.panel.choose("fault", "timeout")
    assert said(control, "notice") == "后台没有正在进行的更名，无法注入故障。"
    control.desk.panel.choose("lang", "en")
    control.desk.panel.choose("fault", "timeout")
    assert said(control, "notice").startswith("No name change is in progress")
    assert control.prototype.state.process is None


PRESSES: dict[str, Callable[[DeskControl], object]] = {
    "restart": lambda control: control.desk.act("restart"),
    "button": lambda control: control.desk.panel.act("restart"),
    "audit": lambda control: control.desk.panel.act("audit"),
    "unknown button": lambda control: control.desk.panel.act("gone"),
    "scenario": lambda control: control.desk.panel.choose("scenario", "several-blockers"),
    "design": lambda control: control.desk.panel.choose("design", "reported"),
    "mode that the design lacks": lambda control: [
        control.desk.panel.choose(*choice) for choice in (("design", "reported"), ("mode", "elder"))
    ],
    "unknown choice": lambda control: control.desk.panel.choose("theme", "gone"),
    "time": lambda control: control.desk.panel.act(f"advance-{max(JUMPS)}"),
    "a switch in the phone": lambda control: control.prototype.emit(SwitchElder(True)),
}


@pytest.mark.parametrize("opened", ["scenario", "mode", "fault"])
def test_whatever_happens_while_a_list_is_open_ends_nothing(
    control: DeskControl, time: VirtualTime, opened: str
) -> None:
    for name, press in PRESSES.items():
        if opened == "fault":  # which only a change that is under way has a list of
            hand_in(control.prototype, time)
        else:
            control.prototype.emit(Go("pay"))
        box = find(control.desk, f"choose-{opened}")
        control.desk.panel.open_list(box)
        options = [each for each in control.desk.panel.ids.choices.children if isinstance(each, Option)]
        press(control)
        frames(time, 0.5, step=0.1)
        for option in options:
            option.dispatch("on_release")
        frames(time, 0.5, step=0.1)
        press_key(114, "r", ("ctrl",))
        frames(time, 0.5, step=0.1)
        assert control.prototype.root.view.screen == "me", name
        for dimension, choice in READY.as_arguments().items():
            if control.prototype.variant.as_arguments()[dimension] != choice:
                control.desk.panel.choose(dimension, choice)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CheckError("not at rest"), "未能完成：not at rest"),
        (ValueError("odd"), "程序出错，未能完成：ValueError: odd"),
    ],
)
def test_what_a_button_raises_is_told_in_the_panel(
    control: DeskControl, monkeypatch: pytest.MonkeyPatch, time: VirtualTime, error: Exception, words: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("app.desktop.measuring.audit", fail)
    control.desk.panel.act("audit")
    frames(time, 0.2)
    assert said(control, "notice") == words
    monkeypatch.undo()
    control.desk.panel.act("audit")
    frames(time, 0.2)
    assert "panel-notice" not in ids(control)


def test_what_an_event_handler_raises_is_told_and_ends_nothing(control: DeskControl) -> None:
    handler = KeepRunning(control)
    assert handler.handle_exception(CheckError("too late")) == ExceptionManager.PASS
    assert said(control, "notice") == "未能完成：too late"
    assert handler.handle_exception(KeyboardInterrupt()) == ExceptionManager.RAISE
