"""How selectors find: by place, order, size, kind and what lies in something."""

from __future__ import annotations

from typing import Any

import pytest

from audits.driving.gestures import Selector, Tap
from audits.errors import CheckError

# Three rows of a name and its value; the names of widgets count from the last one drawn.
ROWS = """
FloatLayout:
    Button:
        id: low
        text: 'Value'
        size_hint: None, None
        size: 100, 40
        pos: 200, 100
        on_release: self.text += ' low'
    Label:
        text: 'Name low'
        size_hint: None, None
        size: 100, 40
        pos: 20, 100
    Button:
        id: middle
        text: 'Value'
        size_hint: None, None
        size: 100, 40
        pos: 150, 300
    Label:
        text: 'Name middle'
        size_hint: None, None
        size: 100, 40
        pos: 20, 300
    Button:
        id: high
        text: 'Value'
        size_hint: None, None
        size: 60, 60
        pos: 200, 500
"""


def found(driver: Any, selector: Selector) -> list[str]:
    return [element.widget_id for element in driver.sight.found(selector)]


def test_an_index_counts_from_the_top_and_from_the_end(drive: Any) -> None:
    driver, _ = drive(ROWS)
    for index, name in ((0, "high"), (1, "middle"), (2, "low"), (-1, "low"), (-3, "high")):
        assert found(driver, Selector("Value", index=index)) == [name]
    assert found(driver, Selector("Value", index=3)) == found(driver, Selector("Value", index=-4)) == []


def test_beside_something_the_nearest_is_meant(drive: Any) -> None:
    driver, root = drive(ROWS)
    assert found(driver, Selector("Value", right_of=Selector("Name low"))) == ["low", "middle", "high"]
    assert found(driver, Selector("Value", right_of=Selector("Name low"), index=0)) == ["low"]
    assert found(driver, Selector("Value", right_of=Selector("Name low"), index=-1)) == ["high"]
    driver.tap(Tap(Selector("Value", right_of=Selector("Name low"))))
    assert root.ids.low.text == "Value low"
    assert found(driver, Selector("Value.*", below=Selector(id="high"))) == ["middle", "low"]


def test_without_words_what_lies_below_is_found(drive: Any) -> None:
    driver, root = drive(ROWS)
    driver.tap(Tap(Selector(below=Selector(id="middle"), right_of=Selector("Name low"))))
    assert root.ids.low.text == "Value low"


def test_size_kind_and_contents(drive: Any) -> None:
    driver, _ = drive(ROWS)
    assert found(driver, Selector("Value", width=60)) == ["high"]
    assert found(driver, Selector("Value", width=98, height=41, tolerance=2, index=0)) == ["middle"]
    assert found(driver, Selector("Value", traits=("square",))) == ["high"]
    assert found(driver, Selector("Value", traits=("long-text",))) == []
    both = Selector(contains_descendants=(Selector("Name low"), Selector(id="high")))
    (around,) = driver.sight.found(both)
    assert around.path == "FloatLayout"
    neither = Selector(contains_descendants=(Selector("Name low"), Selector("Nothing")))
    assert not driver.sight.found(neither)


def test_a_state_is_asked_of_the_one_that_the_index_names(drive: Any) -> None:
    driver, _ = drive("""
BoxLayout:
    ToggleButton:
        id: one
        text: 'Tab'
    ToggleButton:
        id: two
        text: 'Tab'
        state: 'down'
""")
    assert found(driver, Selector("Tab", index=1, selected=True)) == ["two"]
    assert found(driver, Selector("Tab", index=0, selected=True)) == ["two"], "the first that is selected"
    assert found(driver, Selector("Tab", index=1, selected=False)) == []


def test_a_point_off_the_screen_is_told(drive: Any) -> None:
    driver, _ = drive(ROWS)
    driver.tap(Tap(Selector(point=("100%", "100%"))))
    with pytest.raises(CheckError, match="the point 9000,10 lies off the screen"):
        driver.tap(Tap(Selector(point=("9000", "10"))))


def test_what_changed_nothing_is_touched_again_if_asked(drive: Any) -> None:
    driver, root = drive(ROWS)
    presses: list[object] = []
    root.ids.high.bind(on_release=presses.append)
    driver.tap(Tap(Selector(id="high")))
    driver.tap(Tap(Selector(id="high"), again=True))
    assert len(presses) == 3
