from __future__ import annotations

import time as real
from typing import Any

from audits.driving.clock import START_S, VirtualTime, virtual_time


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


def test_the_clock_sleeps_no_real_time(time: VirtualTime) -> None:
    from kivy.clock import Clock

    began = real.perf_counter()
    Clock.usleep(30e6)
    assert real.perf_counter() - began < 1
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


def test_what_was_scheduled_before_waits_its_full_time_on_the_virtual_one() -> None:
    from kivy.clock import Clock

    called: list[float] = []
    event = Clock.schedule_once(lambda _: called.append(Clock.get_time()), 2.0)
    with virtual_time() as time:
        for passed in (1.0, 1.9, 2.1):
            time.now = START_S + passed
            Clock.tick()
        assert called == [START_S + 2.1]
    event.cancel()


def test_what_is_left_over_goes_on_in_real_time() -> None:
    from kivy.clock import Clock

    called: list[bool] = []
    with virtual_time() as time:
        event = Clock.schedule_once(lambda _: called.append(True), 10.0)
        time.now += 9.99
        Clock.tick()
    real.sleep(0.03)
    Clock.tick()
    event.cancel()
    assert called == [True]
