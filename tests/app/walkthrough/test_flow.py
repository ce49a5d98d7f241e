"""A flow as it is read: its configuration, variables and blocks, and the files that lie beside it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import InputError
from app.walkthrough.script.commands.blocks import Repeat, Retry, RunFlow
from app.walkthrough.script.commands.pictures import AssertScreenshot
from app.walkthrough.script.commands.scripts import RunScript
from app.walkthrough.script.commands.seeing import Scroll
from app.walkthrough.script.commands.touching import Tap
from app.walkthrough.script.commands.typing import Back, InputText
from app.walkthrough.script.library import find_flows, flow_names
from app.walkthrough.script.reader import load_script
from audits.driving.gestures import Selector

from .play import Write, commands, one


def test_flows_are_read_without_kivy() -> None:
    code = "import sys, app.walkthrough.script.library as l; l.find_flows(()); print('kivy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_flow_has_a_name_tags_hooks_labels(flow: Write) -> None:
    path = flow(
        "- tapOn: { text: A, label: The A, optional: true }",
        "name: A flow\ntags: [one, two]\nonFlowStart: [back]\nonFlowComplete:\n  - scroll",
    )
    script = load_script(path)
    assert (script.id, script.name, script.tags) == ("flow", "A flow", ("one", "two"))
    assert [step.command for step in (*script.on_start, *script.on_complete)] == [Back(), Scroll()]
    (step,) = script.steps
    assert (step.label, step.optional, str(step.where)) == ("The A", True, f"{path}:8:3")


def test_variables_come_from_outside_then_from_the_flow(flow: Write) -> None:
    config = "env: { WHO: Ada, WHAT: 'x', DERIVED: 'of ${WHO}' }"
    path = flow("- inputText: '${WHO} and ${ WHAT }'\n- inputText: ${DERIVED}", config)
    assert commands(path, WHO="Bert") == [InputText("Bert and x"), InputText("of Bert")]


def test_a_flow_that_is_run_sees_outer_variables_before_its_own(flow: Write) -> None:
    flow("- inputText: ${WHO} ${OWN}", "env: { WHO: default, OWN: own }", name="sub/part.yaml")
    path = flow("- runFlow: { file: sub/part.yaml, env: { WHO: Ada } }\n- runFlow: sub/part.yaml")
    blocks = [step.command for step in load_script(path).steps]
    told = [step.command for block in blocks if isinstance(block, RunFlow) for step in block.flow.steps]
    assert told == [InputText("Ada own"), InputText("default own")]


def test_what_is_not_known_yet_is_left_open(flow: Write) -> None:
    path = flow(
        "- tapOn: ${output.button}\n- repeat: { times: '${N}', commands: [back] }\n- inputText: '\\${x}'"
    )
    script = load_script(path)
    assert script.steps[0].again is not None
    assert script.steps[0].command == Tap(Selector("${output.button}"))
    assert script.steps[2].command == InputText("${x}")


def test_blocks(flow: Write) -> None:
    flow("- back", "name: Part\nonFlowStart: [scroll]\nonFlowComplete: [back]", name="part.yaml")
    block = one(flow, "- runFlow: { file: part.yaml, when: { visible: A, platform: Android, true: '${x}' } }")
    assert isinstance(block, RunFlow)
    assert block.detail == "Part"
    assert [step.command for step in (*block.flow.on_start, *block.flow.steps)] == [Scroll(), Back()]
    assert [step.command for step in block.flow.on_complete] == [Back()]
    assert str(block.flow.steps[0].where).endswith("part.yaml:6:3")
    block = one(flow, "- repeat: { times: '${N}', while: { visible: A }, commands: [back] }", N="3")
    assert isinstance(block, Repeat)
    assert block.known_times == 3
    block = one(flow, "- retry: { maxRetries: 2, commands: [back] }")
    assert isinstance(block, Retry)


def test_scripts_are_read_from_files(flow: Write) -> None:
    path = flow("- runScript: { file: a.js, env: { A: b }, when: { true: true } }\n- runScript: a.js")
    path.with_name("a.js").write_text("output.x = 1", encoding="utf-8")
    first, second = commands(path)
    assert isinstance(first, RunScript)
    assert (first.code, first.variables) == ("output.x = 1", {"A": "b"})
    assert second == RunScript("a.js", "output.x = 1")


def test_a_picture_to_compare_with_lies_beside_the_flow(flow: Write) -> None:
    command = one(flow, "- assertScreenshot: { path: a/b.png, thresholdPercentage: 99.5, cropOn: { id: c } }")
    assert isinstance(command, AssertScreenshot)
    assert (command.name, command.percent, command.crop) == ("a/b", 99.5, Selector(id="c"))
    assert command.file.as_posix().endswith("/a/b.png")


def test_a_configuration_may_have_any_keys(flow: Write) -> None:
    script = load_script(flow("- back", "jsEngine: graaljs\nandroid: { x: 1 }\ntag: one\nenv:\ntags:"))
    assert (script.tags, script.app_id) == ((), "mingbai")
    assert [str(each).rpartition("; ")[2] for each in script.findings.notes] == ["did you mean 'tags'?"]


def test_a_flow_may_be_for_another_app(tmp_path: Path) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text("url: https://example.com\n---\n- launchApp: { arguments: { any: 1 } }\n- stopApp: x.y\n")
    script = load_script(path)
    assert script.app_id == "https://example.com"
    assert script.launch_arguments == {"any": "1"}
    assert "only the flow's own app can be launched, not 'x.y'" in str(script.findings.refused[0])


def test_flows_are_found_by_name_file_folder_and_tag(flow: Write) -> None:
    folder = flow("- back", "tags: [a]", name="one.yaml").parent
    flow("- back", "tags: [b]", name="two.yml")
    assert {script.id for script in find_flows(())} == set(flow_names())
    assert [script.id for script in find_flows([str(folder)])] == ["one", "two"]
    assert [script.id for script in find_flows([str(folder)], tags=["b"])] == ["two"]
    with pytest.raises(InputError, match="unknown tag 'c'"):
        find_flows([str(folder)], tags=["c"])
    with pytest.raises(InputError, match="unknown flow 'tuor'; did you mean 'tour'"):
        find_flows(["tuor"])
