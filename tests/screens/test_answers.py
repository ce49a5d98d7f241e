"""The panel's choice of what a sensor or a service will answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from kivy.uix.widget import Widget

from app.desktop.control import DeskControl
from app.domain.facts.simulated import Answer
from app.prototype.variant import Variant
from audits.driving.clock import VirtualTime
from tests.screens.stand import STARTED, find, frames, tap


@pytest.fixture
def control(put: Callable[[Widget], Widget], time: VirtualTime) -> Iterator[DeskControl]:
    control = DeskControl(Variant(scenario="ready", platform="android"), STARTED)
    control.desk.size_hint, control.desk.size = (None, None), (1440, 1400)
    put(control.desk)
    frames(time, 0.3, step=0.1)
    yield control
    control.close()


def ids(control: DeskControl) -> set[str]:
    return {getattr(widget, "script_id", "") for widget in control.desk.walk()}


@pytest.mark.parametrize("question", ["biometrics", "main-device"])
def test_what_is_chosen_in_the_panel_is_what_the_run_will_answer(
    control: DeskControl, time: VirtualTime, question: str
) -> None:
    tap(find(control.desk, f"choose-answer-{question}"), time)
    option = next(each for each in control.desk.walk() if getattr(each, "option", ("",))[0] == "fail-once")
    tap(option, time)
    assert getattr(control.prototype.state.answers, question.replace("-", "_")) is Answer.FAIL_ONCE
    assert find(control.desk, f"choose-answer-{question}").select.chosen == "fail-once"


def test_a_phone_is_asked_only_what_it_can_answer(control: DeskControl, time: VirtualTime) -> None:
    control.prototype.choose("platform", "ios-passcode")
    frames(time, 0.3, step=0.1)
    assert not any(name.startswith("choose-answer") for name in ids(control))
