"""What some commands ask of the stage: a back end, themes, what lies behind a screen."""

from __future__ import annotations

from typing import ClassVar

from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime

from .conftest import SmallStage
from .play import FORM, Make, Write, play


def test_a_fault_needs_a_stage_with_a_back_end(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    trace = play(make_stage(FORM), time, flow("- injectFault: crash"))
    assert trace.failure is not None
    assert "this app has no back end that a fault could be injected into" in trace.failure.message


def test_a_theme_needs_a_stage_that_has_one(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    trace = play(make_stage(FORM), time, flow("- switchTheme"))
    assert trace.failure is not None
    assert "this app has no themes that are known" in trace.failure.message


def test_the_theme_is_switched_on_the_stage(time: VirtualTime, flow: Write) -> None:
    class Themed(SmallStage):
        variant = Variant(theme="dark")

        def choose(self, name: str, choice: str) -> None:
            self.variant = self.variant.with_choice(name, choice)

    from kivy.lang import Builder

    stage = Themed(lambda: Builder.load_string(FORM))
    play(stage, time, flow("- switchTheme"))
    stage.clear()
    assert stage.variant.theme == "light"


def test_a_fault_is_injected_on_the_stage(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    class Disturbed(SmallStage):
        faults: ClassVar[list[str]] = []

        def inject(self, fault: str) -> None:
            self.faults.append(fault)

    from kivy.lang import Builder

    stage = Disturbed(lambda: Builder.load_string(FORM))
    trace = play(stage, time, flow("- injectFault: late-reply"))
    stage.clear()
    assert stage.faults == ["late-reply"]
    assert trace.steps[0].detail == "late-reply"


def test_what_lies_behind_is_asked_of_the_stage(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    class Backed(SmallStage):
        behind = ("P08 More than 90 days",)

    from kivy.lang import Builder

    stage = Backed(lambda: Builder.load_string(FORM))
    assert play(stage, time, flow("- assertBehind: P08 .*")).failure is None
    failed = play(stage, time, flow("- assertBehind: P09 .*")).failure
    stage.clear()
    assert failed is not None
    assert "'P09 .*' is not behind this screen; there is P08 More than 90 days" in failed.message
    bare = play(make_stage(FORM), time, flow("- assertBehind: P08 .*")).failure
    assert bare is not None
    assert "this app shows nothing beside its screens" in bare.message
