from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.errors import InputError
from app.walkthrough.script.commands import COMMANDS, UNSUPPORTED
from app.walkthrough.script.commands.base import Command
from app.walkthrough.script.commands.blocks import Block
from app.walkthrough.script.commands.prototype import (
    AssertBehind,
    AssertNoViolations,
    InjectFault,
    LaunchApp,
    SwitchTheme,
)
from app.walkthrough.script.commands.seeing import (
    AdvanceTime,
    Assert,
    Scroll,
    ScrollUntilVisible,
    Settle,
    TakeScreenshot,
)
from app.walkthrough.script.commands.touching import Swipe, Tap
from app.walkthrough.script.commands.typing import Back, EraseText, HideKeyboard, InputText, PressKey
from app.walkthrough.script.library import find_flows, flow_names
from app.walkthrough.script.reader import load_script
from app.walkthrough.script.values import Condition
from audits.driving.gestures import Selector

from .play import Write


def commands(path: Path, **variables: str) -> list[Command]:
    return [step.command for step in load_script(path, variables).steps]


def one(flow: Write, text: str, config: str = "", **variables: str) -> Any:
    (command,) = commands(flow(text, config), **variables)
    return command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("- launchApp", LaunchApp(())),
        ("- launchApp: mingbai", LaunchApp(())),
        (
            "- launchApp:\n    clearState: true\n    arguments: { theme: dark, text_scale: 200 }",
            LaunchApp((("theme", "dark"), ("text_scale", "200"))),
        ),
        ("- tapOn: Save", Tap(Selector("Save"))),
        ("- tapOn: 0123", Tap(Selector("0123"))),
        ("- tapOn: { id: save, index: 1 }", Tap(Selector(id="save", index=1))),
        ('- tapOn: { point: "50%,90%" }', Tap(Selector(point=("50%", "90%")))),
        ("- tapOn: { text: A, repeat: 3, delay: 500 }", Tap(Selector("A"), "tap", 3, 0.5)),
        ("- doubleTapOn: A", Tap(Selector("A"), "double")),
        ("- longPressOn: A", Tap(Selector("A"), "long")),
        (
            "- tapOn: { text: x, below: Anna, leftOf: { id: b }, childOf: C, enabled: false, selected: true}",
            Tap(
                Selector(
                    "x",
                    below=Selector("Anna"),
                    left_of=Selector(id="b"),
                    child_of=Selector("C"),
                    enabled=False,
                    checked=True,
                )
            ),
        ),
        ("- inputText: 007", InputText("007")),
        ("- inputText: { text: a b }", InputText("a b")),
        ("- eraseText", EraseText(None)),
        ("- eraseText: 5", EraseText(5)),
        ("- eraseText: { charactersToErase: 5 }", EraseText(5)),
        ("- hideKeyboard", HideKeyboard()),
        ("- assertVisible: { text: A, focused: true }", Assert(Selector("A", focused=True), True)),
        ("- assertNotVisible: A", Assert(Selector("A"), False)),
        ("- extendedWaitUntil: { notVisible: A, timeout: 2500 }", Assert(Selector("A"), False, 2.5)),
        ("- waitForAnimationToEnd", Settle()),
        ("- back", Back()),
        ("- pressKey: enter", PressKey("Enter")),
        ("- pressKey: Back", PressKey("Escape")),
        ("- scroll", Scroll()),
        (
            "- scrollUntilVisible: { element: { id: x }, direction: UP, timeout: 9000 }",
            ScrollUntilVisible(Selector(id="x"), "UP", 9.0),
        ),
        ("- swipe: { direction: LEFT }", Swipe(("90%", "50%"), ("10%", "50%"), 0.4)),
        (
            '- swipe: { start: "10,20", end: "50%, 30", duration: 100 }',
            Swipe(("10", "20"), ("50%", "30"), 0.1),
        ),
        (
            "- swipe: { from: { id: x }, direction: UP }",
            Swipe(("50%", "50%"), ("50%", "10%"), 0.4, Selector(id="x")),
        ),
        ("- takeScreenshot: start", TakeScreenshot("start")),
        ("- takeScreenshot: { path: a/b.png }", TakeScreenshot("a/b")),
        ("- advanceTime: 2d", AdvanceTime(172800)),
        ("- advanceTime: 1h30m", AdvanceTime(5400)),
        ("- advanceTime: 0.5s", AdvanceTime(0.5)),
        ("- injectFault: timeout", InjectFault("timeout")),
        ("- injectFault: { fault: red-packet-refund }", InjectFault("red-packet-refund")),
        ("- assertBehind: P08.*", AssertBehind("P08.*")),
        ("- switchTheme", SwitchTheme()),
        ("- assertNoViolations", AssertNoViolations("wcag22-aa")),
        ("- assertNoViolations: { profile: wcag22-aaa }", AssertNoViolations("wcag22-aaa")),
    ],
)
def test_commands_are_read(flow: Write, text: str, command: Command) -> None:
    assert one(flow, text) == command


def test_every_command_that_is_known_is_tried_above() -> None:
    tried = Path(__file__).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"- {name}" not in tried] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_can_be_read_told_and_played(name: str) -> None:
    """What a new command lacks is named here."""
    spec = COMMANDS[name]
    assert (spec.read is None) is not (spec.read_steps is None), "one way to read its value"
    assert spec.bare is not None or spec.example, "a meaning without a value, or an example of one"
    assert spec.bare is None or type(spec.bare).play is not Command.play
    assert name not in UNSUPPORTED


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
    told = [step.command for block in blocks if isinstance(block, Block) for step in block.steps]
    assert told == [InputText("Ada own"), InputText("default own")]


def test_blocks(flow: Write) -> None:
    flow("- back", "name: Part\nonFlowStart: [scroll]", name="part.yaml")
    when = Condition(Selector("A"), Selector(id="b"))
    block = one(flow, "- runFlow: { file: part.yaml, when: { visible: A, notVisible: { id: b } } }")
    assert (block.name, block.when, block.times) == ("Part", when, 1)
    assert [step.command for step in block.steps] == [Scroll(), Back()]
    assert str(block.steps[1].where).endswith("part.yaml:5:3")
    block = one(flow, "- repeat: { times: '${N}', while: { visible: A }, commands: [back] }", N="3")
    assert (block.times, block.when) == (3, Condition(Selector("A")))


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
