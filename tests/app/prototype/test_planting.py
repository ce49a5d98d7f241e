from __future__ import annotations

from typing import Any

import pytest
from kivy.clock import Clock
from kivy.uix.label import Label
from kivy.uix.widget import Widget

from app.content.designs import Fault, load_design
from app.content.ranges import WrongValueError
from app.domain.facts.text import literal
from app.prototype.planting import Planter
from audits.driving.clock import running, virtual_time

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


def _timed(**time: float) -> Fault:
    return Fault("timed", "flashing", "home", "row", literal("timed"), {"opacity": 0}, part="Label", **time)


def _pass(seconds: float) -> None:
    time = running()
    assert time is not None
    time.now += seconds
    Clock.tick()


def test_what_comes_after_a_time_stays_until_the_screen_goes(rows: tuple[Widget, Row, Row]) -> None:
    root, one, _ = rows
    planter = Planter()
    with virtual_time():
        planter.plant(root, ["home"], [_timed(after=1)])
        _pass(0.9)
        assert one.words.opacity == 1
        _pass(0.2)
        assert one.words.opacity == 0
        planter.plant(root, ["home"], [_timed(after=1)])  # as when the view changes
        assert one.words.opacity == 0
        planter.plant(root, ["away"], [_timed(after=1)])
        assert one.words.opacity == 1


def test_what_comes_and_goes_does_so_until_the_screen_goes(rows: tuple[Widget, Row, Row]) -> None:
    root, one, _ = rows
    planter, met = Planter(), []
    with virtual_time():
        planter.plant(root, ["home"], [_timed(every=0.1)])
        for _ in range(4):
            _pass(0.11)
            met.append(one.words.opacity)
        planter.plant(root, ["away"], [])
        _pass(0.5)
    assert met == [0, 1, 0, 1]
    assert one.words.opacity == 1


def test_a_widget_is_known_by_its_id_in_kv_where_scripts_have_none_for_it(
    rows: tuple[Widget, Row, Row],
) -> None:
    root, one, other = rows
    root.ids = {"inner": other.words.proxy_ref, "row": other.proxy_ref}
    planter = Planter()
    inner = Fault("inner", "text-contrast", "home", "inner", literal("inner"), {"opacity": 0.5})
    planter.plant(root, ["home"], [inner, FAULT])
    assert (one.words.opacity, other.words.opacity) == (0.5, 0.5)
    planter.plant(root, ["home"], [FAULT])
    assert (one.words.opacity, other.words.opacity) == (0.5, 1)


@pytest.mark.parametrize("wrong", [{"after": 1, "every": 1}, {"after": 1, "set": {}, "keep": ("color",)}])
def test_a_time_for_nothing_or_two_are_refused(wrong: dict[str, Any]) -> None:
    given = {"set": {"opacity": 0}, **wrong}
    with pytest.raises(WrongValueError, match="a time for nothing, or two"):
        Fault("timed", "flashing", "home", "row", literal("timed"), **given)
