from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.errors import InputError
from app.walkthrough.script.checking import check_flow
from app.walkthrough.script.reader import load_script

from .play import Write

WRONG = [
    ("- tapon: A", "4:3: unknown command 'tapon'; did you mean 'tapOn'?"),
    ("- tapOn: { txt: A }", "4:12: unknown key 'txt'; did you mean 'text'?"),
    ("- tapOn: { optional: true }", "4:10: nothing is named here; give a text, an id or a point"),
    ("- tapOn: { id: }", "4:10: nothing is named here; give a text, an id or a point"),
    ("- tapOn", "4:3: tapOn needs a value; write e.g. `tapOn: Save`"),
    ("- tapOn:", "4:3: tapOn needs a value; write e.g. `tapOn: Save`"),
    ("- tapOn: [A]", "4:10: a list stands here; write `key: value` pairs"),
    ("- back:", "4:3: back has a colon and no value; write `- back`"),
    ("- launchApp:", "4:3: launchApp has a colon and no value; write `- launchApp`"),
    ("- hide keyboard: x", "4:3: hide keyboard has no value; write `- hide keyboard`"),
    ("- tapOn: { text: A, text: B }", "4:21: the key 'text' stands here twice; keep one"),
    (
        "- tapOn: { text: A, index: one }",
        "4:28: 'one' is not possible here; write a whole number, a negative one from the end",
    ),
    ("- tapOn: { traits: round }", "4:20: unknown trait 'round'; known: text, square, long-text"),
    ("- tapOn: { text: A, width: wide }", "4:28: 'wide' is not possible here; write a whole number"),
    ("- tapOn: { text: A, enabled: yes }", "4:30: 'yes' stands here; write true or false"),
    ("- tapOn: { text: A, optional: 1 }", "4:31: '1' stands here; write true or false"),
    ("- tapOn: { point: '50%' }", '4:19: \'50%\' is not a point; write "x,y" in dp or "50%,50%"'),
    ("- tapOn: { point: '150%,1' }", '4:19: \'150%,1\' is not a point; write "x,y" in dp or "50%,50%"'),
    ("- tapOn: A\n  back:", "4:3: 2 commands stand in one item; begin each with `- `"),
    (
        "- tapOn: '+23.*'",
        "4:10: '+23.*' is no regular expression: nothing to repeat at position 0; put a backslash before ",
    ),
    (
        r"- tapOn: '\p{javaLowerCase}'",
        r"4:10: the pattern '\\p{javaLowerCase}' cannot be used: \p{javaLowerCase} is known to Java alone; ",
    ),
    (
        "- tapOn: '(.*.*)*x'",
        "4:10: the pattern '(.*.*)*x' takes too long to match; a repetition within a repetition ",
    ),
    ("- runScript: a.js", "4:14: there is no file 'a.js'; paths count from this file's folder"),
    (
        "- launchApp: { arguments: { them: dark } }",
        "4:29: unknown key 'them'; did you mean 'theme'?",
    ),
    (
        "- launchApp: { arguments: { theme: drak } }",
        "4:36: unknown theme 'drak'; did you mean 'dark'?",
    ),
    ("- pressKey: Entr", "4:13: unknown key 'Entr'; did you mean 'Enter'?"),
    ("- pressKey: End", "4:13: unknown key 'End'; "),
    ("- runFlow: { commands: [], env: { A: } }", "4:37: the variable 'A' has no value; write `A: \"\"` for "),
    ("- runFlow: { commands: [], when: { platform: pear } }", "4:46: unknown platform 'pear'; known: "),
    (
        '- swipe: { start: "10,20", end: "50%, 30" }',
        "4:19: '10,20' is no point of a swipe; write both in whole dp, ",
    ),
    ('- swipe: { start: "1.5,2", end: "3,4" }', "4:19: '1.5,2' is no point of a swipe; "),
    (
        '- swipe: { start: "10%,20%", end: "50%,130%" }',
        "4:35: '50%,130%' lies off the screen; write 0 to 100 ",
    ),
    ("- setOrientation: round", "4:19: unknown orientation 'round'; known: "),
    ("- setDarkMode: on", "4:16: unknown mode 'on'; known: disabled, enabled"),
    ("- setLocation: { latitude: 1 }", "4:16: longitude is missing; give `longitude: …`"),
    ("- travel: { points: ['1'] }", "4:22: '1' is no place; write \"latitude,longitude\""),
    ("- assertScreenshot: { path: a, thresholdPercentage: most }", "4:53: 'most' is no percentage; "),
    ("- assertFrame: xyz", "4:16: 'xyz' is no hash of a frame; "),
    ("- retry: { maxRetries: 2 }", "4:10: one of file and commands is needed; give exactly one"),
    ("- swipe: { direction: UPP }", "4:23: unknown direction 'UPP'; did you mean 'UP'?"),
    ("- swipe: { direction: UP, end: '1,1' }", "4:32: direction and end exclude each other; keep one"),
    ("- swipe: { start: '1,1' }", '4:10: both start and end are needed; write e.g. `start: "50%,80%"`'),
    ("- swipe: { duration: 5 }", "4:10: a direction, or start and end, is needed; write e.g. "),
    ("- scrollUntilVisible: { direction: UP }", "4:23: element is missing; give `element: …`"),
    (
        "- extendedWaitUntil: { timeout: 5 }",
        "4:22: one of visible and notVisible is needed; give visible, notVisible or both",
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
    ("- runFlow", "4:3: runFlow needs a value; write e.g. `runFlow: other.yaml`"),
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
        ("appId: mingbai\nenv: { A: }\n---\n- back", ":2:10: the variable 'A' has no value; "),
        ("appId: mingbai\nmatrix: { theme: drak }\n---\n- back", ":2:18: unknown theme 'drak'; did you mean"),
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
    ):
        with pytest.raises(InputError) as raised:
            load_script(flow(text))
        assert "geheim" not in str(raised.value)


def test_all_mistakes_are_found_at_once(flow: Write) -> None:
    path = flow("""
- tapon: A
- tapOn: { txt: A, text: B, enabled: perhaps }
- back:
- runFlow:
    commands:
      - pressKey: End
- travel: { points: ['0,0'] }
- evalScript: ${1 +}
- tapOn: ${NOBODY}
- tapOn: '+'
- assertTrue: ${false}
""")
    found = check_flow(path, {})
    assert [_place(each) for each in found.faults] == ["5:3", "6:12", "6:38", "7:3", "10:19", "12:15"]
    assert [_place(each) for each in found.refused] == ["11:3"]
    assert [_place(each) for each in found.notes] == ["14:10", "13:10"]
    assert "SyntaxError" in str(found.faults[-1])


def test_of_several_mistakes_the_first_is_raised(flow: Write) -> None:
    with pytest.raises(InputError) as raised:
        load_script(flow("- bakc\n- tpaOn: x\n- scrol"))
    assert str(raised.value).endswith("did you mean 'back'?; and 2 more: see `mingbai check`")


def _place(error: InputError) -> str:
    return str(error.where).split("yaml:", 1)[1]


def test_a_flow_that_is_too_large_is_refused_before_it_is_read_to_its_end(flow: Write) -> None:
    bomb = "\n".join(
        f"- repeat: &a{number} {{ times: 1, commands: [{', '.join([f'{{repeat: *a{number - 1}}}'] * 9)}] }}"
        for number in range(1, 10)
    )
    with pytest.raises(
        InputError, match=r"flow.yaml:4:\d+: the flow, with all that it runs, has more than 20,000"
    ):
        load_script(flow(f"- repeat: &a0 {{ times: 1, commands: [back] }}\n{bomb}"))
    text = "back"
    for _ in range(3):
        text = f"{{ repeat: {{ times: 100, commands: [ {text} ] }} }}"
    with pytest.raises(
        InputError, match="1,010,101 steps would be played; repeat less: at most 100,000 can be"
    ):
        load_script(flow(f"- {text}"))
