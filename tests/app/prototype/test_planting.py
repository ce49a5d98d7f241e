from __future__ import annotations

import pytest
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from app.content.designs import Fault, load_design
from app.content.ranges import WrongValueError
from app.domain.facts.text import literal
from app.prototype.planting import Planter

FAULT = Fault("faint", "text-contrast", "home", "row", literal("faint"), {"opacity": 0.5}, part="Label")


class Row(Widget):  # type: ignore[misc]
    """A widget that scripts know by a name, with words inside."""

    def __init__(self, script_id: str) -> None:
        super().__init__()
        self.script_id = script_id
        self.words = Label(text="words")
        self.add_widget(self.words)


@pytest.fixture
def rows() -> tuple[Widget, Row, Row]:
    root = Widget()
    one, other = Row("row"), Row("other")
    root.add_widget(one)
    root.add_widget(other)
    return root, one, other


def test_a_fault_is_put_into_its_target_on_its_screen_only(rows: tuple[Widget, Row, Row]) -> None:
    root, one, other = rows
    planter = Planter()
    planter.plant(root, ["away"], [FAULT])
    assert one.words.opacity == 1
    planter.plant(root, ["home"], [FAULT])
    assert (one.words.opacity, one.opacity, other.words.opacity) == (0.5, 1, 1)


def test_another_screen_has_its_widgets_back_as_they_were(rows: tuple[Widget, Row, Row]) -> None:
    root, one, _ = rows
    planter = Planter()
    planter.plant(root, ["home"], [FAULT])
    planter.plant(root, ["away"], [FAULT])
    assert one.words.opacity == 1


def test_what_a_widget_got_since_stays(rows: tuple[Widget, Row, Row]) -> None:
    root, one, _ = rows
    planter = Planter()
    planter.plant(root, ["home"], [FAULT])
    one.words.opacity = 0.8
    planter.take_out()
    assert one.words.opacity == 0.8


def test_the_control_looks_like_the_clear_design() -> None:
    control, clear = load_design("control"), load_design("clear")
    assert control.faults
    assert (control.metrics, control.sizes, control.palette) == (clear.metrics, clear.sizes, "clear")


KEPT = Fault("stale", "stale-theme", "home", "row", literal("stale"), part="Label", keep=("color",))
RED, BLUE = [1, 0, 0, 1], [0, 0, 1, 1]


def test_what_a_fault_keeps_does_not_follow_until_the_screen_goes(rows: tuple[Widget, Row, Row]) -> None:
    root, one, other = rows
    one.words.color = other.words.color = RED
    planter = Planter()
    planter.plant(root, ["home"], [KEPT])
    planter.take_out()  # as a change of theme does
    one.words.color = other.words.color = BLUE
    planter.plant(root, ["home"], [KEPT])
    assert (one.words.color, other.words.color) == (RED, BLUE)
    planter.plant(root, ["away"], [KEPT])
    assert one.words.color == BLUE


def test_after_a_new_start_everything_follows(rows: tuple[Widget, Row, Row]) -> None:
    root, one, _ = rows
    planter = Planter()
    planter.plant(root, ["home"], [KEPT])
    planter.begin_again()
    one.words.color = BLUE
    assert one.words.color == BLUE


def test_a_fault_that_does_nothing_is_none() -> None:
    with pytest.raises(WrongValueError):
        Fault("idle", "text-contrast", "home", "row", literal("idle"))
