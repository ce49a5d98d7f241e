from __future__ import annotations

from dataclasses import replace

import pytest
from kivy.core.window import Window
from kivy.uix.behaviors import FocusBehavior

from app.content.platforms import load_device, platform_names
from app.domain.events import Back, Digit, Erase, Expand, Go, LeaveCheck, Proceed, Remedy, Return
from app.domain.facts.text import literal
from app.prototype.bindings import theme
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.kinds.base import PhoneScreen
from screens.stage import Stage
from screens.widgets.focus import reachable
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, message, press_key, tap, views, wear

ESCAPE, BACKSPACE, TAB, ENTER, SPACE = 27, 8, 9, 13, 32


def run(scenario: str = "several-blockers", platform: str = "ios") -> Run:
    return Run(Variant(scenario=scenario, platform=platform))


def test_a_row_is_one_control_and_emits_its_event(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().view)
    row = find(phone, "pay")
    assert row.accessible_name == "支付，收付款、钱包、支付管理"
    assert row.accessible_role == "button"
    tap(row, time)
    assert shown.events == [Go("pay")]


def test_the_button_of_a_row_says_what_it_acts_on(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().do(Go("rename")).view)
    fix = find(phone, "fix-P13")
    assert fix.accessible_name.startswith("去处理 · ")
    assert "自动续费" in fix.accessible_name
    tap(fix, time)
    assert shown.events == [Remedy("P13")]


def test_a_disabled_action_does_nothing(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().do(Go("rename")).view)
    go_on = find(phone, "continue")
    assert go_on.disabled
    tap(go_on, time)
    assert shown.events == []


def test_back_and_menu_stand_in_the_navigation_bar(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().do(Go("pay")).view)
    assert find(phone, "back").accessible_name == "返回 我"
    tap(find(phone, "back"), time)
    tap(find(phone, "menu"), time)
    assert shown.events == [Back("pay"), Go("menu")]


@pytest.mark.parametrize(("platform", "icon"), [("ios", "chevron_left"), ("android", "arrow_left")])
def test_back_wears_the_sign_of_the_system(shown: Shown, platform: str, icon: str) -> None:
    variant = Variant(platform=platform)
    wear(variant)
    assert find(shown.show(Run(variant).do(Go("pay")).view), "back").icon == icon


def test_a_large_title_gives_way_to_the_bars_own_once_scrolled(shown: Shown) -> None:
    phone = shown.show(run().do(Go("rename"), Expand()).view)
    bar = find(phone, "back").parent.parent
    large = phone.ids.stage.screen.ids.page.ids.title
    assert (bar.ids.title.text, large.text) == ("", "更名前检查")
    assert large.height == 52
    phone.ids.stage.screen.scroll.scroll_y = 0.4
    frames(shown.time, 0.1)
    assert (bar.ids.title.text, bar.scrolled) == ("更名前检查", True)


@pytest.mark.parametrize(("platform", "height", "size"), [("harmonyos", 56, 20), ("android", 64, 22)])
def test_other_systems_have_their_title_in_a_bar_of_their_own(
    shown: Shown, platform: str, height: int, size: int
) -> None:
    variant = Variant(platform=platform)
    wear(variant)
    phone = shown.show(Run(variant).do(Go("pay")).view)
    bar = find(phone, "back").parent.parent
    assert (bar.height, bar.ids.title.font_size, bar.ids.title.halign) == (height, size, "left")
    assert phone.ids.stage.screen.ids.page.ids.title.height == 0


@pytest.mark.parametrize("platform", platform_names())
def test_the_status_bar_keeps_clear_of_the_cut_out(shown: Shown, platform: str) -> None:
    variant = Variant(platform=platform)
    wear(variant)
    phone = shown.show(Run(variant).view)
    device = load_device(platform)
    assert phone.ids.status.top == phone.top - device.glass.above
    cutout = device.glass.cutout
    rows = [row for row in phone.ids.status.children if row.width]
    assert all(phone.x <= row.x and row.right <= phone.right for row in rows)
    for row in rows if cutout else ():
        assert row.right <= phone.x + cutout.x or row.x >= phone.x + cutout.x + cutout.width


@pytest.mark.parametrize("platform", platform_names())
def test_the_plain_design_has_one_bar_on_every_phone(shown: Shown, platform: str) -> None:
    variant = Variant(platform=platform, design="reported")
    wear(variant)
    phone = shown.show(Run(variant).do(Go("pay")).view)
    bar = find(phone, "back").parent.parent
    assert (bar.height, bar.ids.title.text, find(phone, "back").label) == (44, "支付", "")


def test_tabs_are_pressed_and_say_which_is_chosen(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().view)
    assert find(phone, "tab-me").accessible_checked_state is True
    assert find(phone, "tab-chats").accessible_checked_state is False
    tap(find(phone, "tab-me"), time)
    assert shown.events == [Return("me")]


def test_the_prototype_strip_is_always_in_sight(shown: Shown) -> None:
    for view in views(Variant()):
        phone = shown.show(view)
        strip = phone.ids.strip
        levels = phone.ids.layer.children[::-1]
        assert levels.index(phone.ids.dialogs) < levels.index(strip.parent), "it lies on top"
        assert strip.ids.words.text == "原型 · 虚构数据 · 不是真实服务"
        assert strip.top == phone.top - 47


def test_the_same_screen_changes_in_place(shown: Shown) -> None:
    flow = run().do(Go("rename"), Expand())
    phone = shown.show(flow.view)
    screen, row = phone.ids.stage.screen, find(phone, "P13")
    find(phone, "fix-P13").focus = True
    phone.ids.stage.screen.scroll.scroll_y = 0.4
    first, *others = flow.view.sections
    rows = (replace(first.rows[0], title=literal("另一个标题")), *first.rows[1:])
    sections = (replace(first, rows=rows), *others)
    shown.change(replace(flow.view, headline=literal("改过的标题"), sections=sections))
    assert phone.ids.stage.screen is screen
    assert screen.scroll.scroll_y == pytest.approx(0.4)
    assert find(phone, "fix-P13").focus
    texts = [getattr(widget, "text", "") for widget in phone.walk()]
    assert "改过的标题" in texts
    assert "另一个标题" in texts
    shown.change(flow.view)
    assert find(phone, "P13").row == row.row


def test_rows_that_stay_are_not_built_anew(shown: Shown) -> None:
    flow = run().do(Go("rename"), Remedy("P13"))
    phone = shown.show(flow.view)
    rows = flow.view.sections[0].rows
    before = {row.id: find(phone, row.id) for row in rows}
    event = rows[0].button
    assert event is not None
    shown.change(flow.do(event.event).view)
    assert all(find(phone, row.id) is before[row.id] for row in rows)
    assert find(phone, rows[0].id).row.button is None


def left(screen: PhoneScreen) -> float:
    """Return where a screen begins on the phone, in px from its left."""
    return float(screen.to_window(screen.x, screen.y)[0])


def screens(stage: Stage) -> list[str]:
    """Return the ids of all the screens on a stage."""
    return [widget.script_id for widget in stage.walk(restrict=True) if isinstance(widget, PhoneScreen)]


def test_a_new_screen_slides_in_and_comes_to_rest_exactly(shown: Shown, time: VirtualTime) -> None:
    flow = run()
    phone = shown.show(flow.view)
    stage = phone.ids.stage
    phone.view = flow.do(Go("pay")).view
    frames(time, 0.1)
    assert 0 < left(stage.screen) < stage.width
    frames(time, 0.5)
    assert (left(stage.screen), len(stage.children)) == (0, 1)
    phone.view = flow.do(Back("pay")).view
    frames(time, 0.1)
    assert -stage.width < left(stage.screen) < 0, "the way back comes from the left"
    frames(time, 0.5)
    assert (left(stage.screen), len(stage.children)) == (0, 1)


def test_two_changes_at_once_end_with_the_last(shown: Shown, time: VirtualTime) -> None:
    flow = run()
    phone = shown.show(flow.view)
    phone.view = flow.do(Go("pay")).view
    frames(time, 0.05)
    phone.view = flow.do(Go("wallet")).view
    frames(time, 0.5)
    stage = phone.ids.stage
    assert screens(stage) == ["screen-wallet"]
    assert left(stage.screen) == 0


def test_reduced_motion_shows_the_end_at_once(shown: Shown, time: VirtualTime) -> None:
    theme.reduced_motion = True
    flow = run()
    phone = shown.show(flow.view)
    phone.view = flow.do(Go("pay"), Go("menu")).view
    assert phone.ids.overlay.shown == 1
    assert screens(phone.ids.stage) == ["screen-pay"]


def test_a_screen_further_back_remembers_how_far_it_was_scrolled(shown: Shown) -> None:
    flow = run().do(Go("rename"), Expand())
    phone = shown.show(flow.view)
    phone.ids.stage.screen.scroll.scroll_y = 0.25
    shown.change(flow.do(Remedy("P13")).view)
    shown.change(flow.do(Back("renewals", "P13")).view)
    assert phone.ids.stage.screen.scroll.scroll_y == pytest.approx(0.25)


def test_a_sheet_blocks_what_lies_below(shown: Shown, time: VirtualTime) -> None:
    flow = run().do(Go("pay"))
    phone = shown.show(flow.view)
    below = find(phone, "collect")
    shown.change(flow.do(Go("menu")).view)
    assert phone.ids.frame.accessible_hidden
    tap(below, time)
    assert shown.events == [Back("menu")], "a touch beside the sheet closes it"
    assert all(control.script_id != "collect" for control in reachable(phone))
    shown.change(flow.do(Back("menu")).view)
    assert phone.ids.overlay.screen is None
    assert not phone.ids.frame.accessible_hidden


def test_a_dialog_is_not_closed_by_a_touch_beside_it(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().do(Go("rename"), Go("rule", "P02")).view)
    tap(find(phone, "back"), time)
    assert shown.events == []
    tap(find(phone, "ok"), time)
    assert shown.events == [Back("rule", "P02")]


@pytest.mark.parametrize("key", [(ESCAPE, "escape"), (BACKSPACE, "backspace")])
def test_keys_go_back(shown: Shown, key: tuple[int, str]) -> None:
    shown.show(run().do(Go("pay")).view)
    press_key(*key)
    assert shown.events == [Back("pay")]


def test_keys_do_nothing_where_there_is_no_way_back(shown: Shown) -> None:
    shown.show(run().view)
    press_key(ESCAPE, "escape")
    assert shown.events == []


def test_digits_and_backspace_on_a_keypad(shown: Shown) -> None:
    flow = run("ready").do(Go("rename"), LeaveCheck())
    begin = flow.view.actions[0].event
    flow.do(begin, Proceed("consequences"))
    shown.show(flow.view)
    press_key(ord("7"), "7")
    press_key(BACKSPACE, "backspace")
    assert shown.events == [Digit("7", "payment_password"), Back("verify")], (
        "with nothing entered, Backspace goes back"
    )
    shown.change(flow.key_in("7").view)
    press_key(BACKSPACE, "backspace")
    assert shown.events[-1] == Erase("payment_password")


def test_tab_reaches_everything_in_reading_order_and_enter_presses_it(
    shown: Shown, time: VirtualTime
) -> None:
    phone = shown.show(run().do(Go("pay")).view)
    expected = [control.script_id for control in reachable(phone)]
    assert expected == ["back", "menu", "collect", "wallet", "top_up", "bills", "packets"]
    reached = []
    for _ in expected:
        press_key(TAB, "tab")
        reached.append(focused().script_id)
        assert focused().ring
    assert reached == expected
    press_key(ENTER, "enter")
    frames(time, 0.2)
    press_key(SPACE, "spacebar")
    frames(time, 0.2)
    assert shown.events == [Go("packets")] * 2


def focused() -> FocusBehavior:
    return next(widget for widget in FocusBehavior._keyboards.values() if widget is not None)


def test_tab_stays_within_a_sheet(shown: Shown) -> None:
    phone = shown.show(run().do(Go("pay"), Go("menu")).view)
    reached = []
    for _ in range(5):
        press_key(TAB, "tab")
        reached.append(focused().script_id)
    assert reached == ["manage", "transactions", "help", "cancel", "manage"]
    assert phone.ids.overlay.active


def test_focus_is_dropped_when_its_control_is_gone(shown: Shown) -> None:
    flow = run()
    shown.show(flow.view)
    press_key(TAB, "tab")
    assert focused() is not None
    shown.change(flow.do(Go("pay")).view)
    assert all(widget is None for widget in FocusBehavior._keyboards.values())


def test_a_touch_gives_no_ring(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(run().view)
    row = find(phone, "pay")
    tap(row, time)
    assert not row.ring


def test_a_phone_that_is_taken_away_takes_no_more_keys(shown: Shown) -> None:
    phone = shown.show(run().do(Go("pay")).view)
    Window.remove_widget(phone)
    press_key(ESCAPE, "escape")
    assert shown.events == []


def test_the_levels_of_the_system_lie_over_the_page_in_their_order(shown: Shown) -> None:
    phone = shown.show(run().view)
    assert phone.children[::-1] == [phone.ids.frame, phone.ids.layer, phone.ids.face]
    names = ("keyboard", "dialogs", "panels", "notes", "launcher", "bars")
    assert phone.ids.layer.children[::-1] == [phone.ids[name] for name in names]
    assert all((*each.pos, *each.size) == (*phone.pos, *phone.size) for each in phone.ids.layer.children)
    assert phone.ids.status.parent == phone.ids.strip.parent == phone.ids.bars


def test_a_plain_banner_slides_in_over_the_page_and_goes(shown: Shown, time: VirtualTime) -> None:
    flow = run().do(Go("pay"))
    phone = shown.show(flow.view)
    head = phone.ids.head.y
    shown.change(replace(flow.view, banner=message("plain")))
    banner = find(phone, "banner")
    assert phone.ids.banner.height == banner.height > 40
    assert phone.ids.banner.top == phone.ids.strip.y
    assert phone.ids.head.y == head, "the page stays where it is"
    shown.change(flow.view)
    assert not phone.ids.banner.children
