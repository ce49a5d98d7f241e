"""A screen that is shown again looks and behaves, to the pixel, as a new one does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from kivy.tests.common import UnitTestTouch
from kivy.uix.scrollview import ScrollView
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.domain.events import Back, Go, Typed
from app.domain.facts.text import t
from app.domain.views.model import Action, Kind, View
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from audits.driving.rest import busy
from screens.phone import Phone
from screens.shelf import MOST_KEPT
from screens.widgets.focus import reachable
from screens.widgets.sync import MOST_SPARE
from tests.screens.conftest import Shown
from tests.screens.stand import Run, frames, message, picture, views, wear

VARIANTS = [Variant(), Variant(theme="dark", design="reported"), Variant(lang="en", text_scale=200)]


def _settle(time: VirtualTime) -> None:
    frames(time, 1.5, step=0.1)


def _disturb(phone: Phone, time: VirtualTime) -> None:
    """Leave traces wherever a person could: scroll, bring the focus somewhere."""
    for widget in phone.walk():
        if isinstance(widget, ScrollView):
            widget.scroll_y = 0.3
    control = next((each for each in phone.walk() if getattr(each, "is_focusable", False)), None)
    if control is not None:
        control.focus = True
    frames(time, 0.2, step=0.1)


def _again(phone: Phone, view: View, time: VirtualTime) -> bytes:
    phone.begin()
    phone.view = view
    frames(time, 0.02)
    frames(time, 0.6, step=0.05)  # as long as ``Shown`` lets a new one be shown: a sensor's sign goes round
    _settle(time)
    return picture(phone)


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_a_screen_shown_again_equals_a_new_one(shown: Shown, time: VirtualTime, variant: Variant) -> None:
    wear(variant)
    met = list(views(variant))
    used = shown.show(met[0])
    for view in met:
        shown.change(view)
        _disturb(used, time)
    again = [_again(used, view, time) for view in met]
    different = []
    for view, seen in zip(met, again, strict=True):
        fresh = shown.show(view)
        _settle(time)
        if picture(fresh) != seen:
            different.append(view.screen)
    assert different == []


def test_a_screen_on_the_shelf_follows_a_change_of_theme_and_language(
    shown: Shown, time: VirtualTime
) -> None:
    met = list(views(Variant()))[:6]
    phone = shown.show(met[0])
    for view in met:
        shown.change(view)
    wear(Variant(theme="dark", lang="en"))
    again = [_again(phone, view, time) for view in met]
    for view, seen in zip(met, again, strict=True):
        fresh = shown.show(view)
        _settle(time)
        assert picture(fresh) == seen, view.screen


def test_the_same_screen_is_shown_again(shown: Shown) -> None:
    run = Run(Variant(scenario="ready"))
    phone = shown.show(run.view)
    first = phone.ids.stage.screen
    shown.change(run.do(Go("pay")).view)
    assert phone.ids.stage.screen is not first
    shown.change(run.do(Back("pay")).view)
    assert phone.ids.stage.screen is first


def test_what_a_finger_holds_is_not_shown_again(shown: Shown) -> None:
    run = Run(Variant(scenario="ready"))
    phone = shown.show(run.view)
    first = phone.ids.stage.screen
    touch = UnitTestTouch(*first.to_window(*first.center))
    touch.touch_down()
    touch.touch_move(touch.x, touch.y + 100)
    assert first.scroll.held
    shown.change(run.do(Go("pay")).view)
    shown.change(run.do(Back("pay")).view)
    assert phone.ids.stage.screen is not first
    touch.touch_up()


def test_a_new_start_forgets_the_way_and_the_scrolling(shown: Shown, time: VirtualTime) -> None:
    wear(Variant(text_scale=200))
    start = Run(Variant(scenario="ready", text_scale=200))
    home, pay = start.view, start.do(Go("pay")).view
    phone = shown.show(home)
    _disturb(phone, time)
    shown.change(pay)
    phone.begin()
    assert phone.ids.stage.screen is None
    phone.view = home
    _settle(time)
    assert phone.ids.stage.screen.scroll.scroll_y == 1
    shown.change(pay)
    assert phone.ids.stage.screen.view == pay


def test_a_control_that_was_still_to_be_scrolled_to_is_forgotten(shown: Shown, time: VirtualTime) -> None:
    wear(Variant(text_scale=200))
    first, check = (
        next(each for each in views(Variant()) if each.screen == name) for name in ("me", "check")
    )
    phone = shown.show(check)
    _settle(time)
    last = list(reachable(phone.ids.stage.screen.scroll))[-1]
    wear(Variant(text_scale=200, mode="elder"))  # all is to be laid out anew, when in the same frame …
    last.focus = True  # … the keyboard reaches a control, and the run starts again
    phone.begin()
    phone.view = first
    _settle(time)
    assert busy() == []
    phone.begin()
    phone.view = check
    _settle(time)
    assert phone.ids.stage.screen.scroll.scroll_y == 1


def test_a_new_start_takes_away_what_lies_on_top(shown: Shown) -> None:
    run = Run(Variant(scenario="ready"))
    with_sheet = run.do(Go("pay"), Go("menu")).view
    assert with_sheet.overlay is not None
    phone = shown.show(with_sheet)
    shown.change(replace(with_sheet, banner=message("plain")))
    phone.begin()
    assert (phone.ids.overlay.screen, phone.ids.overlay.active, phone.ids.overlay.shown) == (None, False, 0)
    assert not phone.ids.banner.children


def test_no_form_is_kept(shown: Shown) -> None:
    run = Run(Variant(scenario="ready"))
    phone = shown.show(run.view)
    form = next(view for view in views(Variant()) if view.kind is Kind.FORM)
    shown.change(form)
    field = next(widget for widget in phone.walk() if isinstance(widget, TextInput))
    field.text = "secret"
    assert Typed(form.fields[0].id, "secret") in shown.events
    shown.change(run.view)
    kept = phone.ids.stage._shelf._kept.values()
    assert not [widget for screen in kept for widget in screen.walk() if isinstance(widget, TextInput)]


def test_the_shelf_is_bounded(shown: Shown, time: VirtualTime) -> None:
    from app.prototype.bindings import theme

    theme.reduced_motion = True
    phone = shown.show(View("first", Kind.RESULT, t("nav.back")))
    for number in range(MOST_KEPT + 6):
        phone.view = View(f"screen-{number}", Kind.RESULT, t("nav.back"))
    assert len(phone.ids.stage._shelf._kept) == MOST_KEPT


def test_spare_widgets_are_bounded(shown: Shown) -> None:
    view = View("first", Kind.RESULT, t("nav.back"))
    phone = shown.show(view)
    for number in range(40):
        action = Action(f"a{number}", t("nav.back"), Back("first"))
        phone.view = replace(view, actions=(action,))
    assert 0 < max(_spares(phone)) <= MOST_SPARE


def _spares(root: Widget) -> Iterator[int]:
    for widget in root.walk():
        yield len(widget.__dict__.get("spare_widgets", ()))
