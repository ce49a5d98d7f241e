"""Whatever somebody does in the window: what is recorded of it leads to the same state and the same frame."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kivy.core.window import Window
from kivy.tests.common import UnitTestTouch
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.desktop.recording.recorder import Recorder
from app.prototype.rerun import spot
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from app.walkthrough.playing.player import Player
from app.walkthrough.recording.naming import elements_of
from app.walkthrough.script.reader import load_script
from audits.driving.clock import VirtualTime
from audits.driving.finder import find as find_all
from audits.driving.finder import said, seen
from audits.driving.gestures import Selector
from audits.looking.tree import Element
from audits.pixels.framebuffer import draw
from screens.phone import Phone
from tests.screens.stand import STARTED, do_what_is_due, find, frames, press_key, tap

QUIET_S = 90.0  # toasts, messages and countdowns are over by then
TAP, TOUCHES = re.compile(r"- (?:tapOn|longPressOn): \{ (text|id): (.*?)(?:, index: (\d+))? \}"), ("tap",) * 4
Deed = tuple[str, int]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from([*TOUCHES, "hold", "escape", "backspace", "enter", "swipe"]), st.integers(0, 40)
    ),
    min_size=3,
    max_size=7,
)


class Bench(NamedTuple):
    control: DeskControl
    time: VirtualTime
    flow: Path


@pytest.fixture
def bench(put: Callable[[Widget], Widget], time: VirtualTime, tmp_path: Path) -> Iterator[Bench]:
    made = DeskControl(Variant(scenario="several-blockers", platform="android"), STARTED)
    made.desk.size_hint, made.desk.size = (None, None), (1440, 900)
    put(made.desk)
    yield Bench(made, time, tmp_path / "flow.yaml")
    made.close()


def controls(phone: Phone) -> list[Element]:
    """Return what can be pressed now, but for keys: what is typed is not written."""
    found = [each for each in elements_of(phone) if each.control and seen(each)]
    return [
        each for each in found if "disabled" not in each.states and not getattr(each.widget, "types", False)
    ]


def do(bench: Bench, recorder: Recorder, deed: Deed) -> None:
    kind, number = deed
    phone = bench.control.prototype.root
    if kind in ("tap", "hold"):
        there = controls(phone)
        if there:
            target = there[number % len(there)]
            names = [*names_of(target, elements_of(phone))]
            steps = len(recorder.recording.steps)
            touch(bench.time, target, 0.9 if kind == "hold" else 0.1)
            check_named(recorder.recording.steps[steps:], names)
    elif kind == "swipe":
        swipe(phone, bench.time)
    else:
        if kind == "enter":
            press_key(9, "tab")
        press_key(*{"escape": (27, "escape"), "backspace": (8, "backspace"), "enter": (13, "enter")}[kind])
    frames(bench.time, 0.7, step=0.05)


def touch(time: VirtualTime, target: Element, seconds: float) -> None:
    left, bottom, right, top = target.visible
    finger = UnitTestTouch((left + right) / 2, (bottom + top) / 2)
    finger.touch_down()
    frames(time, seconds, step=0.05)
    finger.touch_up()


def swipe(phone: Phone, time: VirtualTime) -> None:
    """Go back as a thumb does it: from the left edge inwards."""
    height = phone.height / 2
    finger = UnitTestTouch(*phone.to_window(4, height))
    finger.touch_down()
    for share in (0.2, 0.5, 0.8):
        finger.touch_move(*phone.to_window(phone.width * share, height))
        frames(time, 0.05)
    finger.touch_up()


def names_of(target: Element, elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    """Yield the short words and the id by which a target alone is found."""
    words = [said(target), *(getattr(each.widget, "text", "") for each in target.walk() if not each.private)]
    plain = [each for each in words if each and len(each) <= 24 and not re.search(r"[\d\n]", each)]
    for kind, name in (*(("text", word) for word in plain), ("id", getattr(target.widget, "script_id", ""))):
        found = find_all(elements, Selector(**{kind: name}), lambda each: "hidden" not in each.states)
        if name and len(found) == 1 and found[0] in [*target.walk()]:
            yield kind, name


def check_named(steps: Sequence[str], names: Sequence[tuple[str, str]]) -> None:
    """Check that words name what was touched where words can, alone and without a number."""
    for step in steps:
        match = TAP.fullmatch(step)
        if match is None or not names:
            continue
        kind, name, index = match.groups()
        assert index is None, f"{step} could be told by {names}"
        assert kind == ("text" if any(each == "text" for each, _ in names) else "id"), (step, names)
        plain = json.loads(name) if name.startswith('"') else name
        assert (kind, plain) in names or kind == "text", (step, names)


def quiet(prototype: Prototype, time: VirtualTime, until: datetime | None = None) -> bytes:
    """Return what the phone shows once it rests at a moment, scrolled to the top and without focus."""
    phone = prototype.root
    for each in phone.walk():
        if getattr(each, "focus", False):
            each.focus = False
        if isinstance(each, ScrollView):
            each.scroll_y = 1
    rest = QUIET_S if until is None else (until - prototype.now).total_seconds()
    frames(time, rest, step=0.5)
    phone.clock = ""  # the seconds of pauses that are too short to be recorded are not played
    do_what_is_due()
    return draw(phone.canvas, (390, 844)).tobytes()


@settings(
    max_examples=3,
    derandomize=True,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(deeds=DEEDS)
def test_what_was_recorded_leads_to_the_same(bench: Bench, deeds: list[Deed]) -> None:
    start(bench)
    recorder = Recorder(bench.control.prototype, bench.control.desk.covers, lambda: None)
    for deed in deeds:
        do(bench, recorder, deed)
    check_replayed(bench, recorder)


def test_a_touch_beside_a_menu_is_recorded_as_going_back(bench: Bench) -> None:
    prototype, time = bench.control.prototype, bench.time
    start(bench)
    recorder = Recorder(prototype, bench.control.desk.covers, lambda: None)
    for name in ("pay", "menu"):
        tap(find(prototype.root, name), time)
        frames(time, 0.6, step=0.05)
    beside = UnitTestTouch(*prototype.root.to_window(60, 300))
    beside.touch_down()
    frames(time, 0.1)
    beside.touch_up()
    frames(time, 0.6, step=0.05)
    assert prototype.state.shown == "pay"
    assert recorder.recording.steps[-1] == "- back"
    recorder.stop()


def test_a_finger_that_is_held_is_held_again(bench: Bench) -> None:
    prototype, time = bench.control.prototype, bench.time
    bench.control.desk.panel.choose("scenario", "ready")
    bench.control.desk.panel.choose("platform", "harmonyos")
    recorder = Recorder(prototype, bench.control.desk.covers, lambda: None)
    for name in ("pay", "menu", "manage", "realname", "rename", "continue", "begin"):
        tap(find(prototype.root, name), time)
        frames(time, 0.4, step=0.05)
    for page in prototype.root.walk():
        if isinstance(page, ScrollView):
            page.scroll_y = 0  # the agreement stands at the end
    frames(time, 0.3)
    for name in ("agree", *(f"key-{digit}" for digit in "246810")):
        tap(find(prototype.root, name), time)
        frames(time, 0.4, step=0.05)
    frames(time, 1, step=0.05)
    sensor = find(prototype.root, "sensor")
    touch(time, next(each for each in elements_of(prototype.root) if each.widget is sensor), 2.0)
    frames(time, 3, step=0.05)
    assert prototype.state.shown == "sms_code"
    assert any(step.startswith("- longPressOn") for step in recorder.recording.steps)
    check_replayed(bench, recorder)


def start(bench: Bench) -> None:
    """Begin anew, with the desk alone in the window."""
    show(bench.control.desk)
    bench.control.prototype.restart()
    frames(bench.time, 0.5, step=0.05)


def check_replayed(bench: Bench, recorder: Recorder) -> None:
    """End a recording and play it: it leads to the same state and the same frame."""
    control, time, flow = bench
    prototype = control.prototype
    frames(time, 0.5, step=0.05)
    recording = recorder.stop()
    flow.write_text(recording.text("again"), encoding="utf-8")
    state = prototype.state
    with control.desk.lent():
        frame = quiet(prototype, time)
    again = Prototype(Variant(), STARTED, show)
    try:
        trace = Player(again, time, lambda _: b"").play(load_script(flow, {}), {})
        assert trace.failure is None, flow.read_text(encoding="utf-8")
        assert (spot(again.state), again.state.account) == (spot(state), state.account), recording.steps
        assert quiet(again, time, prototype.now) == frame, recording.steps
    finally:
        again.close()


def show(phone: Widget) -> None:
    for widget in Window.children[:]:
        Window.remove_widget(widget)
    Window.add_widget(phone)
