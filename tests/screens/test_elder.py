"""Elder mode (长辈版): it holds its specification, and is switched in the phone as well as from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.domain.events import Go, SwitchElder
from app.prototype.bindings import theme
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from audits import Outcome, audit
from audits.driving.clock import VirtualTime
from screens.phone import Phone
from tests.screens.conftest import Shown
from tests.screens.stand import STARTED, Run, find, frames, picture, tap, views, wear
from tests.screens.test_audit import one_of_each_kind

ELDER = Variant(mode="elder")


@pytest.mark.parametrize(("theme", "text_scale"), [("light", 100), ("dark", 200)])
def test_every_kind_of_screen_holds_the_specification(shown: Shown, theme: str, text_scale: int) -> None:
    variant = Variant(mode="elder", theme=theme, text_scale=text_scale)
    wear(variant)
    rules = set()
    for view in one_of_each_kind(variant):
        report = audit(shown.show(view), profile="miit-elder", states=["default"], picture=False)
        wrong = [*report.having(Outcome.FAILED), *report.having(Outcome.CANT_TELL)]
        assert [(view.screen, found.rule, found.node.name, found.message) for found in wrong] == []
        rules |= {found.rule for found in report.having(Outcome.PASSED)}
    assert rules >= {
        "text-contrast",
        "text-size",
        "line-spacing",
        "target-size",
        "close-place",
        "control-name",
    }


def test_in_the_standard_mode_the_specification_is_not_held(shown: Shown) -> None:
    report = audit(shown.show(Run(Variant()).view), profile="miit-elder", states=["default"], picture=False)
    assert {found.rule for found in report.having(Outcome.FAILED)} == {"text-size", "target-size"}


def test_the_switch_is_one_control_that_says_how_it_stands(shown: Shown, time: VirtualTime) -> None:
    run = Run(Variant()).do(Go("settings"))
    switch = find(shown.show(run.view), "elder")
    assert (switch.accessible_role, switch.accessible_checked_state) == ("switch", False)
    assert switch.accessible_name == "长辈版，字更大，按钮更大，每屏内容更少，未开启"
    off = picture(shown.phone)
    tap(switch, time)
    assert shown.events == [SwitchElder(on=True)]
    shown.change(run.do(SwitchElder(on=True)).view, seconds=1.5)
    assert find(shown.phone, "elder") is switch
    assert switch.accessible_checked_state is True
    assert picture(shown.phone) != off


@pytest.fixture
def start(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[Callable[..., Prototype]]:
    started: list[Prototype] = []

    def make(variant: Variant, on_switch: Callable[[], None] = lambda: None) -> Prototype:
        started.append(Prototype(variant, STARTED, put, on_switch=on_switch))
        return started[-1]

    yield make
    for prototype in started:
        prototype.close()


def seen(prototype: Prototype, time: VirtualTime) -> bytes:
    frames(time, 1.6, step=0.1)
    return picture(prototype.root)


def test_switched_in_the_phone_it_looks_as_if_it_had_begun_so(
    start: Callable[..., Prototype], time: VirtualTime
) -> None:
    told: list[str] = []
    prototype = start(Variant(), lambda: told.append(prototype.variant.mode))
    phone = prototype.root
    prototype.emit(Go("settings"))
    standard = seen(prototype, time)
    tap(find(phone, "elder"), time)
    assert prototype.root is phone, "the run goes on"
    assert (prototype.variant, prototype.state.elder, told) == (ELDER, True, ["elder"])
    switched = seen(prototype, time)
    tap(find(phone, "elder"), time)
    assert told == ["elder", "standard"]
    assert seen(prototype, time) == standard
    prototype.close()
    fresh = start(ELDER)
    fresh.emit(Go("settings"))
    assert seen(fresh, time) == switched != standard


def test_chosen_from_outside_the_run_goes_on(start: Callable[..., Prototype], time: VirtualTime) -> None:
    prototype = start(Variant())
    phone = prototype.root
    prototype.emit(Go("pay"))
    prototype.choose("mode", "elder")
    assert (prototype.root, prototype.state.elder) == (phone, True)
    assert phone.view is not None
    shown = [row.id for section in phone.view.sections for row in section.rows]
    assert {"collect", "packets", "top_up"} <= {*shown}, "elder mode hides no service"
    prototype.restart()
    assert prototype.state.elder, "a new start keeps the choice"


def test_the_panel_follows_and_offers_the_modes_that_a_design_has(time: VirtualTime) -> None:
    control = DeskControl(Variant(), STARTED)
    try:
        panel = control.desk.panel
        selects = {select.dimension: select for select in panel.view.all_selects}
        assert [name for name, _ in selects["mode"].choices] == ["standard", "elder"]
        control.prototype.emit(SwitchElder(on=True))
        assert {select.dimension: select for select in panel.view.all_selects}["mode"].chosen == "elder"
        panel.choose("design", "reported")
        mode = {select.dimension: select for select in panel.view.all_selects}["mode"]
        assert (mode.chosen, [name for name, _ in mode.choices]) == ("standard", ["standard"])
        assert control.prototype.variant == Variant(design="reported")
    finally:
        control.close()


def test_a_dialog_ends_below_the_strip_however_large_the_text(shown: Shown, time: VirtualTime) -> None:
    for variant in (Variant(text_scale=200, lang="en"), Variant(mode="elder", text_scale=200, lang="en")):
        wear(variant)
        for view in views(variant):
            if view.overlay is not None:
                phone: Phone = shown.show(view)
                frames(time, 0.5, step=0.1)
                assert phone.ids.overlay.screen.top <= phone.ids.strip.y - phone.y


def test_the_measures_are_those_of_the_mode(shown: Shown) -> None:
    wear(Variant())
    usual = (theme.body, theme.cell_height, theme.button_height)
    wear(ELDER)
    assert all(
        elder > standard
        for elder, standard in zip((theme.body, theme.cell_height, theme.button_height), usual, strict=True)
    )
