"""The audit of the present screen: what it names, where it marks it, and never of another screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.core.window import Window
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.domain.events import Back, Go
from app.prototype.bindings import tr
from app.prototype.variant import Variant
from audits import Report, audit
from audits.driving.clock import VirtualTime
from screens.panel.issues import Issue, IssueGroup
from screens.phone import Phone
from tests.screens.stand import STARTED, find, frames, press_key, tap

REPORTED = Variant(scenario="auto-renewals", design="reported", theme="dark")


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    made = DeskControl(REPORTED, STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 900)
    put(made.desk)
    for event in (Go("realname"), Go("rename")):
        made.prototype.emit(event)
        frames(time, 0.5, step=0.05)
    yield made
    made.close()


_REPORTS: dict[tuple[object, ...], Report] = {}


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Audit one look of the phone once in all tests that ask what becomes of its verdict."""

    def audited(phone: Phone, *, profile: str, picture: bool) -> Report:
        seen = (profile, phone.view, *phone.size)
        if seen not in _REPORTS:
            _REPORTS[seen] = audit(phone, profile=profile, picture=picture)
        return _REPORTS[seen]

    monkeypatch.setattr("app.desktop.measuring.audit", audited)


def group(control: DeskControl) -> IssueGroup:
    shown: IssueGroup = find(control.desk, "panel-audit").group
    return shown


def verdict(control: DeskControl) -> str:
    return "\n".join(tr.text(line) for line in group(control).lines)


def check(control: DeskControl, time: VirtualTime) -> tuple[Issue, ...]:
    press_key(289, "f8")
    frames(time, 0.3)
    return group(control).issues


def test_an_issue_says_what_fails_where_by_how_much_and_what_would_pass(
    control: DeskControl, time: VirtualTime
) -> None:
    (button,) = (each for each in check(control, time) if "下一步" in tr.text(each.title))
    assert tr.text(button.title) == "「下一步」的文字看不清"
    assert tr.text(button.detail) == "text-contrast · button begin · 1.4.3"
    assert tr.text(button.measured).replace("\u00a0", " ") == "测得 2.38 : 1，需要 4.5 : 1"
    assert button.swatches is not None
    assert (button.swatches.text, button.swatches.ground) == ("#FFFFFF", "#07C160")
    assert button.swatches.new_ground in tr.text(button.swatches.change)
    assert verdict(control).startswith("2 处不合格")


def test_the_phone_is_measured_at_its_own_size_whatever_its_scale(
    control: DeskControl, time: VirtualTime
) -> None:
    boxes = []
    for size in ((1440, 900), (1440, 700)):
        control.desk.size = size
        frames(time, 0.3)
        boxes.append([each.box for each in check(control, time)])
        found = find(control.prototype.root, "begin")
        assert boxes[-1][-1][2:] == pytest.approx(found.size)
    assert boxes[0] == boxes[1]


@pytest.mark.usefixtures("remembered")
def test_list_and_marks_choose_each_other(control: DeskControl, time: VirtualTime) -> None:
    check(control, time)
    tap(find(control.desk, "issue-2"), time)
    assert group(control).chosen == control.desk.marks.chosen == 2
    tap(find(control.desk, "mark-1"), time)
    assert group(control).chosen == control.desk.marks.chosen == 1
    assert find(control.desk, "issue-1").chosen
    assert control.prototype.root.view.screen == "rename", "a mark takes its touch, the phone does not"


@pytest.mark.usefixtures("remembered")
def test_a_verdict_goes_with_its_screen(control: DeskControl, time: VirtualTime) -> None:
    assert check(control, time)
    control.prototype.emit(Back("rename"))
    assert (group(control).issues, list(control.desk.marks.issues)) == ((), []), "before a frame is drawn"
    assert verdict(control) == "画面变了，请重新检查。"


@pytest.mark.usefixtures("remembered")
@pytest.mark.parametrize("change", [("theme", "light"), ("text_scale", "200"), ("scenario", "ready")])
def test_a_verdict_goes_with_the_choice_it_was_made_for(
    control: DeskControl, time: VirtualTime, change: tuple[str, str]
) -> None:
    assert check(control, time)
    control.desk.panel.choose(*change)
    assert not group(control).issues


@pytest.mark.usefixtures("remembered")
def test_a_verdict_goes_when_the_page_is_scrolled(control: DeskControl, time: VirtualTime) -> None:
    assert check(control, time)
    page = next(each for each in control.prototype.root.walk() if isinstance(each, ScrollView))
    page.scroll_y -= 0.2
    Window.dispatch("on_flip")
    assert not group(control).issues


def test_a_verdict_stays_when_the_window_changes(control: DeskControl, time: VirtualTime) -> None:
    assert check(control, time)
    for each in control.desk.panel.walk(restrict=True):
        if isinstance(each, ScrollView):
            each.scroll_y -= 0.2
    for size in ((1024, 700), (2560, 1440), (640, 600)):
        control.desk.size = size
        frames(time, 0.3)
        Window.dispatch("on_flip")
    assert control.desk.marks.issues


@pytest.mark.usefixtures("remembered")
def test_the_overlay_follows_the_phone_once_it_rests(control: DeskControl, time: VirtualTime) -> None:
    press_key(290, "f9")
    frames(time, 0.3)
    assert verdict(control).startswith("2 处不合格")
    control.prototype.emit(Back("rename"))
    assert verdict(control) == "正在测量…"
    frames(time, 0.15)
    assert verdict(control) == "正在测量…", "the screen still moves"
    frames(time, 0.6)
    assert verdict(control).startswith("0 处不合格"), "the screen below has no failure"
    press_key(290, "f9")
    assert (group(control).issues, list(control.desk.marks.issues)) == ((), [])


def test_an_audit_changes_nothing_in_the_run_and_leaves_the_focus(
    control: DeskControl, time: VirtualTime
) -> None:
    box, before = find(control.desk, "choose-theme"), control.prototype.state
    box.focus = True
    check(control, time)
    assert box.focus
    assert control.prototype.state == before
    assert control.desk.slot.children == [control.prototype.root]


@pytest.mark.usefixtures("remembered")
def test_a_participant_sees_the_phone_alone(control: DeskControl, time: VirtualTime) -> None:
    check(control, time)
    phone = control.prototype.root
    press_key(292, "f11")
    frames(time, 0.2)
    assert control.desk.panel.parent is None
    assert control.desk.marks.opacity == 0
    assert control.desk.slot.children == [phone]
    assert phone.to_window(*phone.center)[0] == pytest.approx(720, abs=1)
    for code, name, modifiers in ((114, "r", ("ctrl",)), (289, "f8", ()), (290, "f9", ())):
        press_key(code, name, modifiers)
    assert phone.view.screen == "rename", "no key but those that end it does anything"
    press_key(292, "f11")
    assert control.desk.panel.parent is control.desk


def test_escape_three_times_brings_the_panel_back(control: DeskControl, time: VirtualTime) -> None:
    control.desk.panel.act("participant")
    for pause in (0.2, 2.0, 0.2, 0.2, 0.2):
        assert control.desk.panel.parent is None
        press_key(27, "escape")
        frames(time, pause)
    assert control.desk.panel.parent is control.desk
