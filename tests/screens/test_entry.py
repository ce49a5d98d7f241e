"""Keypad, form and sensor: what a person enters goes out as events and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from kivy.core.window import Window

from app.domain.events import Begin, ChooseAnswer, Digit, Erase, Go, LeaveCheck, Proceed, Sense, Typed
from app.domain.facts.simulated import Answer, Question
from app.domain.facts.text import t
from app.domain.views.model import Field
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from screens.kinds.keypad import CodeBox
from screens.kinds.scan import SensorArt
from screens.widgets.words import Words
from tests.screens.conftest import Shown
from tests.screens.stand import Run, find, frames, press_key, tap, wear


def begun(platform: str = "ios") -> Run:
    run = Run(Variant(scenario="ready", platform=platform))
    return run.do(Go("realname"), Go("rename"), LeaveCheck(), Begin())


def test_every_key_emits_its_digit(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(begun().do(Proceed("consequences")).view)
    for digit in "0123456789":
        key = find(phone, f"key-{digit}")
        assert key.accessible_name == digit
        tap(key, time)
        assert shown.events.pop() == Digit(digit, "payment_password")
        assert shown.events == []


def test_the_erase_key_has_a_name_and_erases(shown: Shown, time: VirtualTime) -> None:
    phone = shown.show(begun().do(Proceed("consequences")).view)
    assert find(phone, "key-erase").accessible_name == "删除一位"
    tap(find(phone, "key-erase"), time)
    assert shown.events == [Erase("payment_password")]


def test_a_password_is_never_drawn_or_named(shown: Shown) -> None:
    phone = shown.show(begun().do(Proceed("consequences")).key_in("135").view)
    boxes = [box for box in phone.walk() if isinstance(box, CodeBox)]
    assert [box.character for box in boxes] == ["•", "•", "•", "", "", ""]
    assert [box.current for box in boxes].index(True) == 3
    named = "".join(str(getattr(widget, "accessible_name", "")) for widget in phone.walk())
    assert "135" not in named
    assert "已输入 3 位，共 6 位" in named


def test_keys_of_the_number_pad_work(shown: Shown) -> None:
    shown.show(begun().do(Proceed("consequences")).view)
    press_key(256 + 5, "5")
    assert shown.events == [Digit("5", "payment_password")]


@pytest.mark.parametrize("design", ["clear", "reported"])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("text_scale", [100, 125, 149])  # from 150 on, the hint stands above the field
def test_a_hint_fits_into_its_field(shown: Shown, design: str, lang: str, text_scale: int) -> None:
    variant = Variant(scenario="ready", design=design, lang=lang, text_scale=text_scale)
    wear(variant)
    ready = begun()
    name = ready.do(Proceed("consequences")).key_in("246810").do(Sense()).let_happen().let_happen()
    for view in (name.view, Run(variant).do(Go("backup"), Go("email")).view):
        box = find(shown.show(view), view.fields[0].id)
        drawn = Words(text=box.hint_text, type_size=box.font_size)
        drawn.texture_update()
        assert box.hint_text
        assert drawn.natural_width <= box.width - box.padding[0] - box.padding[2]


@pytest.fixture
def name_run() -> Run:
    run = begun().do(Proceed("consequences")).key_in("246810").do(Sense()).let_happen().let_happen()
    assert run.view.screen == "new_name"
    return run


def test_typing_emits_what_the_field_holds(shown: Shown, time: VirtualTime, name_run: Run) -> None:
    phone = shown.show(name_run.view)
    box = find(phone, "name")
    tap(box, time)
    Window.dispatch("on_textinput", "林")
    frames(time, 0.1)
    assert shown.events == [Typed("name", "林")]
    assert "林" not in repr(shown.events)


def test_the_fields_own_value_is_not_emitted_again(shown: Shown, name_run: Run) -> None:
    phone = shown.show(name_run.view)
    shown.change(name_run.do(Typed("name", "林一")).view)
    assert find(phone, "name").text == "林一"
    assert shown.events == []


def test_an_error_stands_beside_its_field(shown: Shown, name_run: Run) -> None:
    phone = shown.show(name_run.view)
    box = find(phone, "name")
    assert not box.invalid
    field = replace(name_run.view.fields[0], error=t("new_name.empty"))
    shown.change(replace(name_run.view, fields=(field,)))
    assert box.invalid
    assert any(getattr(widget, "text", "") == "请填写姓名" for widget in phone.walk())


def test_backspace_in_a_field_edits_and_does_not_leave(
    shown: Shown, time: VirtualTime, name_run: Run
) -> None:
    phone = shown.show(name_run.do(Typed("name", "林一")).view)
    tap(find(phone, "name"), time)
    press_key(8, "backspace")
    assert shown.events == [Typed("name", "林")]


def test_a_record_of_a_field_says_nothing_of_its_value() -> None:
    assert "林" not in repr(Field("name", t("new_name.label"), t("new_name.hint"), "林一一"))


def sensor_of(shown: Shown, run: Run) -> SensorArt:
    phone = shown.show(run.view)
    return next(widget for widget in phone.walk() if isinstance(widget, SensorArt))


def test_the_sensor_of_a_plain_kit_moves_only_while_it_senses(shown: Shown, time: VirtualTime) -> None:
    run = Run(Variant(scenario="ready", platform="ios", design="reported"))
    run.do(Go("realname"), Go("rename"), Begin(), Proceed("consequences")).key_in("246810")
    art = sensor_of(shown, run.do(ChooseAnswer(Question.BIOMETRICS, Answer.FAIL)))
    frames(time, 0.2)
    assert art.turn == 0
    shown.change(run.do(Sense()).view, 0.4)
    assert art.turn > 0
    shown.change(run.let_happen().view, 1.0)
    assert (art.turn, art.shake) == (0, 0), "it comes to rest after it has shaken its head"
