"""A window without room for the panel: the phone alone, and the panel as a drawer over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.tests.common import UnitTestTouch
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.prototype.variant import Variant
from audits import Outcome, audit
from audits.driving.clock import VirtualTime
from screens.widgets.focus import lies_in, reachable
from tests.screens.stand import STARTED, find, frames, press_key, tap

F6, F8, F12, ESCAPE, TAB, BACKSPACE = (
    (287, "f6"),
    (289, "f8"),
    (293, "f12"),
    (27, "escape"),
    (9, "tab"),
    (8, "x"),
)


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    made = DeskControl(Variant(design="reported", theme="dark"), STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (640, 600)
    put(made.desk)
    frames(time, 0.5)
    yield made
    made.close()


def focused(control: DeskControl) -> Widget | None:
    return next((each for each in control.desk.walk() if getattr(each, "focus", False)), None)


def test_the_button_opens_and_the_panel_closes_it(control: DeskControl, time: VirtualTime) -> None:
    desk = control.desk
    assert desk.panel.parent is None
    tap(desk.handle, time)
    frames(time, 0.4)
    assert desk.panel.parent is desk
    assert desk.panel.right <= desk.width
    tap(desk.panel.ids.close, time)
    frames(time, 0.4)
    assert desk.panel.parent is None


def test_a_touch_beside_the_panel_closes_it_and_does_nothing_to_the_phone(
    control: DeskControl, time: VirtualTime
) -> None:
    desk, view = control.desk, control.prototype.root.view
    desk.opened = True
    frames(time, 0.4)
    beside = UnitTestTouch(desk.panel.x / 2, desk.height / 2)
    beside.touch_down()
    beside.touch_up()
    frames(time, 0.4)
    assert desk.panel.parent is None
    assert control.prototype.root.view == view


def test_keys_open_it_stay_in_it_and_close_it(control: DeskControl, time: VirtualTime) -> None:
    desk, screen = control.desk, control.prototype.root.view.screen
    press_key(*F6)
    frames(time, 0.4)
    for _ in reachable(desk.panel):
        press_key(*TAB)
        assert lies_in(focused(control), desk.panel)
    find(desk, "choose-theme").focus = True
    press_key(13, "enter")
    frames(time, 0.2)
    press_key(*ESCAPE)
    assert desk.opened, "the list closes first"
    focused(control).focus = False
    press_key(*BACKSPACE)
    press_key(*TAB)
    assert lies_in(focused(control), desk.panel), "the phone below hears nothing"
    press_key(*ESCAPE)
    frames(time, 0.4)
    assert desk.panel.parent is None
    assert focused(control) is desk.handle
    assert control.prototype.root.view.screen == screen


def test_what_the_panel_says_is_seen_without_it(
    control: DeskControl, time: VirtualTime, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    press_key(*F12)
    frames(time, 0.1)
    notes = control.desk.notes
    assert (notes.parent, len(notes.records)) == (control.desk, 1)
    tap(notes, time)
    assert not notes.records
    press_key(*F8)
    frames(time, 0.5)
    assert find(control.desk, "panel-audit").group.issues is not None, "a verdict brings its page"


def test_it_goes_when_the_window_grows_and_is_closed_when_that_shrinks(
    control: DeskControl, time: VirtualTime
) -> None:
    desk = control.desk
    desk.opened = True
    frames(time, 0.1)  # while it is on its way
    desk.width = 1024
    assert (desk.panel.parent, desk.opened, desk.frame.inert) == (desk, False, False)
    assert desk.panel.x > desk.slot.to_window(desk.slot.width, 0)[0]
    desk.width = 700
    frames(time, 0.3)
    assert desk.panel.parent is None


@pytest.mark.parametrize("opened", [False, True])
def test_a_narrow_window_has_no_violation(control: DeskControl, time: VirtualTime, opened: bool) -> None:
    control.desk.opened = opened
    control.desk.slot.clear_widgets()  # the phone is audited by itself
    frames(time, 0.5)
    control.desk.parent.remove_widget(control.desk)
    report = audit(control.desk, picture=False)
    assert [(each.rule, each.node.name) for each in report.having(Outcome.FAILED)] == []
    assert report.having(Outcome.PASSED)
