"""Repairs of what fails on the present screen, tried from the panel and shown on the phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.domain.events import Back, Go
from app.prototype.bindings import tr
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.panel.issues import IssueGroup
from tests.screens.stand import STARTED, find, frames, picture, tap


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    variant = Variant(scenario="auto-renewals", design="reported", theme="dark", motion="reduced")
    made = DeskControl(variant, STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 900)
    put(made.desk)
    for event in (Go("realname"), Go("rename")):
        made.prototype.emit(event)
        frames(time, 0.5, step=0.05)
    yield made
    made.close()


def group(control: DeskControl) -> IssueGroup:
    shown: IssueGroup = find(control.desk, "panel-audit").group
    return shown


def test_all_repairs_are_tried_and_the_phone_is_shown_with_them(
    control: DeskControl, time: VirtualTime
) -> None:
    control.desk.panel.act("audit")
    frames(time, 0.2)
    phone, repaired = control.prototype.root, control.desk.frame.repaired
    before, view = picture(control.desk), phone.view
    tap(find(control.desk, "try-repairs"), time)
    frames(time, 0.2)
    said = {tr.text(each.title): tr.text(each.tried[0]) for each in group(control).issues}
    assert said["「下一步」的文字看不清"].startswith("试过：底色改为 #")
    assert all("合格，别处没有变差" in line for line in said.values())
    assert repaired.texture is not None
    assert picture(control.desk) != before
    tap(find(control.desk, "compare"), time)
    assert repaired.texture is None
    control.desk.panel.act("compare")
    tap(find(phone, "begin"), time)
    assert repaired.texture is None, "a touch shows the phone as it is"
    assert phone.view == view, "and does nothing to it"
    control.desk.panel.act("compare")
    control.prototype.emit(Back("rename"))
    assert repaired.texture is None
    assert group(control).buttons == ()


def test_a_trial_is_dropped_when_the_screen_goes_before_it_begins(
    control: DeskControl, time: VirtualTime
) -> None:
    control.desk.panel.act("audit")
    control.desk.panel.act("try-repairs")
    control.prototype.emit(Back("rename"))
    frames(time, 0.3)
    assert group(control).issues == ()
    assert control.desk.frame.repaired.texture is None


def test_another_profile_judges_at_once(control: DeskControl, time: VirtualTime) -> None:
    assert group(control).selects[0].chosen == "wcag22-aa"
    control.desk.panel.act("audit")
    failures = len(group(control).issues)
    control.desk.panel.choose("profile", "wcag22-aaa")
    frames(time, 0.2)
    assert group(control).selects[0].chosen == "wcag22-aaa"
    assert len(group(control).issues) > failures
