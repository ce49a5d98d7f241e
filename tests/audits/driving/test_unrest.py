"""Apps that never come to rest, and apps whose threads do the work."""

from __future__ import annotations

import threading

import pytest
from kivy.clock import Clock

from audits.driving import frames
from audits.driving.clock import VirtualTime
from audits.driving.frames import Frames
from audits.errors import CheckError


def test_an_app_that_never_rests_is_taken_as_it_is_where_nobody_insists(time: VirtualTime) -> None:
    def again(_: float) -> None:
        Clock.schedule_once(again, 0.1)

    again(0)
    with pytest.raises(CheckError, match="not at rest"):
        Frames(time).settle()
    patient = Frames(time)
    patient.strict = False
    patient.settle()


def test_threads_of_an_app_are_given_real_time(time: VirtualTime, monkeypatch: pytest.MonkeyPatch) -> None:
    patient = Frames(time)
    patient.strict = False
    may_work = threading.Event()
    done: list[bool] = []

    def work() -> None:
        may_work.wait()
        Clock.schedule_once(lambda _: done.append(True))

    thread = threading.Thread(target=work)

    def slept(_: float) -> None:
        may_work.set()
        thread.join()

    monkeypatch.setattr(frames, "sleep", slept)
    thread.start()
    assert patient.wait(1.0, lambda: bool(done))
