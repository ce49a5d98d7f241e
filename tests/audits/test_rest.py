"""An audit waits until the app is at rest, on virtual time, and gives the real time back."""

from __future__ import annotations

import time
import time as real
from collections.abc import Iterator
from typing import Any

import pytest

from audits import Finding, Outcome, Report, audit
from audits.driving.clock import taken_over
from audits.driving.frames import Frames
from tests.audits.stage import build

SEEN = ("passed", "failed")


@pytest.fixture(autouse=True)
def nothing_under_way() -> Iterator[None]:
    from kivy.animation import Animation
    from kivy.clock import Clock

    yield
    Animation.cancel_all(None)
    for event in Clock.get_events():
        if not event.loop or event.get_callback().__module__ == __name__:
            event.cancel()


def verdicts(report: Report) -> dict[str, str]:
    found = (f for f in report.findings if f.rule == "text-contrast" and f.state == "default")
    return {f.node.name: str(f.outcome) for f in found}


def pages() -> Any:
    from kivy.uix.label import Label
    from kivy.uix.screenmanager import Screen, ScreenManager

    manager = ScreenManager()
    for name, grey in (("first", 0.2), ("second", 1)):
        page = Screen(name=name)
        page.add_widget(Label(text=name, color=(grey, grey, grey, 1)))
        manager.add_widget(page)
    return manager


def test_a_transition_is_waited_for() -> None:
    manager = pages()
    assert verdicts(audit(manager)) == {"first": "failed"}
    manager.current = "second"
    assert verdicts(audit(manager)) == {"second": "passed"}


def test_a_fade_in_is_waited_for() -> None:
    from kivy.animation import Animation
    from kivy.graphics import Color, Rectangle

    page = build("Label:\n    text: 'Good morning'\n    color: 0, 0, 0, 1")
    with page.canvas.before:
        ground = Color(0, 0, 0, 1)
        Rectangle(size=(4000, 4000))
    Animation(rgb=(1, 1, 1), duration=1).start(ground)
    (finding,) = audit(page, rules=["text-contrast"]).findings
    assert (finding.outcome, finding.measured) == (Outcome.PASSED, 21)


def test_what_is_due_soon_is_waited_for() -> None:
    from kivy.clock import Clock

    label = build("Label:\n    text: 'before'")
    Clock.schedule_once(lambda _: setattr(label, "text", "after"), 0.2)
    assert verdicts(audit(label)) == {"after": "passed"}


def test_no_real_time_is_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.clock import ClockBase

    def no_waiting(*_: object) -> None:
        raise AssertionError("slept in real time")

    monkeypatch.setattr(ClockBase, "usleep", no_waiting)
    manager = pages()
    audit(manager)
    manager.current = "second"
    audit(manager)


def test_what_is_under_way_keeps_the_time_it_had_left() -> None:
    from kivy.animation import Animation
    from kivy.clock import Clock
    from kivy.uix.widget import Widget

    moved = Widget(x=0)
    went_off: list[str] = []
    single = Clock.schedule_once(lambda _: went_off.append("single"), 60)
    steady = Clock.schedule_interval(lambda _: went_off.append("steady"), 40)
    animation = Animation(x=100, duration=50)
    with taken_over() as time:
        animation.start(moved)
        Frames(time).one()
        Frames(time).let_pass(10)
        left = {event: event._last_dt + event.timeout - Clock.time() for event in (single, steady)}
        x, tick = moved.x, Clock.time() - Clock.get_time()
    after = {event: event._last_dt + event.timeout - Clock.time() for event in (single, steady)}
    assert after == pytest.approx(left, abs=1.0)  # s; the real clock has gone on a little
    assert Clock.time() - Clock.get_time() == pytest.approx(tick, abs=1.0)
    Clock.post_idle(Clock.time(), Clock.time())
    assert x == pytest.approx(20, abs=0.5)
    assert moved.x == pytest.approx(x, abs=2.0)
    assert went_off == []
    steady.cancel()


def test_the_clocks_are_back_after_an_audit_that_raises() -> None:
    from kivy.clock import Clock
    from kivy.uix.behaviors import button

    own = Clock.time, Clock.usleep, Clock._max_fps
    with pytest.raises(ZeroDivisionError), taken_over():
        1 / (Clock.time is own[0])  # as long as the virtual time is on
    assert (Clock.time, Clock.usleep, Clock._max_fps) == own
    assert button.time is real.time


def test_kivys_modules_go_on_from_the_time_of_day() -> None:
    from kivy.uix.behaviors import button

    with taken_over() as time:
        began = button.time()
        assert abs(began - real.time()) < 60
        time.now += 5
        assert button.time() - began == pytest.approx(5)


def test_a_walk_loses_no_time_by_an_audit() -> None:
    from kivy.clock import Clock

    from audits.driving.clock import virtual_time

    with virtual_time() as time:
        label = build("Label:\n    text: 'one'")
        Frames(time).settle()
        moment = time.now
        went_off: list[float] = []
        for seconds in (0.2, 1):
            Clock.schedule_once(lambda _: went_off.append(time.now - moment), seconds)
        assert verdicts(audit(label)) == {"one": "passed"}
        assert time.now == moment
        assert len(went_off) == 1  # what was due soon
        Frames(time).let_pass(2)
        assert went_off[1] == pytest.approx(1 - 0.2 - 2 / 60)  # what was left of it


def test_an_app_that_never_rests_is_audited_all_the_same() -> None:
    from kivy.clock import Clock

    label = build("Label:\n    text: 'awake'")

    def again(_: float) -> None:
        Clock.schedule_once(again, 0.05)

    again(0)
    assert verdicts(audit(label)) == {"awake": "passed"}


def one(report: Report, name: str) -> Finding:
    (found,) = (f for f in report.findings if f.node.name == name and f.state == "default")
    return found


def two() -> Any:
    """Build a page in an app whose last frame was just now, however long that took."""
    from kivy.clock import Clock

    page = build("""
BoxLayout:
    orientation: 'vertical'
    Label:
        text: 'still'
    Label:
        text: 'moving'
        color: .3, .3, .3, 1
""")
    Clock._last_tick = Clock.time()
    return page


def shift(widget: Any, step: float) -> None:
    widget.x = (widget.x + step) % 50


def repeated_animation(widget: Any) -> None:
    from kivy.animation import Animation

    move = Animation(opacity=0.2, d=0.4) + Animation(opacity=1, d=0.4)
    move.repeat = True
    move.start(widget)


def steady_interval(widget: Any) -> None:
    from kivy.clock import Clock

    Clock.schedule_interval(lambda _: shift(widget, 3), 1 / 30)


def timer_that_sets_itself(widget: Any) -> None:
    from kivy.clock import Clock

    def again(_: float) -> None:
        shift(widget, 3)
        Clock.schedule_once(again, 0.05)

    again(0)


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (repeated_animation, "a repeated animation of opacity"),
        (steady_interval, "steady_interval"),
        (timer_that_sets_itself, "timer_that_sets_itself"),
    ],
)
def test_endless_motion_is_named_and_what_moves_is_not_judged(start: Any, why: str) -> None:
    page = two()
    start(page.children[0])
    report = audit(page, rules=["text-contrast"])
    (remark,) = report.remarks
    assert (remark.kind, remark.about) == ("moving", "BoxLayout/Label[2]")
    assert why in remark.detail
    assert one(report, "still").outcome is Outcome.PASSED
    moving = one(report, "moving")
    assert (moving.outcome, moving.reason) == (Outcome.CANT_TELL, "moving")


def test_motion_that_shows_nothing_and_a_clock_are_no_motion() -> None:
    from kivy.clock import Clock

    page = two()
    Clock.schedule_interval(lambda _: None, 0)
    clock = Clock.schedule_interval(lambda _: setattr(page.children[0], "text", "later"), 1)
    report = audit(page, rules=["text-contrast"])
    clock.cancel()
    assert report.remarks == ()
    assert one(report, "moving").outcome is Outcome.FAILED


def test_more_time_passes_where_it_is_asked_for() -> None:
    from kivy.clock import Clock

    page = two()
    Clock.schedule_once(lambda _: setattr(page.children[0], "text", "late"), 5)
    audit(page, rules=["text-contrast"], wait=3)
    assert page.children[0].text == "moving"
    audit(page, rules=["text-contrast"], wait=3)
    assert page.children[0].text == "late"


def test_an_interval_is_lived_through_while_waiting() -> None:
    from kivy.clock import Clock

    page = two()
    steps: list[float] = []
    event = Clock.schedule_interval(steps.append, 0.1)
    audit(page, wait=2)
    event.cancel()
    assert len(steps) >= 18


def test_the_apps_own_modules_see_the_virtual_time() -> None:
    from kivy.clock import Clock

    page = two()
    began = time.monotonic()

    def look_at_the_time(_: float) -> None:
        if time.monotonic() - began > 3600:
            page.children[0].text = "an hour later"

    event = Clock.schedule_interval(look_at_the_time, 60)
    audit(page, wait=3700)
    event.cancel()
    assert page.children[0].text == "an hour later"
