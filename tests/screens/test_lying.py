"""Dialogs and menus as each phone's system shows them, and what a touch beside them does."""

from __future__ import annotations

import pytest
from kivy.tests.common import UnitTestTouch

from app.content.platforms import load_kit, platform_names
from app.domain.events import Back, Go
from app.domain.facts.text import t
from app.domain.views.model import Action, Style
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.phone import Phone
from screens.widgets.answers import Answers, in_order, preferred
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, tap, wear

RULE = (Go("rename"), Go("rule", "P02"))
MENU = (Go("pay"), Go("menu"))


def shown_on(shown: Shown, variant: Variant, *events: Go) -> Phone:
    wear(variant)
    return shown.show(Run(variant).do(*events).view)


def dialog(platform: str, **choices: object) -> Variant:
    return Variant(scenario="several-blockers", platform=platform, **choices)  # type: ignore[arg-type]


@pytest.mark.parametrize("platform", platform_names())
def test_a_dialog_has_the_measures_of_its_system(shown: Shown, platform: str) -> None:
    phone = shown_on(shown, dialog(platform), *RULE)
    screen, kit, layer = phone.ids.overlay.screen, load_kit(platform).dialog, phone.ids.layer
    left, below = screen.to_window(screen.x, screen.y)
    assert screen.width == kit.width
    assert left == (phone.width - kit.width) / 2
    middle = layer.y + (layer.height - screen.height) / 2
    assert below == pytest.approx(layer.y + kit.up if kit.up >= 0 else middle, abs=1)
    assert find(phone, "ok").height >= kit.key_height


@pytest.mark.parametrize("platform", platform_names())
def test_a_touch_beside_a_dialog_is_the_safe_answer_where_the_system_has_it_so(
    shown: Shown, platform: str, time: VirtualTime
) -> None:
    phone = shown_on(shown, dialog(platform), *RULE)
    tap(find(phone, "back"), time)
    assert shown.events == ([Back("rule", "P02")] if load_kit(platform).dialog.outside else [])


@pytest.mark.parametrize("platform", platform_names())
def test_the_menu_holds_the_same_on_every_system(shown: Shown, platform: str, time: VirtualTime) -> None:
    phone = shown_on(shown, dialog(platform), *MENU)
    look = load_kit(platform).menu.look
    assert phone.ids.overlay.dims is load_kit(platform).menu.scrim
    assert find(phone, "manage").height >= load_kit(platform).menu.row
    if look != "list":
        tap(find(phone, "cancel"), time)
        assert shown.events == [Back("menu")]
    else:
        tap(find(phone, "back"), time)
        assert shown.events == [Back("menu")], "a touch beside it leaves it"
    tap(find(phone, "manage"), time)
    assert shown.events[-1] == Go("manage")


def test_a_menu_at_the_dots_hangs_below_them(shown: Shown) -> None:
    phone = shown_on(shown, dialog("android"), *MENU)
    screen = phone.ids.overlay.screen
    right, top = screen.to_window(screen.right, screen.top)
    dots = find(phone, "menu")
    assert right <= phone.right
    assert dots.to_window(dots.x, dots.y)[1] < top <= dots.to_window(dots.x, dots.top)[1]


def test_the_plain_design_has_the_same_dialog_and_menu_on_every_phone(shown: Shown) -> None:
    sizes = set()
    for platform in ("ios", "harmonyos", "android"):
        phone = shown_on(shown, dialog(platform, design="reported"), *MENU)
        sizes.add((phone.ids.overlay.screen.width, phone.ids.overlay.screen.look))
    assert sizes == {(390, "sheet")}


@pytest.mark.parametrize("platform", platform_names())
def test_of_two_answers_the_one_that_declines_is_the_first(shown: Shown, platform: str) -> None:
    phone = shown_on(shown, dialog(platform), Go("rename"), Go("wallet"), Go("empty", "withdraw"))
    answers = next(each for each in phone.walk() if isinstance(each, Answers))
    keys = sorted(answers.children, key=lambda key: key.x)
    assert [(key.script_id, key.preferred) for key in keys] == [("cancel", False), ("move", True)]


def test_what_does_harm_stands_after_the_answer_that_declines() -> None:
    harm, decline = (
        Action(style.value, t("actions.cancel"), Go("me"), style) for style in (Style.DANGER, Style.SECONDARY)
    )
    assert in_order([harm, decline]) == in_order([decline, harm]) == (decline, harm)
    assert preferred([harm, decline]) == decline


@pytest.mark.parametrize("platform", platform_names())
def test_answers_stand_in_a_column_where_the_words_need_it(shown: Shown, platform: str) -> None:
    phone = shown_on(shown, dialog(platform, text_scale=200, lang="en"), *RULE)
    answers = next(each for each in phone.walk() if isinstance(each, Answers))
    assert all(key.right <= answers.right + 1 and key.x >= answers.x for key in answers.children)


def test_a_sheet_follows_the_finger_at_its_grip_and_goes(shown: Shown, time: VirtualTime) -> None:
    phone = shown_on(shown, dialog("ios"), Go("packets"), Go("packet", "from-mother"))
    screen = phone.ids.overlay.screen
    x, top = screen.to_window(screen.center_x, screen.top - 10)
    touch = UnitTestTouch(x, top)
    touch.touch_down()
    touch.touch_move(x, top - 40)
    frames(time, 0.05)
    assert phone.ids.overlay.dragged == pytest.approx(40)
    touch.touch_up()
    frames(time, 0.5)
    assert (phone.ids.overlay.dragged, shown.events) == (0, []), "too little: it comes back"
    touch = UnitTestTouch(x, top)
    touch.touch_down()
    touch.touch_move(x, top - screen.height * 0.6)
    touch.touch_up()
    assert shown.events == [Back("packet", "from-mother")]
