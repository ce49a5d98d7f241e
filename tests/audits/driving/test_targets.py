from __future__ import annotations

from typing import Any

import pytest

from audits.driving.gestures import Selector, Tap
from audits.errors import CheckError

from .conftest import TWO, tap


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (
            Selector("Thre"),
            "text 'Thre' is not on the screen; there is 'One', 'Two'",
        ),
        (Selector(id="tow"), "id 'tow' is not on the screen; there is 'two'"),
        (Selector("Two", enabled=False), "text 'Two' is there, but it is enabled"),
    ],
)
def test_what_is_missing_is_told_with_what_comes_closest(drive: Any, wanted: Selector, message: str) -> None:
    driver, _ = drive(TWO)
    with pytest.raises(CheckError) as raised:
        driver.tap(Tap(wanted))
    assert str(raised.value) == message


OVER = """
FloatLayout:
    Button:
        id: below
        text: 'Below'
    {above}
"""


@pytest.mark.parametrize(
    ("above", "message"),
    [
        ("Button:\n        id: above\n        text: 'Above'", "text 'Below' is covered by Button 'above'"),
        ("Label:\n        disabled: True\n        text: 'Off'", "text 'Below' is covered by Label 'Off'"),
    ],
)
def test_what_is_covered_is_not_touched(drive: Any, above: str, message: str) -> None:
    driver, root = drive(OVER.format(above=above))
    pressed: list[object] = []
    root.ids.below.bind(on_press=pressed.append)
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Below"))
    assert str(raised.value) == message
    assert not pressed


def test_what_is_declared_inert_is_covered_by_what_is_open(drive: Any) -> None:
    driver, _root = drive("""
FloatLayout:
    BoxLayout:
        id: page
        inert: True
        Button:
            text: 'Below'
    Widget:
        id: sheet
""")
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Below"))
    assert str(raised.value) == "text 'Below' is covered by Widget 'sheet'"


def test_a_plain_label_on_top_covers_nothing(drive: Any) -> None:
    driver, _root = drive(OVER.format(above="Label:\n        text: 'Words'"))
    driver.tap(tap("Below"))


def test_a_modal_view_covers_everything_and_is_found_itself(drive: Any) -> None:
    from kivy.factory import Factory

    driver, root = drive(TWO)
    popup = Factory.ModalView(size_hint=(0.5, 0.2), auto_dismiss=False)
    button = Factory.Button(text="Close", on_release=popup.dismiss)
    popup.add_widget(button)
    popup.open()
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("One"))
    assert str(raised.value) == "text 'One' is covered by ModalView"
    driver.tap(tap("Close"))
    driver.tap(tap("One"))
    assert root.ids.heard.text == "1"


def test_a_touch_that_something_else_takes_is_told(drive: Any) -> None:
    driver, root = drive(OVER.format(above="Widget:\n        id: thief"))
    root.ids.thief.bind(on_touch_down=lambda widget, touch: touch.grab(widget) or True)
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Below"))
    assert str(raised.value) == "text 'Below' was touched, but the touch went to Widget 'thief'"


def test_what_is_disabled_is_not_touched(drive: Any) -> None:
    driver, root = drive(TWO)
    root.ids.two.disabled = True
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Two"))
    assert str(raised.value) == "text 'Two' is disabled"


def test_what_moves_on_and_on_is_not_touched(drive: Any) -> None:
    from kivy.animation import Animation

    driver, root = drive(
        "FloatLayout:\n    Button:\n        id: b\n        size_hint: None, None\n        text: 'Go'"
    )
    swing = Animation(x=200, d=5) + Animation(x=0, d=5)
    swing.repeat = True
    swing.start(root.ids.b)
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Go"))
    assert str(raised.value) == "text 'Go' is moving"


def test_two_alike_need_an_index(drive: Any) -> None:
    driver, root = drive(
        "BoxLayout:\n    Button:\n        text: 'Same'\n    Button:\n        id: other\n        text: 'Same'"
    )
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Same"))
    assert str(raised.value) == (
        "text 'Same' names 2 things: Button 'Same', Button 'Same' (id 'other'); "
        "add an index, or name one by its id"
    )
    pressed: list[object] = []
    root.ids.other.bind(on_press=pressed.append)
    driver.tap(tap("Same", index=1))
    assert pressed == [root.ids.other]
    with pytest.raises(CheckError, match="text 'Same' index 2 is not on the screen"):
        driver.tap(tap("Same", index=2))


def test_of_two_alike_the_one_on_top_is_meant(drive: Any) -> None:
    driver, _root = drive(
        "FloatLayout:\n    Button:\n        text: 'Same'\n    Button:\n        id: top\n        text: 'Same'"
    )
    driver.tap(tap("Same"))


def test_beside_and_inside(drive: Any) -> None:
    driver, _root = drive("""
GridLayout:
    cols: 2
    BoxLayout:
        id: a
        Button:
            text: 'x'
        Label:
            text: 'Anna'
    BoxLayout:
        id: b
        Button:
            text: 'x'
        Label:
            text: 'Bert'
    BoxLayout:
        id: c
        Button:
            text: 'x'
        Label:
            text: 'Cleo'
""")

    def path(**more: Any) -> str:
        (found,) = driver.sight.found(Selector("x", **more))[:1]
        return str(found.path)

    assert path(child_of=Selector(id="b")) == "GridLayout/BoxLayout[2]/Button"
    assert path(below=Selector("Anna")) == "GridLayout/BoxLayout[3]/Button"
    assert path(right_of=Selector("Anna")) == "GridLayout/BoxLayout[2]/Button"
    assert path(left_of=Selector("Bert"), below=Selector("Anna")) == "GridLayout/BoxLayout[3]/Button"
    assert path(above=Selector("Cleo")) == "GridLayout/BoxLayout[1]/Button"
    (found,) = driver.sight.found(Selector(contains_child=Selector("Cleo")))
    assert found.path == "GridLayout/BoxLayout[3]#c"


def test_a_closed_part_of_an_accordion_is_opened_by_its_title(drive: Any) -> None:
    driver, root = drive("""
Accordion:
    orientation: 'vertical'
    AccordionItem:
        title: 'First'
        Label:
            text: 'One'
    AccordionItem:
        title: 'Second'
        Label:
            text: 'Two'
""")
    driver.tap(tap("Second"))
    assert [item.collapse for item in reversed(root.children)] == [True, False]
