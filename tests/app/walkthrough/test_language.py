"""What flows can say: conditions, repetitions, scripts, hooks, the clipboard, pictures."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.trace import Result, Trace
from app.walkthrough.playing.player import Player
from app.walkthrough.script.reader import load_script
from audits.driving.clock import VirtualTime
from audits.driving.frames import Frames

from .conftest import SmallStage
from .play import Write, play

Make = Callable[[str], SmallStage]
MOST_FRAMES = 100  # an hour at 60 a second has 216,000
FORM = """
BoxLayout:
    orientation: 'vertical'
    TextInput:
        id: name
        multiline: False
    Button:
        id: count
        text: '0'
        on_release: self.text = str(int(self.text) + 1)
    Label:
        id: said
        text: 'Total 3'
"""


@pytest.fixture
def played(make_stage: Make, time: VirtualTime, flow: Write) -> Callable[..., tuple[Trace, Any]]:
    """Play a flow on the form; return its trace and the root."""

    def play_it(commands: str, config: str = "", kv: str = FORM, **variables: str) -> tuple[Trace, Any]:
        stage = make_stage(kv)
        player = Player(stage, time, lambda private: b"")
        trace = player.play(load_script(flow(commands, config), variables), {})
        return trace, stage.root

    return play_it


Played = Callable[..., tuple[Trace, Any]]


def told(trace: Trace) -> str:
    return "" if trace.failure is None else trace.failure.message.split(": ", 1)[1]


def test_scripts_share_what_they_put_out(played: Played) -> None:
    trace, root = played(
        """
- copyTextFrom: { id: said }
- evalScript: ${output.total = Number(maestro.copiedText.split(' ')[1])}
- assertTrue: ${output.total == 3 && WHO == 'Ada'}
- repeat:
    times: ${output.total}
    commands:
      - tapOn: { id: count }
- repeat:
    while: { true: "${output.total++ < 5}" }
    commands:
      - tapOn: { id: count }
- assertVisible: ${output.total - 1}
- tapOn: { id: name }
- inputText: '\\${x} ${MISSING || "usual"} ${MAESTRO_FILENAME}'
""",
        "env: { WHO: Ada }",
    )
    assert told(trace) == ""
    assert root.ids.count.text == "5"
    assert root.ids.name.text == "${x} usual flow"


def test_a_condition_that_does_not_hold(played: Played) -> None:
    trace, _ = played("- assertTrue: ${1 + 1 == 3}")
    assert told(trace) == "assertTrue: ${1 + 1 == 3} is false"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("${while (true) {}}", "it took longer than 2 s"),
        ("${http.get('x')}", "Error: scripts have no network here"),
        ("${(function f() { return f() })()}", "it calls itself without end"),
        ("${[...Array(9e7).keys()]}", "it needs more than 64 MB"),
        ("${nothing.there}", "TypeError: cannot read property 'there' of undefined"),
        ("${require('fs')}", "TypeError: not a function"),
    ],
)
def test_scripts_are_bounded_and_reach_nothing(played: Played, code: str, message: str) -> None:
    trace, _ = played(f"- evalScript: {code!r}")
    assert told(trace) == f"evalScript: the script failed: {message}"


def test_a_file_of_javascript_has_variables_of_its_own(played: Played, flow: Write) -> None:
    flow("- back").with_name("sum.js").write_text(
        "const sum = Number(A) + 1\noutput.sum = sum", encoding="utf-8"
    )
    trace, _ = played(
        "- runScript: { file: sum.js, env: { A: '${40 + 1}' } }\n"
        "- runScript: { file: sum.js, when: { visible: Nowhere } }\n"
        "- assertTrue: ${output.sum == 42 && A === undefined}"
    )
    assert told(trace) == ""
    assert [step.result for step in trace.steps] == ["passed", "skipped", "passed"]


def test_a_condition_waits_for_what_is_to_be_seen(
    played: Played, make_stage: Make, time: VirtualTime
) -> None:
    kv = "#:import Clock kivy.clock.Clock\n" + FORM.replace("text: 'Total 3'", "text: ''").replace(
        "on_release: self.text = str(int(self.text) + 1)",
        "on_release: Clock.schedule_once(lambda _: setattr(said, 'text', 'Late'), 5)",
    )
    trace, _ = played(
        "- tapOn: { id: count }\n- runFlow: { when: { visible: Late }, commands: [ assertVisible: Late ] }",
        kv=kv,
    )
    assert [step.result for step in trace.steps] == ["passed", "passed", "passed"]
    assert 3 < trace.steps[1].took_s < 7


def test_a_condition_asks_for_the_platform(played: Played) -> None:
    trace, _ = played("- runFlow: { when: { platform: iOS }, commands: [ tapOn: Nowhere ] }")
    assert trace.steps[0].result is Result.SKIPPED


def test_a_flow_that_is_run_ends_as_it_should_after_a_failure(played: Played, flow: Write) -> None:
    hooks = "onFlowStart: [ tapOn: { id: count } ]\nonFlowComplete: [ tapOn: { id: count } ]"
    flow("- tapOn: Nowhere", f"{hooks}\nonFlowFailure: [ tapOn: {{ id: name }} ]", name="sub.yaml")
    trace, root = played("- runFlow: sub.yaml\n- tapOn: { id: count }", "onFlowFailure: [ pressKey: Tab ]")
    assert [step.command for step in trace.steps] == [
        "runFlow",
        "tapOn",
        "tapOn",
        "tapOn",
        "tapOn",
        "pressKey",
    ]
    assert root.ids.count.text == "2"
    assert trace.result is Result.FAILED


def test_a_failure_is_tried_again(played: Played) -> None:
    trace, root = played("""
- retry:
    maxRetries: 3
    commands:
      - tapOn: { id: count }
      - assertVisible: { text: "2" }
- assertVisible: "2"
""")
    assert told(trace) == ""
    assert [str(step.result) for step in trace.steps] == [
        *("passed", "passed", "warned", "passed", "passed", "passed"),
    ]
    trace, root = played("- retry: { commands: [ tapOn: { id: count }, tapOn: Nowhere ] }")
    assert root.ids.count.text == "2", "once more, by default"
    assert told(trace).startswith("tapOn: text 'Nowhere' is not on the screen")


def test_variables_end_with_the_flow_that_sets_them(played: Played, flow: Write) -> None:
    flow("- evalScript: ${output.seen = INNER + OUTER}", "env: { INNER: own, OUTER: own }", name="sub.yaml")
    trace, _ = played(
        "- runFlow: { file: sub.yaml, env: { INNER: given } }\n- assertTrue: ${output.seen == 'givenouter'}\n"
        "- assertTrue: ${typeof INNER == 'undefined'}",
        "env: { OUTER: outer }",
    )
    assert told(trace) == ""


def test_what_was_copied_is_pasted(played: Played) -> None:
    trace, root = played("- copyTextFrom: { id: said }\n- tapOn: { id: name }\n- pasteText")
    assert root.ids.name.text == "Total 3"
    trace, root = played(
        "- setClipboard: ${'a' + 'b'}\n- tapOn: { id: name }\n- pasteText\n- copyTextFrom: { id: name }"
    )
    assert (told(trace), root.ids.name.text) == ("", "ab")


def test_chance_is_the_same_in_every_walk(played: Played) -> None:
    commands = (
        "- tapOn: { id: name }\n- inputRandomText: { length: 5 }\n- inputRandomEmail\n- inputRandomPersonName"
    )
    _, first = played(commands)
    typed = first.ids.name.text
    _, second = played(commands)
    assert second.ids.name.text == typed
    assert typed[:5].isalpha()
    assert "@example.com" in typed
    _, root = played("- tapOn: { id: name }\n- inputText: ${Math.random()} ${Date.now()}")
    assert played("- tapOn: { id: name }\n- inputText: ${Math.random()} ${Date.now()}")[1].ids.name.text == (
        root.ids.name.text
    )


def test_an_app_that_was_ended_is_not_seen(played: Played, make_stage: Make) -> None:
    trace, _ = played("- stopApp\n- assertNotVisible: Total 3\n- launchApp\n- assertVisible: Total 3")
    assert told(trace) == ""
    trace, _ = played("- killApp\n- assertVisible: Total 3")
    assert told(trace).startswith("assertVisible: text 'Total 3' is not on the screen")


def test_an_app_may_go_on(played: Played) -> None:
    trace, _ = played("- tapOn: { id: count }\n- launchApp: { stopApp: false }\n- assertVisible: '1'")
    assert told(trace) == ""


def test_who_has_the_focus_is_asserted(played: Played) -> None:
    trace, _ = played("- tapOn: { id: name }\n- assertFocus: { id: name }\n- assertFocus: { id: count }")
    assert told(trace) == "assertFocus: id 'count' does not have the focus; TextInput 'name' has it"


def test_pictures_are_compared(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    path = flow(
        "- takeScreenshot: { path: part, cropOn: { id: count } }\n- assertScreenshot: { path: before }"
    )
    trace = Player(make_stage(FORM), time, Camera().snap).play(load_script(path), {})
    assert [str(step.result) for step in trace.steps] == ["passed", "warned"]
    assert "there is no before.png to compare with" in trace.steps[1].message
    with (
        Image.open(io.BytesIO(trace.steps[0].pixels)) as part,
        Image.open(io.BytesIO(trace.steps[1].pixels)) as all_,
    ):
        assert part.height < all_.height
    path.with_name("before.png").write_bytes(trace.steps[1].pixels)
    again = flow(
        "- assertScreenshot: before\n- tapOn: { id: count }\n- assertScreenshot: { path: before, "
        "thresholdPercentage: 100 }"
    )
    trace = Player(make_stage(FORM), time, Camera().snap).play(load_script(again), {})
    assert [str(step.result) for step in trace.steps] == ["passed", "passed", "failed"], told(trace)
    assert "% of before.png is as it was; 100 % is asked for" in told(trace)


def test_a_frame_is_asserted_to_the_pixel(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    trace = Player(make_stage(FORM), time, Camera().snap).play(
        load_script(flow(f"- assertFrame: {'0' * 16}")), {}
    )
    shown = told(trace).rpartition(" ")[2]
    assert len(shown) == 16
    trace = Player(make_stage(FORM), time, Camera().snap).play(
        load_script(flow(f"- assertFrame: {shown}")), {}
    )
    assert told(trace) == ""


def test_the_phone_is_turned(played: Played) -> None:
    from kivy.core.window import Window

    upright = tuple(Window.size)
    try:
        trace, _ = played("- setOrientation: LANDSCAPE_LEFT\n- tapOn: { id: count }\n- assertVisible: '1'")
        assert told(trace) == ""
        assert tuple(Window.size) == upright[::-1]
        played("- setOrientation: portrait")
        assert tuple(Window.size) == upright
    finally:
        Window.size = upright


def test_an_hour_is_waited_for_in_a_few_frames(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[float] = []
    usual = Frames._frame

    def counted(self: Frames, moment: float) -> None:
        frames.append(moment)
        usual(self, moment)

    monkeypatch.setattr(Frames, "_frame", counted)
    trace, _ = played("- extendedWaitUntil: { visible: Never, timeout: 3600000, optional: true }")
    assert trace.steps[0].took_s == pytest.approx(3600, abs=2)
    assert len(frames) < MOST_FRAMES


def test_two_taps_are_as_fast_as_is_asked(played: Played) -> None:
    trace, root = played(
        "- tapOn: { id: count, repeat: 2, delay: 0 }\n- tapOn: { id: count, repeat: 2, delay: 900 }"
    )
    assert root.ids.count.text == "4"
    assert trace.steps[0].took_s < 0.9 < trace.steps[1].took_s


def test_a_failed_step_in_the_prototype_of_a_script_is_told_with_its_place(
    make_stage: Make, time: VirtualTime, flow: Write
) -> None:
    path = flow(
        "- repeat: { times: '${output.many}', commands: [back] }\n",
        "onFlowStart: [evalScript: '${output.many = 5000}']",
    )
    trace = play(make_stage(FORM), time, path)
    assert told(trace) == "repeat: '5000' is not possible here; write a whole number from 0 to 1000"
