"""The desk as a whole: what a choice keeps, where the keyboard stays, and its own accessibility."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.uix.widget import Widget

from app.content.designs import load_design
from app.content.themes import load_palette
from app.desktop.control import DeskControl
from app.domain.events import Go
from app.prototype.bindings import desk, theme
from app.prototype.variant import Variant
from audits import Outcome, audit
from audits.driving.clock import VirtualTime
from screens.panel.records import Page
from tests.screens.stand import STARTED, find, frames, press_key


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    made = DeskControl(Variant(scenario="auto-renewals"), STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 900)
    put(made.desk)
    frames(time, 0.3)
    yield made
    made.close()


def choose_by_keys(control: DeskControl, time: VirtualTime, name: str) -> None:
    """Open a choice and take the next one, by keys alone."""
    find(control.desk, f"choose-{name}").focus = True
    for code, key in ((13, "enter"), (274, "down"), (13, "enter")):
        press_key(code, key)
        frames(time, 0.3, step=0.05)


@pytest.mark.parametrize("name", ["scenario", "platform", "design", "theme", "motion"])
def test_the_keyboard_stays_in_the_panel_after_a_choice(
    control: DeskControl, time: VirtualTime, name: str
) -> None:
    before = control.prototype.variant
    choose_by_keys(control, time, name)
    assert control.prototype.variant != before
    assert find(control.desk, f"choose-{name}").focus
    press_key(9, "tab")
    focused = [each for each in control.desk.walk() if getattr(each, "focus", False)]
    assert all(control.desk.panel in above(each) for each in focused)
    assert focused


def above(widget: Widget) -> Iterator[Widget]:
    while isinstance(widget, Widget):
        yield widget
        widget = widget.parent


@pytest.mark.parametrize("name", ["theme", "lang", "text_scale", "mode", "motion"])
def test_what_can_be_switched_live_keeps_the_place(
    control: DeskControl, time: VirtualTime, name: str
) -> None:
    control.prototype.emit(Go("realname"))
    frames(time, 0.5)
    run = control.prototype.run
    select = next(each for each in control.desk.panel.view.all_selects if each.dimension == name)
    assert select.note is None
    control.desk.panel.choose(name, select.choices[-1][0])
    assert (control.prototype.run, control.prototype.root.view.screen) == (run, "realname")


def test_another_person_starts_again_and_says_so_before(control: DeskControl) -> None:
    notes = {each.dimension: each.note for each in control.desk.panel.view.all_selects}
    assert [name for name, note in notes.items() if note is not None] == ["scenario"]


def test_reduced_motion_is_chosen_and_taken_back(control: DeskControl) -> None:
    assert not theme.reduced_motion
    control.desk.panel.choose("motion", "reduced")
    assert theme.reduced_motion
    control.desk.panel.choose("motion", "full")
    assert not theme.reduced_motion


LOOKS = [
    ((1024, 700), "dark", "en", 2),
    ((1440, 900), "light", "zh-CN", 1),
    ((2560, 1440), "dark", "zh-CN", 1),
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_window_itself_has_no_violation(
    control: DeskControl, time: VirtualTime, look: tuple[tuple[int, int], str, str, float]
) -> None:
    size, colours, lang, scale = look
    for choice in (("lang", lang), ("design", "reported"), ("theme", "dark")):
        control.desk.panel.choose(*choice)
    control.prototype.emit(Go("rename"))
    frames(time, 0.5)
    control.desk.panel.act("audit")
    assert control.desk.marks.issues
    desk.apply(load_palette(colours, "clear"), load_design("clear"), scale)
    control.desk.size = size
    frames(time, 0.3)
    control.desk.parent.remove_widget(control.desk)
    control.desk.slot.clear_widgets()  # the phone is audited by itself
    for page in Page if control.desk.panel.columns == 1 else (Page.SETUP,):
        control.desk.panel.show_page(page)
        report = audit(control.desk, picture=False)
        wrong = [*report.having(Outcome.FAILED), *report.having(Outcome.CANT_TELL)]
        assert [(each.rule, each.node.name, each.state, each.message) for each in wrong] == []
