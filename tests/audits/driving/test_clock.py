from __future__ import annotations

import time as real
from typing import Any

import pytest

from audits.driving.clock import START_S, VirtualTime, virtual_time
from audits.driving.frames import Frames


def _holders() -> dict[str, Any]:
    import sys

    return {
        name: module.__dict__["time"]
        for name, module in sys.modules.items()
        if name.startswith("kivy.") and "time" in getattr(module, "__dict__", {})
    }


def test_kivy_and_its_modules_see_the_virtual_time(time: VirtualTime) -> None:
    from kivy.clock import Clock
    from kivy.effects import kinetic
    from kivy.input import motionevent
    from kivy.input.postproc import doubletap, retaintouch
    from kivy.uix.behaviors import button

    time.now = START_S + 5
    seen = {module.time() for module in (kinetic, motionevent, doubletap, button, Clock)}
    assert seen == {START_S + 5}
    assert retaintouch.time.time() == START_S + 5


def test_the_clock_sleeps_no_real_time(time: VirtualTime, monkeypatch: pytest.MonkeyPatch) -> None:
    from kivy.clock import Clock

    def refuse(_: float) -> None:
        raise AssertionError("it sleeps real time")

    monkeypatch.setattr(real, "sleep", refuse)
    Clock.usleep(30e6)
    assert time.now == START_S + 30


def test_everything_is_put_back() -> None:
    from kivy.clock import Clock

    with virtual_time():
        pass  # imports what keeps a time of its own
    before, own = _holders(), dict(Clock.__dict__)
    with virtual_time():
        assert _holders() != before
    assert _holders() == before
    assert Clock.__dict__.keys() == own.keys()
    assert abs(Clock.time() - Clock.get_time()) < 1


def test_what_was_under_way_before_stands_still_meanwhile() -> None:
    from kivy.animation import Animation
    from kivy.clock import Clock
    from kivy.uix.widget import Widget

    called: list[str] = []
    widget = Widget(x=0)
    animation = Animation(x=100, d=0.5)
    animation.start(widget)
    single = Clock.schedule_once(lambda _: called.append("single"), 0.01)
    steady = Clock.schedule_interval(lambda _: called.append("steady"), 0.01)
    with virtual_time() as time:
        assert Clock.get_events() == []
        assert not Animation._instances
        Frames(time).advance(5)
        assert (called, widget.x) == ([], 0)
    real.sleep(0.03)
    Clock.tick()
    assert called == ["single", "steady"]
    assert animation in Animation._instances
    assert 0 <= widget.x < 100
    animation.cancel(widget)
    single.cancel()
    steady.cancel()


def test_beginning_again_drops_what_was_under_way(time: VirtualTime) -> None:
    from kivy.animation import Animation
    from kivy.cache import Cache
    from kivy.clock import Clock
    from kivy.uix.widget import Widget

    widget = Widget(x=0)
    Animation(x=100, d=0.5).start(widget)
    Clock.schedule_interval(lambda _: None, 1)
    Clock.schedule_once(lambda _: None, 3600)
    Cache.append("kv.image", "a picture", "its pixels")
    Frames(time).skip(0.1)
    time.begin_again()
    assert time.now == Clock.get_time() == START_S
    assert (Clock.get_boottime(), Clock.frames, Clock.get_events()) == (0, 0, [])
    assert not Animation._instances
    assert Cache.get("kv.image", "a picture") is None


def test_what_is_left_over_ends_with_the_virtual_time() -> None:
    from kivy.animation import Animation
    from kivy.clock import Clock
    from kivy.uix.widget import Widget

    before = Clock.get_events()
    widget = Widget(x=0)
    with virtual_time() as time:
        Clock.schedule_once(lambda _: None, 10)
        Animation(x=100, d=0.5).start(widget)
        Frames(time).skip(0.1)
    assert Clock.get_events() == before
    assert not [each for each in Animation._instances if widget.uid in each._widgets]
