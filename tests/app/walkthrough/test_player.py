from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.trace import Result
from app.walkthrough.playing.player import Player
from app.walkthrough.script.reader import load_script
from audits.driving.clock import START_S, VirtualTime

from .conftest import SmallStage
from .play import FORM, Make, Write, play, results


def test_a_walk_from_launch_to_end(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    stage = make_stage(FORM)
    path = flow("""
- launchApp:
    arguments: { theme: dark }
- tapOn: Name
- inputText: Ada
- tapOn: { id: save }
- assertVisible: Saved A.a
- assertNotVisible: Saved
- hideKeyboard
- back
""")
    trace = play(stage, time, path)
    assert trace.result is Result.PASSED, trace.failure
    assert stage.launched[1:] == [{"theme": "dark"}]
    assert stage.root.ids.saved.text == "Saved Ada"
    assert [step.touched for step in trace.steps if step.command == "tapOn"] == ["TextInput", "Button"]
    assert [step.where.rsplit(":", 2)[1] for step in trace.steps] == [
        "5",
        "7",
        "8",
        "9",
        "10",
        "11",
        "12",
        "13",
    ]


def test_a_failure_says_where_and_what_was_there_and_ends_the_walk(
    make_stage: Make, time: VirtualTime, flow: Write
) -> None:
    path = flow("- tapOn: { id: svae }\n- tapOn: Save")
    trace = Player(make_stage(FORM), time, lambda private: b"picture").play(load_script(path), {})
    assert results(trace) == [("tapOn", "failed")]
    assert trace.failure is not None
    assert trace.failure.message == (
        f"{path}:4:3: tapOn: id 'svae' is not on the screen; there is 'save', 'saved', 'name'"
    )
    assert (trace.failure.picture, trace.failure.pixels) == ("failure", b"picture")


LIST = """
ScrollView:
    BoxLayout:
        orientation: 'vertical'
        size_hint_y: None
        height: 3000
        Button:
            text: 'First'
        Widget
        Button:
            text: 'Last'
"""


def test_the_trace_says_where_the_page_was_scrolled(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    path = flow("""
- assertVisible: First
- assertVisible: Last
- tapOn: First
- runFlow:
    when: { visible: Last }
    commands:
      - assertNotVisible: Middle
- assertNotVisible: Last
""")
    trace = play(make_stage(LIST), time, path)
    scrolled = {(step.command, step.detail): step.scrolled for step in trace.steps}
    assert set(scrolled["assertVisible", "text 'Last'"].split()) == {"DOWN"}
    assert set(scrolled["tapOn", "text 'First'"].split()) == {"UP"}
    assert scrolled["assertVisible", "text 'First'"] == scrolled["runFlow", ""] == ""
    assert scrolled["assertNotVisible", "text 'Middle'"] == "", "the condition holds without a look"
    assert trace.failure is not None
    assert trace.failure.message.endswith("text 'Last' is on the page, though out of sight")
    assert '"scrolled": "DOWN' in json.dumps(trace.as_data())


def test_an_optional_step_warns_and_the_walk_goes_on(
    make_stage: Make, time: VirtualTime, flow: Write
) -> None:
    path = flow("- tapOn: { text: Nowhere, optional: true, label: Perhaps }\n- tapOn: Save")
    trace = play(make_stage(FORM), time, path)
    assert results(trace) == [("tapOn", "warned"), ("tapOn", "passed")]
    assert trace.steps[0].label == "Perhaps"
    assert trace.result is Result.WARNED


def test_an_optional_block_warns_with_all_that_lies_in_it(
    make_stage: Make, time: VirtualTime, flow: Write
) -> None:
    path = flow("- runFlow:\n    optional: true\n    commands:\n      - tapOn: Nowhere\n- tapOn: Save")
    trace = play(make_stage(FORM), time, path)
    assert results(trace) == [("runFlow", "warned"), ("tapOn", "warned"), ("tapOn", "passed")]
    assert trace.failure is None


def test_what_was_typed_is_in_no_trace(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    path = flow("- tapOn: Name\n- inputText: Geheim\n- tapOn: Save\n- tapOn: Saved Geheimnis")
    trace = play(make_stage(FORM), time, path)
    told = json.dumps(trace.as_data()) + repr(trace) + repr(load_script(path).steps[1].command)
    assert "Geheim" not in told
    assert "6 characters" in told
    assert trace.failure is not None
    assert "Saved •••" in trace.failure.message


def test_what_was_typed_is_in_no_picture(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    pictures = []
    for typed in ("Geheim", "Anders"):
        path = flow(f"- tapOn: Name\n- inputText: {typed}\n- tapOn: Save\n- takeScreenshot: all")
        trace = Player(make_stage(FORM), time, Camera().snap).play(load_script(path), {})
        pictures.append(trace.steps[-1].pixels)
    assert pictures[0] == pictures[1]


def test_an_app_that_breaks_fails_the_step(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    stage = make_stage(FORM)

    def broken(_: object) -> None:
        raise LookupError("no such thing")

    stage_build = stage._build

    def build() -> Any:
        root = stage_build()
        root.ids.save.bind(on_release=broken)
        return root

    stage._build = build
    path = flow("- tapOn: Save")
    trace = play(stage, time, path)
    assert trace.failure is not None
    head, line = trace.failure.message.rsplit(":", 1)
    assert head == f"{path}:4:3: tapOn: the app raised LookupError (no such thing) at test_player.py"
    assert line.isdecimal()


def test_an_interruption_passes_and_leaves_what_was_written(
    make_stage: Make, time: VirtualTime, flow: Write
) -> None:
    stage = make_stage(FORM)

    def look(_: object) -> None:
        raise KeyboardInterrupt

    player = Player(stage, time, lambda private: b"", look=look)
    path = flow("- tapOn: Save\n- tapOn: Save", "onFlowComplete:\n  - tapOn: { id: count }")
    with pytest.raises(KeyboardInterrupt):
        player.play(load_script(path), {})
    assert results(player.trace) == [("tapOn", "passed")]
    stage.root.ids.save.bind(on_release=look)


def test_an_interrupted_step_is_marked(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    def snap(_: object) -> bytes:
        raise KeyboardInterrupt

    player = Player(make_stage(FORM), time, snap)
    with pytest.raises(KeyboardInterrupt):
        player.play(load_script(flow("- tapOn: Save\n- takeScreenshot: now")), {})
    assert results(player.trace) == [("tapOn", "passed"), ("takeScreenshot", "interrupted")]
    assert player.trace.result is Result.INTERRUPTED


def test_pictures_of_the_same_name_are_numbered(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    path = flow("- repeat:\n    times: 3\n    commands:\n      - takeScreenshot: here")
    trace = play(make_stage(FORM), time, path)
    assert [step.picture for step in trace.steps if step.picture] == ["here", "here-2", "here-3"]


def test_time_is_advanced_and_told(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    trace = play(make_stage(FORM), time, flow("- advanceTime: 1h30m\n- tapOn: Save"))
    assert [round(step.took_s) for step in trace.steps] == [5400, 1]
    assert trace.steps[1].at_s == pytest.approx(5400, abs=1)


def test_an_assertion_waits_as_long_as_it_is_told(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    from kivy.clock import Clock

    stage = make_stage(FORM)
    Clock.schedule_once(lambda _: setattr(stage.root.ids.saved, "text", "Late"), 20)
    path = flow("""
- assertVisible: { text: Late, optional: true }
- extendedWaitUntil: { visible: Late, timeout: 30000 }
- extendedWaitUntil: { notVisible: Late, timeout: 100, optional: true }
""")
    trace = Player(stage, time, lambda private: b"")
    stage.launch = lambda arguments: None  # type: ignore[method-assign]
    told = trace.play(load_script(path), {})
    assert results(told) == [
        ("assertVisible", "warned"),
        ("extendedWaitUntil", "passed"),
        ("extendedWaitUntil", "warned"),
    ]
    assert told.steps[0].took_s == pytest.approx(7, abs=0.2)
    assert told.steps[1].took_s == pytest.approx(13, abs=0.3)
    assert told.steps[2].message.endswith("text 'Late' is on the screen")


def test_violations_are_listed(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    kv = """
#:import rgb kivy.utils.get_color_from_hex
FloatLayout:
    canvas.before:
        Color:
            rgb: 1, 1, 1
        Rectangle:
            size: 390, 844
    Label:
        text: 'Words'
        color: rgb('{colour}')
"""
    for colour, result in (("#cccccc", Result.FAILED), ("#111111", Result.PASSED)):
        trace = play(make_stage(kv.format(colour=colour)), time, flow("- assertNoViolations: wcag22-aa"))
        assert trace.result is result
        if trace.failure is not None:
            assert "1 violations of wcag22-aa: text-contrast at Label 'Words': " in trace.failure.message


def test_a_screen_on_which_nothing_is_judged_is_no_success(
    make_stage: Make, time: VirtualTime, flow: Write
) -> None:
    trace = play(make_stage("Widget:\n"), time, flow("- assertNoViolations: wcag22-aa"))
    assert trace.failure is not None
    assert "no rule of wcag22-aa has judged anything on this screen" in trace.failure.message


def test_the_same_script_gives_the_same_frames_hash_for_hash(flow: Write, tmp_path: Path) -> None:
    path = flow("- tapOn: Name\n- inputText: Ada\n- tapOn: Save\n- tapOn: { id: count }\n- advanceTime: 90s")
    runs = [_hashes(path) for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 20
    assert len(set(runs[0])) > 5


def _hashes(path: Path) -> list[str]:
    """Play on an app that moves, and return the hash of every frame with the moment it stands for."""
    from kivy.animation import Animation
    from kivy.lang import Builder

    from audits.driving.clock import virtual_time

    camera, seen = Camera(), []
    with virtual_time() as time:
        stage = SmallStage(lambda: Builder.load_string(FORM))
        turning = Animation(opacity=0.2, d=0.7) + Animation(opacity=1, d=0.7)
        turning.repeat = True
        player = Player(stage, time, lambda private: b"")
        frames = player.driver.frames
        frame = frames._frame

        def drawn(moment: float) -> None:
            frame(moment)
            moment_told = f"{time.now - START_S:.9f}"
            seen.append(moment_told + hashlib.sha256(camera.pixels()).hexdigest())

        frames._frame = drawn  # type: ignore[method-assign]
        stage.launch({})
        turning.start(stage.root.ids.count)
        stage.launch = lambda arguments: None  # type: ignore[method-assign]
        assert player.play(load_script(path), {}).result is Result.PASSED
        Animation.cancel_all(None)
        stage.clear()
    return seen
