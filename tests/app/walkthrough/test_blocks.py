"""Steps within steps: repetitions, conditions, flows that a flow runs, what happens before and after."""

from __future__ import annotations

from app.walkthrough.evidence.trace import Result
from audits.driving.clock import VirtualTime

from .play import FORM, Make, Write, play, results


def test_blocks_repeat_and_ask(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    stage = make_stage(FORM)
    path = flow("""
- repeat:
    times: 3
    commands:
      - tapOn: { id: count }
- repeat:
    while: { notVisible: "5" }
    commands:
      - tapOn: { id: count }
- runFlow:
    when: { visible: Nothing }
    commands:
      - tapOn: { id: count }
- runFlow:
    when: { visible: Save, notVisible: Nothing }
    commands:
      - tapOn: { id: count }
- assertVisible: "6"
""")
    trace = play(stage, time, path)
    assert trace.result is Result.PASSED, trace.failure
    assert stage.root.ids.count.text == "6"
    assert [step.result for step in trace.steps if step.command == "runFlow"] == ["skipped", "passed"]


def test_a_repetition_without_end_fails(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    path = flow("- repeat:\n    while: { visible: Save }\n    commands:\n      - hideKeyboard")
    trace = play(make_stage(FORM), time, path)
    assert trace.failure is not None
    assert trace.failure.message == f"{path}:4:3: repeat: still going after 1000 rounds"


def test_a_flow_runs_another_with_its_own_variables(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    flow("- tapOn: ${WHAT}\n", "env: { WHAT: Nowhere }", name="parts/part.yaml")
    path = flow("- runFlow: { file: parts/part.yaml, env: { WHAT: Save } }\n- assertVisible: 'Saved.*'")
    trace = play(make_stage(FORM), time, path)
    assert results(trace) == [("runFlow", "passed"), ("tapOn", "passed"), ("assertVisible", "passed")]
    assert [step.depth for step in trace.steps] == [0, 1, 0]


def test_what_happens_before_and_after(make_stage: Make, time: VirtualTime, flow: Write) -> None:
    stage = make_stage(FORM)
    hooks = "onFlowStart:\n  - tapOn: { id: count }\nonFlowComplete:\n  - tapOn: { id: count }"
    trace = play(stage, time, flow("- tapOn: Nowhere", hooks))
    assert results(trace) == [("tapOn", "passed"), ("tapOn", "failed"), ("tapOn", "passed")]
    assert stage.root.ids.count.text == "2"
    assert trace.result is Result.FAILED
