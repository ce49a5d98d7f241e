"""The phone's own keyboard: it rises for a field, writes into it, covers nothing that is needed, and goes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from kivy.core.window import Window
from kivy.uix.widget import Widget

from app.domain.events import Proceed, Typed
from app.domain.facts.text import literal
from app.domain.views.model import Kind, View
from app.domain.views.verify import new_name
from app.prototype.bindings import theme
from app.prototype.store import initial_state
from app.prototype.variant import Variant
from screens.keyboard.soft import SoftKeyboard
from screens.phone import Phone
from tests.screens.conftest import Shown
from tests.screens.stand import STARTED, find, frames, press_key, tap, wear

PLATFORMS = ("ios", "ios-passcode", "harmonyos", "android")
NINE = {"l": "jkl", "i": "ghi", "n": "mno"}


def form(platform: str, **more: Any) -> View:
    variant = Variant(scenario="ready", platform=platform, **more)
    wear(variant)
    return new_name(initial_state(variant, STARTED))


def soft(phone: Phone) -> Any:
    return phone.keyboards.typing


def opened(shown: Shown, platform: str, **more: Any) -> Phone:
    """Return a phone whose name field was tapped on."""
    phone = shown.show(form(platform, **more))
    tap(find(phone, "name"), shown.time)
    return phone


def compose(shown: Shown, letters: str = "lin") -> None:
    nine = "nine" in soft(shown.phone).keyboard.layers
    for letter in letters:
        tap(find(shown.phone, f"key-{NINE[letter] if nine else letter}"), shown.time)


def top_of(widget: Widget) -> float:
    return float(widget.to_window(widget.x, widget.top)[1])


def bottom_of(widget: Widget) -> float:
    return float(widget.to_window(widget.x, widget.y)[1])


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("more", [{}, {"mode": "elder"}, {"text_scale": 200, "lang": "en"}], ids=str)
def test_it_rises_and_leaves_field_and_button_in_sight(
    platform: str, more: dict[str, Any], shown: Shown
) -> None:
    phone = opened(shown, platform, **more)
    keyboard = soft(phone)
    assert keyboard.shown == 1
    assert keyboard.y == phone.ids.layer.y
    for name in ("number", "name"):
        box = find(phone, name)
        box.focus = True
        frames(shown.time, 0.4)
        assert soft(phone).field is box
        assert keyboard.top <= bottom_of(box)
        assert top_of(box) <= bottom_of(phone.ids.head)
        room = bottom_of(phone.ids.head) - keyboard.top
        if top_of(box) - bottom_of(find(phone, "save-name")) + 24 <= room:
            assert bottom_of(find(phone, "save-name")) >= keyboard.top


def test_another_keyboard_takes_its_place_at_once(shown: Shown) -> None:
    phone = opened(shown, "android")
    compose(shown, "l")
    field, before = find(phone, "name"), soft(phone)
    wear(Variant(scenario="ready", platform="android", mode="elder"))
    keyboard = soft(phone)
    assert keyboard is not before
    assert (keyboard.field, keyboard.shown) == (field, 1)
    assert "nine" in keyboard.keyboard.layers
    assert field.focus
    assert len(field.text) == 1  # what was being composed is written
    frames(shown.time, 0.4)
    assert bottom_of(field) >= keyboard.top


def test_what_it_offers_grows_with_the_text_while_it_is_up(shown: Shown) -> None:
    phone = opened(shown, "android")
    compose(shown, "l")

    def size() -> float:
        return max(each.type_size for each in soft(phone).ids.candidates.children)

    before = size()
    wear(Variant(scenario="ready", platform="android", text_scale=200))
    assert size() > before
    assert soft(phone).composing


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_page_stays_where_there_is_room(platform: str, shown: Shown) -> None:
    phone = shown.show(form(platform))
    before = top_of(find(phone, "name"))
    tap(find(phone, "name"), shown.time)
    assert (top_of(find(phone, "name")) == before) == (phone.ids.stage.screen.scroll.offset == 0)
    Window.release_all_keyboards()
    frames(shown.time, 0.6)
    assert soft(phone) is None
    assert phone.ids.stage.screen.lift == 0
    if platform != "ios-passcode":  # where more than the glass has room for stays scrolled
        assert top_of(find(phone, "name")) == before


def test_it_takes_a_quarter_of_a_second_and_none_with_reduced_motion(shown: Shown) -> None:
    phone = shown.show(form("ios"))
    find(phone, "name").focus = True
    frames(shown.time, 0.1)
    assert 0 < soft(phone).shown < 1
    frames(shown.time, 0.2)
    assert soft(phone).shown == 1
    phone.keyboards.lower()
    frames(shown.time, 0.3)
    theme.reduced_motion = True
    find(phone, "name").focus = True
    assert soft(phone).shown == 1


@pytest.mark.parametrize("platform", PLATFORMS)
def test_pinyin_becomes_characters_and_the_way_on_waits_for_them(platform: str, shown: Shown) -> None:
    phone = opened(shown, platform)
    box, button = find(phone, "name"), find(phone, "save-name")
    compose(shown)
    assert box.composing
    assert button.disabled
    assert shown.events == [], "pinyin is no name yet"
    inline = platform.startswith("ios")
    assert (box.text == "lin") == inline
    assert (box.inline > 0) == inline
    assert soft(phone).composed == "lin"
    tap(find(phone, "candidate-1"), shown.time)
    assert shown.events == [Typed("name", "林")]
    assert (box.text, box.composing, box.inline) == ("林", False, 0)
    assert not button.disabled
    assert box.focus, "a key leaves the focus in the field"


def test_delete_goes_back_a_letter_and_goes_on_while_it_is_held(shown: Shown) -> None:
    phone = opened(shown, "harmonyos")
    compose(shown)
    tap(find(phone, "key-delete"), shown.time)
    assert soft(phone).composed == "li"
    key = find(phone, "key-delete")
    key.trigger_action(1.5)
    frames(shown.time, 1.6)
    assert not soft(phone).composing


def test_all_candidates_are_turned_over_page_by_page(shown: Shown) -> None:
    phone = opened(shown, "android")
    compose(shown)
    tap(find(phone, "keyboard-end"), shown.time)
    first = find(phone, "candidate-1").text
    assert find(phone, "candidates-earlier").disabled
    tap(find(phone, "candidates-later"), shown.time)
    offered = [each for each in phone.walk() if getattr(each, "script_id", "").startswith("candidate-")]
    assert len(offered) >= 12
    assert first not in [each.text for each in offered]
    chosen = offered[-1].text
    tap(offered[-1], shown.time)
    assert shown.events == [Typed("name", chosen)]


def test_the_computer_s_keyboard_goes_on_working(shown: Shown) -> None:
    phone = opened(shown, "ios")
    Window.dispatch("on_textinput", "林")
    assert shown.events == [Typed("name", "林")]
    shown.change(replace_value(phone.view, "林"))
    compose(shown)
    press_key(8, "backspace")
    assert soft(phone).composed.endswith("li"), "Backspace means the pinyin first"
    Window.dispatch("on_textinput", "一")
    assert find(phone, "name").text.endswith("一")
    assert not find(phone, "name").composing, "what was half written became characters"


def replace_value(view: View, text: str) -> View:
    return replace(view, fields=(replace(view.fields[0], value=text), *view.fields[1:]))


def test_an_input_method_s_pinyin_is_no_name_either(shown: Shown) -> None:
    phone = opened(shown, "android")
    Window.dispatch("on_textedit", "lin")
    assert shown.events == []
    assert find(phone, "save-name").disabled
    Window.dispatch("on_textedit", "")
    Window.dispatch("on_textinput", "林")
    assert shown.events == [Typed("name", "林")]
    assert not find(phone, "save-name").disabled


def test_done_goes_on_and_an_error_leaves_field_and_keyboard(shown: Shown) -> None:
    phone = opened(shown, "harmonyos")
    tap(find(phone, "key-done"), shown.time)
    assert find(phone, "number").focus, "first to the next field that is empty"
    assert soft(phone).typing.layer == "digits"
    tap(find(phone, "key-done"), shown.time)
    assert [type(each) for each in shown.events] == [Proceed]
    view = phone.view
    assert view is not None
    wrong = replace(view.fields[1], error=literal("请填写"))
    shown.change(replace(view, fields=(view.fields[0], wrong)))
    assert find(phone, "number").focus
    assert soft(phone).shown == 1
    assert bottom_of(find(phone, "save-name")) >= soft(phone).top


@pytest.mark.parametrize("way", ["beside", "key", "screen", "overlay"])
def test_it_goes_with_the_focus(way: str, shown: Shown) -> None:
    phone = opened(shown, "ios")
    view = phone.view
    assert view is not None
    if way == "beside":
        tap(phone.ids.head, shown.time)
    elif way == "key":
        tap(find(phone, "keyboard-end"), shown.time)
    elif way == "screen":
        shown.change(replace(view, screen="another", fields=()))
    else:
        shown.change(replace(view, overlay=View("top", Kind.NOTICE, view.title)))
    frames(shown.time, 0.5)
    assert soft(phone) is None
    assert not [widget for widget in phone.ids.keyboard.walk() if isinstance(widget, SoftKeyboard)]


def test_tab_reaches_the_keys_and_enter_presses_them(shown: Shown) -> None:
    phone = opened(shown, "android")
    key = find(phone, "key-l")
    key.focus = True
    frames(shown.time, 0.3)
    assert soft(phone) is not None
    press_key(13, "enter")
    frames(shown.time, 0.3)
    assert soft(phone).composed == "l"


def test_another_phone_has_its_own_keyboard(shown: Shown) -> None:
    phone = opened(shown, "ios")
    phone.keyboards.lower()
    frames(shown.time, 0.5)
    wear(Variant(scenario="ready", platform="android"))
    tap(find(phone, "name"), shown.time)
    assert soft(phone).keyboard.id == "android"
