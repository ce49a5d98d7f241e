from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import InputError
from app.walkthrough.script.commands import COMMANDS, UNSUPPORTED
from app.walkthrough.script.commands.base import Command
from app.walkthrough.script.commands.blocks import Block
from app.walkthrough.script.commands.prototype import AssertNoViolations, InjectFault, LaunchApp, SwitchTheme
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


WRONG = [
    ("- tapon: A", "4:3: unknown command 'tapon'; did you mean 'tapOn'?"),
    ("- tapOn: { txt: A }", "4:12: unknown key 'txt'; did you mean 'text'?"),
    ("- tapOn: { index: 1 }", "4:10: nothing is named here; give a text, an id or a point"),
    ("- assertVisible: { point: '1,1' }", "4:20: unknown key 'point'; known: above, below, "),
    ("- tapOn", "4:3: tapOn needs a value; write e.g. `tapOn: Save`"),
    ("- tapOn:", "4:3: tapOn needs a value; write e.g. `tapOn: Save`"),
    ("- tapOn: [A]", "4:10: a list stands here; write `key: value` pairs"),
    ("- tapOn: ''", "4:10: an empty text stands here; write what is looked for"),
    ("- tapOn: { text: A, text: B }", "4:21: the key 'text' stands here twice; keep one"),
    ("- tapOn: { text: A, index: -1 }", "4:28: '-1' is not possible here; write a whole number from 0 up"),
    ("- tapOn: { text: A, enabled: yes }", "4:30: 'yes' stands here; write true or false"),
    ("- tapOn: { text: A, optional: 1 }", "4:31: '1' stands here; write true or false"),
    ("- tapOn: { point: '50%' }", '4:19: \'50%\' is not a point; write "x,y" in dp or "50%,50%"'),
    ("- tapOn: { point: '150%,1' }", '4:19: \'150%,1\' is not a point; write "x,y" in dp or "50%,50%"'),
    ("- tapOn: A\n  back:", "4:3: 2 commands stand in one item; begin each with `- `"),
    ("- tapOn: ${WHO}", "4:10: the variable 'WHO' has no value; set it: `env: { WHO: … }`"),
    (
        "- tapOn: ${output.x}",
        "4:10: ${output.x} is not a variable's name; only a plain ${NAME} is filled in; no code runs",
    ),
    (
        "- runScript: a.js",
        "4:3: Maestro's runScript has no meaning here; no code runs here; use env and ${NAME}",
    ),
    ("- launchApp: other", "4:14: only mingbai can be launched, not 'other'; leave the name out"),
    (
        "- launchApp: { arguments: { them: dark } }",
        "4:29: unknown key 'them'; did you mean 'theme'?",
    ),
    (
        "- launchApp: { arguments: { theme: drak } }",
        "4:36: unknown theme 'drak'; did you mean 'dark'?",
    ),
    (
        "- launchApp: { stopApp: false }",
        "4:25: stopApp cannot be false: every launch begins anew; leave it out",
    ),
    ("- pressKey: Entr", "4:13: unknown key 'Entr'; did you mean 'Enter'?"),
    ("- swipe: { direction: UPP }", "4:23: unknown direction 'UPP'; did you mean 'UP'?"),
    ("- swipe: { direction: UP, end: '1,1' }", "4:32: direction and end exclude each other; keep one"),
    (
        "- swipe: { start: '1,1' }",
        '4:10: a direction, or start and end, is needed; write e.g. `start: "50%,80%"`',
    ),
    ("- scrollUntilVisible: { direction: UP }", "4:23: element is missing; give `element: …`"),
    (
        "- extendedWaitUntil: { timeout: 5 }",
        "4:22: one of visible and notVisible is needed; give exactly one",
    ),
    (
        "- takeScreenshot: ../x",
        "4:19: '../x' cannot be a picture's name; use letters, digits, spaces, - and _, with / between folders",  # noqa: E501
    ),
    ("- takeScreenshot: /x", "4:19: '/x' cannot be a picture's name; "),
    (
        "- advanceTime: 8 hours",
        "4:16: '8 hours' is not a length of time; write e.g. 8h, 90m, 30s, 1h30m or 2d",
    ),
    (
        "- injectFault: fire",
        "4:16: unknown fault 'fire'; "
        "known: crash, duplicate, fund-operation, late-reply, red-packet-refund, timeout",
    ),
    ("- injectFault: timeuot", "4:16: unknown fault 'timeuot'; did you mean 'timeout'?"),
    ("- advanceTime: 9999d", "4:16: '9999d' is too long; at most 366 days"),
    ("- assertNoViolations: wcag", "4:23: unknown profile 'wcag'; did you mean 'wcag22-aa'?"),
    ("- runFlow: none.yaml", "4:12: there is no file 'none.yaml'; paths count from this file's folder"),
    ("- runFlow: { when: { visible: A } }", "4:12: one of file and commands is needed; give exactly one"),
    (
        "- runFlow: { commands: [], when: {} }",
        "4:34: no condition stands here; give visible, notVisible or both",
    ),
    ("- runFlow", "4:3: runFlow needs a value; write e.g. `runFlow: other.yaml`"),
    (
        "- repeat: { commands: [] }",
        "4:11: neither times nor while is given; say how often, or as long as what",
    ),
    ("- repeat: { times: 2 }", "4:11: commands is missing; give `commands: …`"),
    (
        "- repeat: { times: 5000, commands: [] }",
        "4:20: '5000' is not possible here; write a whole number from 0 to 1000",
    ),
    ("tapOn: A", "4:1: a mapping stands here; write a list, each line beginning with `- `"),
    ("- tapOn: {", "5:1: not valid YAML: "),
    ("- tapOn: [a, &b", "5:1: not valid YAML: "),
    ("- ? [a]\n  : b", "4:5: a list stands where a key should; write `key: value` pairs"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[text for text, _ in WRONG])
def test_a_mistake_is_told_with_its_place_and_what_would_be_right(
    flow: Write, text: str, message: str
) -> None:
    path = flow(text)
    with pytest.raises(InputError) as raised:
        load_script(path)
    told = str(raised.value)
    assert told.startswith(f"{path}:")
    assert told.removeprefix(f"{path}:").startswith(message)
    assert not message[-1].isalpha() or told.endswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1:1: 0 YAML documents stand here, not 2; write the configuration, a line `---`, and the list"),
        ("appId: mingbai", ":1:1: 1 YAML documents stand here, not 2; "),
        ("name: x\n---\n- back", ":1:1: appId is missing; write `appId: mingbai`"),
        ("appId: other\n---\n- back", ":1:8: appId is 'other'; write `appId: mingbai`"),
        ("appId: mingbai\ntag: x\n---\n- back", ":2:1: unknown key 'tag'; did you mean 'tags'?"),
        (
            "appId: mingbai\nenv: { 1a: x }\n---\n- back",
            ":2:12: '1a' cannot be a variable's name; use letters, digits and _",
        ),
    ],
)
def test_a_mistake_in_the_configuration(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "flow.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_script(path)
    assert str(raised.value).removeprefix(str(path)).startswith(message)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    missing = tmp_path / "none.yaml"
    with pytest.raises(InputError, match=r"none\.yaml: there is no such file; give the path of a flow"):
        load_script(missing)
    with pytest.raises(InputError, match=r"this is a folder, not a file; give the path of a flow"):
        load_script(tmp_path)
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match=r"this is a pipe, not a file; give the path of a flow"):
        load_script(pipe)
    binary = tmp_path / "binary.yaml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match=r"1:1: the file is not text in UTF-8; save it as UTF-8"):
        load_script(binary)


def test_flows_that_run_each_other_in_a_circle(flow: Write) -> None:
    flow("- runFlow: a.yaml", name="b.yaml")
    path = flow("- runFlow: b.yaml", name="a.yaml")
    with pytest.raises(InputError) as raised:
        load_script(path)
    assert str(raised.value) == (
        f"{path.parent / 'b.yaml'}:4:12: the flows run each other in a circle: a.yaml → b.yaml → a.yaml; "
        "break the circle"
    )


def test_a_block_that_holds_itself(flow: Write) -> None:
    path = flow("- &a { repeat: { times: 1, commands: [*a] } }")
    with pytest.raises(InputError, match="too many blocks lie in one another; at most 20"):
        load_script(path)


def test_what_is_typed_stands_in_no_error(flow: Write) -> None:
    for text in (
        "- inputText: { text: geheim, x: 1 }",
        "- inputText: [geheim]",
        "- inputText: geheim ${x.y}",
    ):
        with pytest.raises(InputError) as raised:
            load_script(flow(text))
        assert "geheim" not in str(raised.value)


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


KEYS = (
    "text",
    "id",
    "index",
    "point",
    "label",
    "optional",
    "file",
    "env",
    "when",
    "commands",
    "visible",
    "times",
)
NAMES = st.sampled_from([*COMMANDS, *UNSUPPORTED, *KEYS, "${A}", "${A.b}", "flow.yaml", "8h"])
SCALARS = (
    NAMES
    | st.text(max_size=8)
    | st.integers().map(str)
    | st.sampled_from(["true", "~", "", "1,2", "*a", "&a x"])
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


def _is_read_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "flow.yaml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        told = ""
        try:
            load_script(path)
        except InputError as error:
            told = str(error)
        assert not told or told.startswith(str(path))


QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    _is_read_or_refused(text)
    _is_read_or_refused(f"appId: mingbai\n---\n- tapOn: {text}")


@QUICK
@given(st.lists(st.dictionaries(NAMES, TREES, min_size=1, max_size=1), min_size=1, max_size=3))
def test_any_list_of_commands_is_read_or_refused(items: list[dict[str, Any]]) -> None:
    _is_read_or_refused(f"appId: mingbai\nenv: {{ A: x }}\n---\n{_flow_style(items)}")


def _flow_style(value: Any) -> str:
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{_flow_style(key)}: {_flow_style(each)}" for key, each in value.items()) + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow_style, value)) + "]"
    plain = value.isascii() and value.replace(".", "").replace("-", "").isalnum()
    return value if plain else "'" + value.replace("'", "''") + "'"
