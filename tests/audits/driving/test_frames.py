from __future__ import annotations

from collections.abc import Callable

import pytest

from audits.driving.clock import START_S, VirtualTime
from audits.driving.frames import BUDGET_S, FRAME_S, Frames
from audits.errors import CheckError

from .conftest import SmallStage

BOX = "Widget:\n    size_hint: None, None\n    size: 10, 10\n"
Make = Callable[[str], SmallStage]


def test_a_frame_is_a_sixtieth_of_a_second(time: VirtualTime) -> None:
    from kivy.clock import Clock

    seen: list[float] = []
    event = Clock.schedule_interval(seen.append, 0)
    frames = Frames(time)
    for _ in range(4):
        frames.one()
    event.cancel()
    assert seen == pytest.approx([FRAME_S] * 4)
    assert time.now == pytest.approx(START_S + 4 / 60)


def test_settling_waits_for_an_animation_to_end(make_stage: Make, time: VirtualTime) -> None:
    from kivy.animation import Animation

    stage = make_stage(BOX)
    Animation(x=100, d=0.5).start(stage.root)
    Frames(time).settle()
    assert stage.root.x == 100
    assert 0.5 <= time.now - START_S < 0.6


def test_a_repeated_animation_and_a_ticker_are_no_work(make_stage: Make, time: VirtualTime) -> None:
    from kivy.animation import Animation
    from kivy.clock import Clock

    stage = make_stage(BOX)
    turning = Animation(opacity=0, d=1) + (Animation(opacity=1, d=1) & Animation(x=3, d=1))
    turning.repeat = True
    turning.start(stage.root)
    ticker = Clock.schedule_interval(lambda _: None, 1)
    frames = Frames(time)
    for _ in range(30):
        frames.settle()
        frames.let_pass(0.1)
    ticker.cancel()


def test_settling_waits_for_what_is_due_soon_and_not_for_what_comes_later(
    make_stage: Make, time: VirtualTime
) -> None:
    from kivy.clock import Clock

    make_stage(BOX)
    done: list[str] = []
    Clock.schedule_once(lambda _: done.append("soon"), 0.2)
    later = Clock.schedule_once(lambda _: done.append("later"), 3)
    Frames(time).settle()
    later.cancel()
    assert done == ["soon"]


def test_what_moves_by_a_steady_interval_is_waited_for(make_stage: Make, time: VirtualTime) -> None:
    from kivy.clock import Clock

    stage = make_stage(BOX)

    def slide(_: float) -> bool:
        stage.root.x += 5
        return bool(stage.root.x < 50)

    Clock.schedule_interval(slide, 0)
    Frames(time).settle()
    assert stage.root.x == 50


def test_a_spent_budget_names_what_is_still_busy(make_stage: Make, time: VirtualTime) -> None:
    from kivy.animation import Animation
    from kivy.clock import Clock

    class Poller:
        def poll(self, _: float = 0) -> None:
            self.event = Clock.schedule_once(self.poll, 0.05)

    stage, poller = make_stage(BOX), Poller()
    poller.poll()
    Animation(x=100, d=60).start(stage.root)
    with pytest.raises(CheckError) as raised:
        Frames(time).settle()
    poller.event.cancel()
    told = str(raised.value)
    assert told.startswith(f"not at rest after {BUDGET_S:g} s: ")
    assert "Poller.poll due in 0.0" in told
    assert "an animation of x, " in told


def test_eight_hours_run_every_single_event_in_order_and_few_frames(
    make_stage: Make, time: VirtualTime
) -> None:
    from kivy.clock import Clock

    make_stage(BOX)
    seen: list[tuple[str, int]] = []
    ticks: list[float] = []

    def note(name: str) -> Callable[[float], None]:
        return lambda _: seen.append((name, round(Clock.get_time() - START_S)))

    def chain(_: float) -> None:
        note("first")(0)
        Clock.schedule_once(lambda _: Clock.schedule_once(note("third"), 60), 0)

    ticker = Clock.schedule_interval(ticks.append, 1)
    Clock.schedule_once(note("second"), 3600)
    Clock.schedule_once(chain, 1800)
    frames = Frames(time)
    frames.advance(8 * 3600)
    ticker.cancel()
    assert seen == [("first", 1800), ("third", 1860), ("second", 3600)]
    assert time.now - START_S == pytest.approx(8 * 3600, abs=1)
    assert sum(ticks) == pytest.approx(8 * 3600, abs=2)
    assert frames.count < 40


def test_an_app_that_never_rests_for_long_does_not_stop_time(make_stage: Make, time: VirtualTime) -> None:
    from kivy.clock import Clock

    make_stage(BOX)
    again = [True]

    def poll(_: float = 0) -> None:
        if again[0]:
            Clock.schedule_once(poll, 0.5)

    poll()
    frames = Frames(time)
    frames.advance(12 * 3600)
    again[0] = False
    # It ends between two polls, when the app has come to rest as far as it ever does.
    assert time.now - START_S == pytest.approx(12 * 3600, abs=3)
    assert frames.count < 3000


def test_waiting_ends_as_soon_as_it_may(make_stage: Make, time: VirtualTime) -> None:
    from kivy.clock import Clock

    make_stage(BOX)
    there: list[bool] = []
    Clock.schedule_once(lambda _: there.append(True), 3)
    assert Frames(time).wait(7, lambda: bool(there))
    assert time.now - START_S == pytest.approx(3, abs=0.2)


def test_waiting_in_vain_takes_the_time_it_was_given(time: VirtualTime) -> None:
    frames = Frames(time)
    assert not frames.wait(7, lambda: False)
    assert time.now - START_S == pytest.approx(7, abs=0.1)
