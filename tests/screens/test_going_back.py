"""Going back to a screen that was walked, and keeping the place when phone or design change."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.domain.events import Back, Begin, Digit, Go, Proceed, Typed
from app.prototype.bindings import tr
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.panel.records import PanelGroup
from tests.screens.stand import STARTED, find, frames, press_key, tap


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    made = DeskControl(Variant(scenario="several-blockers", design="reported", theme="dark"), STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 900)
    put(made.desk)
    frames(time, 0.3)
    yield made
    made.close()


def walk(control: DeskControl, time: VirtualTime, *screens: str) -> None:
    for screen in screens:
        control.prototype.emit(Go(screen))
        frames(time, 1.2, step=0.1)


def chips(control: DeskControl) -> list[str]:
    group: PanelGroup = find(control.desk, "panel-walked").group
    return [tr.text(button.text) for button in group.buttons]


def press(control: DeskControl, screen: str) -> None:
    control.desk.panel.act(f"walked-{screen}")


def notice(control: DeskControl) -> str:
    return "\n".join(tr.text(line) for each in control.desk.panel.view.notices for line in each.lines)


def test_a_chip_goes_back_to_its_screen_and_forth_again(control: DeskControl, time: VirtualTime) -> None:
    walk(control, time, "pay", "realname", "rename")
    names = ["我", "支付", "实名认证", "账户更名"]
    assert chips(control) == names
    last, run = control.prototype.state, control.prototype.run
    tap(find(control.desk, "walked-pay"), time)
    assert control.prototype.root.view.screen == "pay"
    assert chips(control) == names
    frames(time, 0.5)
    press(control, "rename")
    assert control.prototype.state.stack == last.stack
    assert control.prototype.run == run, "it is the same run"


def test_what_was_done_after_it_has_not_been_done(control: DeskControl, time: VirtualTime) -> None:
    walk(control, time, "realname")
    account = control.prototype.state.account
    control.prototype.emit(Typed("name", "林一一"))
    control.prototype.advance(86_400)
    walk(control, time, "rename")
    press(control, "me")
    assert control.prototype.state.account == account
    assert control.prototype.now < STARTED.replace(hour=10)
    press_key(27, "escape")
    assert control.prototype.root.view.screen == "me", "there is nothing below it"


def test_a_chip_has_the_verdict_on_what_it_goes_back_to(control: DeskControl, time: VirtualTime) -> None:
    walk(control, time, "realname", "rename")
    control.desk.panel.act("audit")
    frames(time, 0.1)
    assert chips(control)[-1] == "账户更名 · 2"
    control.prototype.emit(Back("rename"))
    frames(time, 0.1)
    assert chips(control)[-1] == "账户更名 · 2"
    control.desk.panel.choose("theme", "light")
    assert chips(control)[-1] == "账户更名", "nothing is known of it in this theme"


def test_a_recording_goes_on_and_never_back(control: DeskControl, time: VirtualTime) -> None:
    control.desk.panel.act("record")
    walk(control, time, "realname")
    press(control, "me")
    assert control.prototype.root.view.screen == "realname"
    assert "录制中" in notice(control)
    control.desk.panel.choose("platform", "android")
    assert control.prototype.variant.platform == "ios"


@pytest.mark.parametrize(("name", "choice"), [("platform", "android"), ("design", "clear")])
def test_phone_and_design_keep_the_place_where_both_have_it(
    control: DeskControl, time: VirtualTime, name: str, choice: str
) -> None:
    walk(control, time, "pay", "realname")
    run, stack = control.prototype.run, control.prototype.state.stack
    assert control.desk.panel.foretell(name, choice) is None
    control.desk.panel.choose(name, choice)
    frames(time, 0.5)
    assert control.prototype.variant.as_arguments()[name] == choice
    assert (control.prototype.run, control.prototype.state.stack) == (run, stack)
    tap(find(control.prototype.root, "rename"), time)
    assert control.prototype.state.shown != "realname", "the phone goes on from there"


def test_what_cannot_keep_the_place_says_so_before(control: DeskControl, time: VirtualTime) -> None:
    walk(control, time, "realname", "rename")
    run = control.prototype.run
    tap(find(control.desk, "choose-design"), time)
    assert "选了就从头开始" in {getattr(each, "text", "") for each in control.desk.panel.ids.choices.walk()}
    tap(find(control.desk, "option-clear"), time)
    assert (control.prototype.run, control.prototype.root.view.screen) == (run + 1, "me")


def test_the_same_steps_may_not_lead_there_any_more(control: DeskControl, time: VirtualTime) -> None:
    walk(control, time, "realname", "rename")
    press(control, "realname")
    frames(time, 0.5)
    control.desk.panel.choose("design", "clear")
    assert control.prototype.root.view.screen == "realname"
    press(control, "rename")
    assert control.prototype.root.view.screen == "realname"
    assert "到不了" in notice(control)


def test_each_phone_says_for_itself_whether_it_starts_again(control: DeskControl, time: VirtualTime) -> None:
    control.desk.panel.choose("scenario", "ready")
    control.desk.panel.choose("platform", "android")
    password = [Digit(digit) for digit in "246810"]
    for event in (Go("realname"), Go("rename"), Begin(), Proceed("consequences"), *password):
        control.prototype.emit(event)
    frames(time, 1.2, step=0.1)
    assert control.prototype.state.shown == "fingerprint"
    tap(find(control.desk, "choose-platform"), time)
    names = {name: find(control.desk, f"option-{name}").accessible_name for name in ("harmonyos", "ios")}
    assert ["从头开始" in name for name in names.values()] == [False, True]
