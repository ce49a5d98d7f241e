"""Exploring an app: which screens are met, by which ways, with how many presses."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from audits import alive
from audits.driving.clock import VirtualTime
from audits.driving.driver import Driver
from audits.exploring.explorer import Explorer, Met
from audits.exploring.structure import is_overlay
from audits.exploring.surviving import Survivor
from audits.model import Report
from audits.target.explaining import place_of
from audits.target.starting import parse
from tests.audits.driving.conftest import SmallStage

Explore = Callable[..., tuple[list[Met], Explorer, list[str]]]
SCREENS = """
#:import Popup kivy.uix.popup.Popup
ScreenManager:
    Screen:
        name: 'home'
        BoxLayout:
            orientation: 'vertical'
            Button:
                text: 'Settings'
                on_release: root.current = 'settings'
            Button:
                text: 'Delete'
                on_release: Popup(title='Sure?', size_hint=(.8, .4)).open()
            Spinner:
                text: 'size'
                values: ['a', 'b']
    Screen:
        name: 'settings'
        ScrollView:
            BoxLayout:
                orientation: 'vertical'
                size_hint_y: None
                height: 3000
                Label:
                    text: 'far up'
                Button:
                    text: 'Account'
                    size_hint_y: None
                    height: 60
                    on_release: root.current = 'account'
    Screen:
        name: 'account'
        TabbedPanel:
            do_default_tab: False
            TabbedPanelItem:
                text: 'One'
                Label:
                    text: 'first'
            TabbedPanelItem:
                text: 'Two'
                Label:
                    text: 'second'
    Screen:
        name: 'nobody leads here'
        Label:
            text: 'last'
"""


@pytest.fixture
def explore(make_stage: Callable[[str], SmallStage], time: VirtualTime) -> Iterator[Explore]:
    drivers: list[Driver] = []

    def run(kv: str, most: int, seed: int = 0) -> tuple[list[Met], Explorer, list[str]]:
        stage = make_stage(kv)
        drivers.append(Driver(lambda: stage.root, time))
        drivers[-1].start()
        drivers[-1].frames.settle()
        told: list[str] = []
        survivor = Survivor(parse(__file__), "here", told.append)
        explorer = Explorer(drivers[-1], most, seed, survivor.run, "app")
        return list(explorer.screens()), explorer, told

    yield run
    for driver in drivers:
        driver.stop()


def test_dialogs_menus_tabs_and_screens_are_opened(explore: Explore) -> None:
    found, explorer, told = explore(SCREENS, 60)
    ways = {met.name: met.way for met in found}
    assert ways == {
        "home": (),
        "home + dialog Sure?": ("“Delete”",),
        "home + menu DropDown": ("“size”",),
        "settings": ("“Settings”",),
        "account + tab One": ("“Settings”", "“Account”"),
        "account + tab Two": ("“Settings”", "“Account”", "“Two”"),
        "nobody leads here": ways["nobody leads here"],
    }
    assert ways["nobody leads here"][-1] == "screen “nobody leads here”"
    assert explorer.unpressed == (0, 0)
    assert told == []


def test_each_part_of_an_accordion_is_opened(explore: Explore) -> None:
    item = "    AccordionItem:\n        title: '{0}'\n        Label:\n            text: 'in {0}'\n"
    found, _, _ = explore("Accordion:\n" + "".join(map(item.format, "ABC")), 12)
    assert sorted(met.name for met in found) == ["app + part A", "app + part B", "app + part C"]


def test_the_same_seed_meets_the_same_screens(explore: Explore) -> None:
    one, other = explore(SCREENS, 20, 7)[0], explore(SCREENS, 20, 7)[0]
    assert one == other
    orders = {tuple(met.name for met in explore(SCREENS, 20, seed)[0]) for seed in range(4)}
    assert len(orders) > 1, "another seed presses in another order"


@pytest.mark.parametrize("most", [1, 2, 5])
def test_the_presses_are_bounded_and_what_is_left_is_known(explore: Explore, most: int) -> None:
    _, explorer, _ = explore(SCREENS, most)
    assert explorer.pressed == most
    assert explorer.unpressed[0] > 0


SAME = {
    "another text": "text: 'more words'",
    "another colour": "color: 1, 0, 0, 1",
    "another figure": "text: str(len(self.text) + 1)",
}


@pytest.mark.parametrize("change", SAME)
def test_looks_and_texts_make_no_new_screen(explore: Explore, change: str) -> None:
    name, _, value = SAME[change].partition(": ")
    kv = "BoxLayout:\n    Label:\n        id: it\n        text: 'words'\n    Button:\n        text: 'Go'\n"
    found, explorer, _ = explore(f"{kv}        on_release: it.{name} = {value.replace('self', 'it')}\n", 5)
    assert [met.name for met in found] == ["app"]
    assert explorer.pressed >= 1


def test_a_longer_list_is_the_same_screen(explore: Explore) -> None:
    kv = """
#:import Label kivy.uix.label.Label
BoxLayout:
    orientation: 'vertical'
    Label:
        text: 'a row'
    Button:
        text: 'Add'
        on_release: root.add_widget(Label(text='one more'), index=9)
"""
    assert len(explore(kv, 5)[0]) == 1


def test_another_structure_is_another_screen(explore: Explore) -> None:
    kv = """
#:import Slider kivy.uix.slider.Slider
BoxLayout:
    orientation: 'vertical'
    Button:
        text: 'Add'
        on_release: root.add_widget(Slider())
"""
    found, _, _ = explore(kv, 3)
    assert [met.name for met in found] == ["app", "app (2)"]


def test_one_row_of_many_is_pressed_before_the_others(explore: Explore) -> None:
    rows = "".join(f"    Button:\n        text: 'Row {n}'\n" for n in range(8))
    kv = f"BoxLayout:\n    orientation: 'vertical'\n{rows}    Button:\n        text: 'Open'\n"
    kv += "        on_release: root.add_widget(app_slider())\n"
    found, _, _ = explore("#:import app_slider kivy.uix.slider.Slider\n" + kv, 2)
    assert len(found) == 2


WRONG = {
    "1/0": "the app raises ZeroDivisionError: division by zero",
    "__import__('sys').exit(3)": "the app leaves (3)",
}


@pytest.mark.parametrize("statement", WRONG)
def test_what_an_app_raises_is_told_and_exploring_goes_on(explore: Explore, statement: str) -> None:
    kv = f"""
#:import Slider kivy.uix.slider.Slider
BoxLayout:
    orientation: 'vertical'
    Button:
        text: 'Go'
        on_release: {statement}
    Button:
        text: 'Add'
        on_release: root.add_widget(Slider())
"""
    found, _, told = explore(kv, 6)
    assert [met.name for met in found] == ["app", "app (2)"]
    assert set(told) <= {f"here: “Go” on {met.name}: {WRONG[statement]}" for met in found}
    assert told


def test_what_kivy_s_compiled_code_raises_has_no_line_of_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kivy.uix.button import Button

    (tmp_path / "main.py").touch()
    monkeypatch.chdir(tmp_path)
    button = Button()
    button.bind(on_release=partial(int, "x"))
    target = parse("main.py")
    with pytest.raises((ValueError, TypeError)) as raised:
        button.dispatch("on_release")
    assert place_of(target, raised.value) == target.where


def test_whatever_is_opened_and_dismissed_lies_above_the_page() -> None:
    from kivy.uix.label import Label
    from kivy.uix.modalview import ModalView
    from kivy.uix.widget import Widget

    class Sheet(Widget):  # type: ignore[misc]
        def open(self) -> None: ...
        def dismiss(self) -> None: ...

    assert [is_overlay(each) for each in (Sheet(), ModalView(), Label())] == [True, True, False]


def test_what_is_disabled_or_covered_is_not_pressed(explore: Explore) -> None:
    kv = "BoxLayout:\n    Button:\n        text: 'Off'\n        disabled: True\n        on_release: 1/0\n"
    _, explorer, told = explore(kv, 5)
    assert told == []
    assert explorer.unpressed == (0, 0)


def test_an_app_that_shows_nothing_any_more_is_survived(explore: Explore) -> None:
    found, _, told = explore(
        "BoxLayout:\n    Button:\n        text: 'Go'\n        on_release: root.clear_widgets()\n", 5
    )
    assert len(found) == 2
    assert told == []


def test_each_frame_gives_the_app_its_time_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """An audit of a large page may take long; only an app that does not come back is given up."""
    monkeypatch.setattr(alive, "_EVERY_S", 0)
    left = []

    def work() -> None:
        left.append(signal.getitimer(signal.ITIMER_REAL)[0])
        alive.beat()
        left.append(signal.getitimer(signal.ITIMER_REAL)[0])

    Survivor(parse(__file__), "here", [].append).run(work, "looking")
    assert left[1] > left[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_what_the_auditor_raises_is_not_blamed_on_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(alive, "_readers", [1])  # nothing to call

    def defect() -> None:
        alive.so_far(Report((), "none", (1, 1)))

    Survivor(parse(__file__), "here", told.append).run(defect, "looking")
    (line,) = told
    assert line.endswith(
        "looking: the auditor (please report it) raises TypeError: 'int' object is not callable"
    )
