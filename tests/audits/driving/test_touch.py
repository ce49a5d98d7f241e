from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from audits.driving.clock import VirtualTime
from audits.driving.driver import Driver
from audits.driving.gestures import Selector, Swipe, Tap
from audits.errors import CheckError

from .conftest import SmallStage

Make = Callable[[str], SmallStage]
TWO = """
BoxLayout:
    orientation: 'vertical'
    Button:
        id: one
        text: 'One'
        on_release: root.ids.heard.text += '1'
    Button:
        id: two
        text: 'Two'
        on_release: root.ids.heard.text += '2'
        on_touch_down: root.ids.heard.text += 'd' if args[1].is_double_tap else ''
    Label:
        id: heard
"""
LIST = """
ScrollView:
    id: list
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        Button:
            id: first
            text: 'First'
            on_release: self.text += '!'
        Widget
        Button:
            id: last
            text: 'Last'
            on_release: self.text += '!'
"""


@pytest.fixture
def drive(make_stage: Make, time: VirtualTime) -> Any:
    drivers = []

    def start(kv: str) -> tuple[Driver, Any]:
        stage = make_stage(kv)
        drivers.append(Driver(lambda: stage.root, time))
        drivers[-1].start()
        drivers[-1].frames.settle()
        return drivers[-1], stage.root

    yield start
    for driver in drivers:
        driver.stop()


def tap(text: str = "", how: str = "tap", **more: Any) -> Tap:
    return Tap(Selector(text, **more), how)


def test_a_tap_presses_what_is_named_and_tells_who_took_it(drive: Any) -> None:
    driver, root = drive(TWO)
    assert driver.tap(tap("Two")) == "Button"
    assert root.ids.heard.text == "2"


def test_down_and_up_are_seen_in_frames_of_their_own(drive: Any) -> None:
    from kivy.clock import Clock

    driver, root = drive(TWO)
    seen: list[tuple[str, int]] = []
    root.ids.one.bind(state=lambda _, state: seen.append((state, Clock.frames)))
    driver.tap(tap("One"))
    (down, pressed), (normal, released) = seen
    assert (down, normal) == ("down", "normal")
    assert released > pressed


def test_a_double_tap_is_one_and_two_taps_are_none(drive: Any) -> None:
    driver, root = drive(TWO)
    driver.tap(tap("Two"))
    driver.tap(tap("Two"))
    assert root.ids.heard.text == "22"
    driver.tap(tap("Two", "double"))
    assert root.ids.heard.text == "222d2"


def test_a_long_press_lasts(drive: Any) -> None:
    driver, root = drive(TWO)
    times: list[float] = []
    root.ids.one.bind(on_touch_up=lambda _, touch: times.append(touch.time_end - touch.time_start))
    driver.tap(tap("One", "long"))
    assert times[0] >= 0.8


def test_a_tap_may_be_repeated(drive: Any) -> None:
    driver, root = drive(TWO)
    driver.tap(Tap(Selector("One"), times=3, delay_s=0.5))
    assert root.ids.heard.text == "111"


def test_a_point_is_counted_from_the_top_left(drive: Any) -> None:
    driver, root = drive(TWO)
    driver.tap(tap(point=("50%", "10%")))
    driver.tap(tap(point=("195", "422")))
    assert root.ids.heard.text == "12"


def test_a_point_within_something_counts_in_it(drive: Any) -> None:
    driver, root = drive(TWO)
    places: list[tuple[float, float]] = []
    root.ids.one.bind(on_touch_down=lambda _, touch: places.append(touch.pos))
    driver.tap(tap("One", point=("0%", "25%")))
    assert places == [pytest.approx((0, root.ids.one.top - root.ids.one.height / 4), abs=1)]


def test_a_tap_reaches_into_a_list(drive: Any) -> None:
    driver, root = drive(LIST)
    assert driver.tap(tap(id="first")) == "Button"
    assert root.ids.first.text == "First!"


def test_a_label_in_a_button_stands_for_it(drive: Any) -> None:
    driver, root = drive("""
#:import ButtonBehavior kivy.uix.behaviors.ButtonBehavior
<Card@ButtonBehavior+BoxLayout>:
FloatLayout:
    Card:
        id: card
        on_release: self.opacity = .5
        Label:
            text: 'Inner words'
        Label:
            text: 'more'
""")
    driver.tap(tap("Inner words"))
    assert root.ids.card.opacity == 0.5


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
    assert str(raised.value) == "text 'Below' was touched, but the touch went to Widget"


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
        "text 'Same' names 2 things: BoxLayout/Button[1], BoxLayout/Button[2]#other; "
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


@pytest.mark.parametrize("selector", [Selector("Last"), Selector(id="last"), Selector(".*st", index=1)])
def test_what_lies_further_down_is_scrolled_to_and_touched(drive: Any, selector: Selector) -> None:
    driver, root = drive(LIST)
    assert driver.sight.found(Selector("Last")) == []
    assert driver.tap(Tap(selector)) == "Button"
    assert root.ids.last.text == "Last!"
    assert driver.scrolled
    assert set(driver.scrolled) == {"DOWN"}


def test_what_lies_further_up_is_scrolled_to(drive: Any) -> None:
    driver, root = drive(LIST)
    root.scroll_y = 0
    driver.frames.settle()
    driver.reveal(Selector("First"))
    assert driver.sight.found(Selector("First"))
    assert set(driver.scrolled) == {"UP"}


def test_what_is_in_sight_is_not_scrolled_to(drive: Any) -> None:
    driver, root = drive(LIST)
    driver.tap(tap(id="first"))
    driver.reveal(Selector(id="first"))
    assert driver.scrolled == []
    assert root.scroll_y == 1


def test_scrolling_goes_by_touch_and_presses_nothing_on_the_way(drive: Any) -> None:
    driver, root = drive("""
ScrollView:
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        Button:
            id: long
            text: 'Long'
            size_hint_y: 20
        Button:
            id: last
            text: 'Last'
""")
    pressed: list[object] = []
    touched: list[object] = []
    root.ids.long.bind(on_press=pressed.append)
    root.bind(on_touch_down=lambda *_: touched.append(1) and False)
    driver.reveal(Selector(id="last"))
    assert driver.sight.found(Selector(id="last"))
    assert len(touched) == len(driver.scrolled) > 1
    assert pressed == []


def test_a_list_within_a_list_is_scrolled_after_it(drive: Any) -> None:
    driver, _root = drive("""
ScrollView:
    effect_cls: 'ScrollEffect'
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 2400
        Widget
        ScrollView:
            effect_cls: 'ScrollEffect'
            do_scroll_y: False
            size_hint_y: None
            height: 100
            BoxLayout:
                size_hint_x: None
                width: 1500
                Widget
                Button:
                    id: far
                    text: 'Far'
                    size_hint_x: None
                    width: 100
""")
    driver.tap(tap("Far"))
    words = driver.scrolled
    assert words == sorted(words), "first down, then to the right"
    assert set(words) == {"DOWN", "RIGHT"}


HIDDEN = """
FloatLayout:
    StencilView:
        size_hint: 1, 0.1
        {kind}:
            size_hint: None, None
            size: 300, 60
            pos: 0, 300
            {more}
            Button:
                text: 'Away'
                pos: 0, 400
"""


@pytest.mark.parametrize(
    ("kind", "more"),
    [("FloatLayout", "pass"), ("ScrollView", "do_scroll: False"), ("ScrollView", "opacity: 0")],
)
def test_what_no_scrolling_shows_is_out_of_sight(drive: Any, kind: str, more: str) -> None:
    driver, _ = drive(HIDDEN.format(kind=kind, more=more.replace("pass", "x: 0")))
    with pytest.raises(CheckError) as raised:
        driver.tap(tap("Away"))
    assert str(raised.value) == "text 'Away' is there but out of sight, and scrolling does not show it"
    driver.sight.expect(Selector("Away"), visible=False)


def test_what_lies_below_something_open_is_not_scrolled_to(drive: Any) -> None:
    driver, root = drive(LIST)
    root.inert = True
    with pytest.raises(CheckError, match="scrolling does not show it"):
        driver.reveal(Selector("Last"))


def test_not_to_be_seen_means_on_the_whole_page(drive: Any) -> None:
    """Else a flow would pass at 200 % only because what should be gone lies below the fold."""
    driver, root = drive(LIST)
    with pytest.raises(CheckError) as raised:
        driver.sight.expect(Selector("Last"), visible=False)
    assert str(raised.value) == "text 'Last' is on the page, though out of sight"
    with pytest.raises(CheckError) as raised:
        driver.sight.expect(Selector("First"), visible=False)
    assert str(raised.value) == "text 'First' is on the screen"
    root.ids.last.opacity = 0
    driver.sight.expect(Selector("Last"), visible=False)


@pytest.mark.parametrize("selector", [Selector("Last"), Selector(id="last")])
def test_scrolling_until_something_is_in_sight(drive: Any, selector: Selector) -> None:
    driver, root = drive(LIST)
    driver.scroll_until(selector, "DOWN")
    driver.tap(Tap(selector))
    assert root.ids.last.text == "Last!"
    driver.scroll_until(Selector("First"), "UP")
    assert driver.sight.found(Selector("First"))


def test_scrolling_to_the_end_in_vain(drive: Any) -> None:
    driver, root = drive(LIST)
    with pytest.raises(CheckError) as raised:
        driver.scroll_until(Selector("Middle"), "DOWN")
    assert str(raised.value) == (
        "scrolled DOWN to the end; text 'Middle' is not on the screen; there is 'Last'"
    )
    assert root.scroll_y == pytest.approx(0, abs=1e-3)


def test_scroll_moves_the_largest_list(drive: Any) -> None:
    driver, root = drive(LIST)
    driver.scroll()
    assert 0.7 < root.scroll_y < 0.9
    driver.scroll("UP")
    assert root.scroll_y == pytest.approx(1, abs=0.01)


def test_where_nothing_scrolls_scrolling_fails(drive: Any) -> None:
    driver, _ = drive(TWO)
    with pytest.raises(CheckError, match="nothing on the screen scrolls"):
        driver.scroll()


def test_a_swipe_passes_places_on_its_way_and_takes_its_time(drive: Any) -> None:
    driver, root = drive("Widget:")
    places: list[tuple[float, float]] = []
    times: list[float] = []
    root.bind(on_touch_move=lambda _, touch: places.append(touch.pos))
    root.bind(on_touch_up=lambda _, touch: times.append(touch.time_end - touch.time_start))
    driver.swipe(Swipe(("50%", "50%"), ("50%", "10%"), 0.4))
    assert len(places) == 24
    assert all(later[1] > earlier[1] for earlier, later in itertools.pairwise(places))
    assert places[-1] == pytest.approx((195, 760), abs=2)
    assert times[0] == pytest.approx(0.4, abs=0.05)


def test_a_swipe_throws_a_list(drive: Any) -> None:
    driver, root = drive(LIST)
    driver.swipe(Swipe(("50%", "50%"), ("50%", "10%"), 0.1))
    assert root.scroll_y < 0.8  # further than the finger went


def test_typing_goes_to_the_field_that_has_the_focus(drive: Any) -> None:
    driver, root = drive("BoxLayout:\n    TextInput:\n        id: name\n        hint_text: 'Name'")
    driver.tap(tap("Name"))
    driver.type("Ab 1林")
    assert root.ids.name.text == "Ab 1林"
    driver.erase(2)
    assert root.ids.name.text == "Ab "
    driver.erase(None)
    assert root.ids.name.text == ""
    driver.hide_keyboard()
    assert not root.ids.name.focus


def test_typing_goes_to_whoever_listens_to_keys(drive: Any) -> None:
    from kivy.core.window import Window

    driver, _ = drive("Widget:")
    heard: list[tuple[int, str]] = []

    def key(_: object, code: int, __: int, character: str, ___: list[str]) -> bool:
        heard.append((code, character))
        return True

    Window.bind(on_key_down=key)
    driver.type("70")
    driver.press("Escape")
    Window.unbind(on_key_down=key)
    assert heard == [(55, "7"), (48, "0"), (27, None)]


def test_typing_into_nothing_fails_and_tells_no_character(drive: Any) -> None:
    driver, _ = drive("Widget:")
    with pytest.raises(CheckError) as raised:
        driver.type("s3cret")
    assert str(raised.value) == "nothing takes character 1 of 6; first tap on a field"
    with pytest.raises(CheckError) as raised:
        driver.erase(None)
    assert str(raised.value) == (
        "no text field has the focus; tap on one, or say how many characters to erase"
    )


def test_a_field_that_is_read_only_cannot_be_typed_in(drive: Any) -> None:
    driver, root = drive(
        "BoxLayout:\n    TextInput:\n        id: name\n        readonly: True\n        text: 'kept'"
    )
    driver.tap(tap(id="name"))
    with pytest.raises(CheckError, match="cannot be typed in"):
        driver.type("x")
    assert root.ids.name.text == "kept"


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
