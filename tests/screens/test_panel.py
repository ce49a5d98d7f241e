from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from kivy.core.window import Window
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.widget import Widget

from app.domain.facts.text import literal
from app.domain.views.model import Tone
from app.prototype.bindings import desk, theme
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.desk import Desk
from screens.panel.panel import Panel
from screens.panel.records import Page, PanelButton, PanelGroup, PanelView, Select
from screens.phone import Phone
from screens.widgets.focus import reachable
from tests.screens.stand import Run, find, frames, picture, press_key, tap, wear

THEMES = (("light", literal("浅色")), ("dark", literal("深色")))
DESIGNS = (("clear", literal("清晰版")), ("reported", literal("对照版")))
NOTE_WORDS = "选了就从头开始"
NOTE = literal(NOTE_WORDS)
SELECTS = (
    Select("theme", literal("主题"), THEMES, "light"),
    Select("design", literal("设计"), DESIGNS, "clear", NOTE),
)
VIEW = PanelView(
    literal("明白"),
    literal("实名流程原型"),
    groups=(
        PanelGroup("variant", literal("这一台"), selects=SELECTS, page=Page.SETUP, plain=True),
        PanelGroup(
            "time", literal("时间机器"), (literal("第 1 天"),), (PanelButton("hour", literal("+1 小时")),)
        ),
    ),
    bar=(PanelButton("restart", literal("重新开始"), "Ctrl+R"),),
    pages=tuple((page, literal(page)) for page in Page),
)


def with_selects(*selects: Select) -> PanelView:
    return replace(VIEW, groups=(replace(VIEW.groups[0], selects=selects), *VIEW.groups[1:]))


class Heard:
    def __init__(self) -> None:
        self.chosen: list[tuple[str, str]] = []
        self.acted: list[str] = []


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def bench(put: Callable[[Widget], Widget], time: VirtualTime, heard: Heard) -> Desk:
    panel = Panel(view=VIEW, choose=lambda *choice: heard.chosen.append(choice), act=heard.acted.append)
    made = put(Desk(panel, act=heard.acted.append, size_hint=(None, None), size=(1440, 900)))
    made.place(Phone(view=Run(Variant()).view, emit=lambda _: None))
    frames(time, 0.2)
    return made


def test_a_choice_is_made_by_touch(bench: Desk, heard: Heard, time: VirtualTime) -> None:
    tap(find(bench, "choose-theme"), time)
    assert [find(bench, f"option-{name}").accessible_checked_state for name, _ in THEMES] == [True, False]
    tap(find(bench, "option-dark"), time)
    assert heard.chosen == [("theme", "dark")]
    assert not bench.panel.list_is_open


def test_a_touch_beside_the_list_closes_it_and_does_nothing_else(
    bench: Desk, heard: Heard, time: VirtualTime
) -> None:
    tap(find(bench, "choose-theme"), time)
    tap(find(bench, "restart"), time)
    assert not bench.panel.list_is_open
    assert (heard.chosen, heard.acted) == ([], [])
    tap(find(bench, "restart"), time)
    assert heard.acted == ["restart"]


def test_a_choice_is_made_by_keys(bench: Desk, heard: Heard, time: VirtualTime) -> None:
    find(bench, "choose-design").focus = True
    press_key(13, "enter")
    frames(time, 0.2)
    assert [control.script_id for control in reachable(bench.panel)] == ["option-clear", "option-reported"]
    press_key(9, "tab")
    press_key(13, "enter")
    frames(time, 0.2)
    assert heard.chosen == [("design", "reported")]
    assert find(bench, "choose-design").focus, "the focus comes back to where it was"


def test_the_arrows_and_tab_stay_among_the_choices(bench: Desk, time: VirtualTime) -> None:
    tap(find(bench, "choose-theme"), time)
    keys = ((274, "down"), (273, "up"), (9, "tab"), (9, "tab"))
    expected = ("option-dark", "option-light", "option-dark", "option-light")
    for (code, name), script_id in zip(keys, expected, strict=True):
        press_key(code, name)
        assert find(bench, script_id).focus


def test_what_a_choice_brings_about_is_said_before_it(bench: Desk, time: VirtualTime) -> None:
    tap(find(bench, "choose-design"), time)
    assert NOTE_WORDS in {getattr(each, "text", "") for each in bench.panel.ids.choices.walk()}


@pytest.mark.parametrize(("width", "columns"), [(1024, 1), (1240, 2), (1440, 2), (2560, 3)])
def test_pages_are_columns_where_there_is_room_and_else_tabs(
    bench: Desk, time: VirtualTime, width: int, columns: int
) -> None:
    bench.size = (width, 900)
    frames(time, 0.2)
    there = {getattr(each, "script_id", "") for each in bench.walk()}
    assert bench.panel.columns == columns
    assert ("page-behind" in there, "panel-time" in there) == (columns == 1, columns > 1)
    assert "restart" in there
    if columns == 1:
        tap(find(bench, "page-behind"), time)
        assert find(bench, "panel-time").group is VIEW.groups[1]
        assert find(bench, "page-behind").accessible_checked_state


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900), (2560, 1440)])
def test_the_bar_is_in_sight(bench: Desk, time: VirtualTime, size: tuple[int, int]) -> None:
    bench.size = size
    frames(time, 0.2)
    button = find(bench, "restart")
    left, bottom = button.to_window(*button.pos)
    assert left >= bench.panel.x
    assert bottom >= 22


@pytest.mark.parametrize("dimension", ["theme", "design"])
def test_an_open_list_lies_within_the_panel_below_its_box(
    bench: Desk, time: VirtualTime, dimension: str
) -> None:
    box = find(bench, f"choose-{dimension}")
    tap(box, time)
    sheet = bench.panel.ids.list
    assert sheet.height > 0
    assert sheet.y >= bench.panel.y
    assert sheet.top <= bench.panel.to_widget(*box.to_window(box.x, box.top))[1]


@pytest.mark.parametrize("chosen", [0, 20, 39])
def test_a_long_list_opens_at_what_is_chosen(bench: Desk, time: VirtualTime, chosen: int) -> None:
    many = tuple((f"scenario-{number}", literal(f"情景 {number}")) for number in range(40))
    select = Select("scenario", literal("情景"), many, f"scenario-{chosen}")
    bench.panel.view = with_selects(select)
    frames(time, 0.2)
    tap(find(bench, "choose-scenario"), time)
    option, sheet = find(bench, f"option-scenario-{chosen}"), bench.panel.ids.list
    bottom, top = (option.to_window(option.x, edge)[1] for edge in (option.y, option.top))
    low, high = (sheet.to_window(sheet.x, edge)[1] for edge in (sheet.y, sheet.top))
    assert sheet.height <= bench.panel.height
    assert low <= bottom < top <= high


def test_escape_closes_the_list(bench: Desk, time: VirtualTime) -> None:
    tap(find(bench, "choose-theme"), time)
    press_key(27, "escape")
    assert not bench.panel.list_is_open
    assert find(bench, "choose-theme").focus, "the keyboard is back where it was"


def test_a_desk_that_has_left_the_window_takes_no_key(bench: Desk, time: VirtualTime) -> None:
    tap(find(bench, "choose-theme"), time)
    Window.remove_widget(bench)
    assert not bench.panel.list_is_open
    assert not Window.dispatch("on_key_down", 27, 0, "", [])


def test_ctrl_r_starts_again(bench: Desk, heard: Heard) -> None:
    press_key(114, "r", ("ctrl",))
    press_key(114, "r")
    assert heard.acted == ["restart"]


def test_groups_and_their_buttons(bench: Desk, heard: Heard, time: VirtualTime) -> None:
    tap(find(bench, "hour"), time)
    assert heard.acted == ["hour"]
    audit = PanelGroup("audit", literal("无障碍"), (literal("0 项不合格"),), tone=Tone.OK, page=Page.AUDIT)
    bench.panel.view = replace(VIEW, groups=(*VIEW.groups, audit))
    frames(time, 0.1)
    assert find(bench, "panel-audit").group is audit


def test_what_is_chosen_is_shown_in_place(bench: Desk, time: VirtualTime) -> None:
    box = find(bench, "choose-theme")
    bench.panel.view = with_selects(replace(SELECTS[0], chosen="dark"), SELECTS[1])
    frames(time, 0.1)
    assert find(bench, "choose-theme") is box
    assert box.accessible_name == "主题 深色"


def test_the_panel_keeps_its_look_whatever_the_phone_shows(bench: Desk, time: VirtualTime) -> None:
    before = picture(bench.panel)
    wear(Variant(theme="dark", design="reported", text_scale=200))
    frames(time, 0.2)
    assert picture(bench.panel) == before
    assert tuple(desk.card) != tuple(theme.card)


@pytest.mark.parametrize(
    "size", [(1024, 700), (1440, 900), (2560, 1440), (640, 480), (1200, 600), (500, 900)]
)
def test_the_phone_is_never_cropped(bench: Desk, time: VirtualTime, size: tuple[int, int]) -> None:
    bench.size = size
    frames(time, 0.2)
    frame, panel = bench.frame, bench.panel
    phone = bench.slot.children[0]
    left, bottom = phone.to_window(0, 0)
    right, top = phone.to_window(phone.width, phone.height)
    assert 0 < left < right < size[0]
    assert 0 < bottom < top < size[1]
    assert panel.parent is None or right <= panel.x < panel.right <= size[0]
    assert frame.scale <= 1.25
    assert frame.scale == pytest.approx(min(1.25, (size[1] - 44) / 868)) or size[0] < 1024


def test_a_new_phone_takes_the_place_of_the_old(bench: Desk) -> None:
    old = bench.slot.children[0]
    new = Phone(view=Run(Variant()).view, emit=lambda _: None)
    bench.place(new)
    assert bench.slot.children == [new]
    assert old.parent is None
    assert all(widget is None for widget in FocusBehavior._keyboards.values())
    assert Window.children
