from __future__ import annotations

from pathlib import Path

import pytest

from app.walkthrough.script.commands import COMMANDS
from app.walkthrough.script.commands.base import Command
from app.walkthrough.script.commands.chance import INVENTED, InputRandom
from app.walkthrough.script.commands.elsewhere import Elsewhere
from app.walkthrough.script.commands.lifecycle import (
    ClearKeychain,
    ClearState,
    LaunchApp,
    SetOrientation,
    SetPermissions,
    StopApp,
)
from app.walkthrough.script.commands.modes import AssertMode, SetDarkMode, SwitchTheme
from app.walkthrough.script.commands.pictures import AssertFrame, Recording, TakeScreenshot
from app.walkthrough.script.commands.prototype import (
    AssertBehind,
    AssertNoViolations,
    InjectFault,
    LetHappen,
    SetAnswer,
)
from app.walkthrough.script.commands.scripts import AssertTrue, EvalScript
from app.walkthrough.script.commands.seeing import (
    AdvanceTime,
    Assert,
    AssertBoth,
    AssertFocus,
    Scroll,
    ScrollUntilVisible,
    Settle,
)
from app.walkthrough.script.commands.soundness import AssertSound, AssertWayOut
from app.walkthrough.script.commands.touching import Swipe, Tap
from app.walkthrough.script.commands.typing import (
    Back,
    CopyTextFrom,
    EraseText,
    HideKeyboard,
    InputText,
    PasteText,
    PressKey,
    SetClipboard,
)
from app.walkthrough.script.reader import load_script
from audits.driving.gestures import Selector

from .play import Write, one

HERE = Path(__file__)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("- launchApp", LaunchApp(())),
        ("- launchApp: mingbai", LaunchApp(())),
        (
            "- launchApp:\n    clearState: true\n    arguments: { theme: dark, text_scale: 200 }",
            LaunchApp((("theme", "dark"), ("text_scale", "200")), clears=True),
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
                    selected=True,
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
            ScrollUntilVisible(Selector(id="x"), "UP", 9.0, seconds=0.601),
        ),
        (
            "- scrollUntilVisible: { element: x, speed: 100, visibilityPercentage: 50, centerElement: true }",
            ScrollUntilVisible(Selector("x"), share=0.5, centre=True, seconds=0.001),
        ),
        ("- swipe: { direction: LEFT }", Swipe(("90%", "50%"), ("10%", "50%"), 0.4)),
        (
            '- swipe: { start: "10,20", end: "50, 30", duration: 100 }',
            Swipe(("10", "20"), ("50", "30"), 0.1),
        ),
        (
            '- swipe: { start: "10%,20%", end: "50%, 30%" }',
            Swipe(("10%", "20%"), ("50%", "30%"), 0.4),
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
        ("- assertSound", AssertSound()),
        ("- assertWayOut", AssertWayOut()),
        ("- setAnswer: { question: biometrics, answer: fail-once }", SetAnswer("biometrics", "fail-once")),
        ("- letHappen: payment-landlord", LetHappen("payment-landlord")),
        ("- injectFault: { fault: red-packet-refund }", InjectFault("red-packet-refund")),
        ("- assertBehind: P08.*", AssertBehind("P08.*")),
        ("- switchTheme", SwitchTheme()),
        ("- toggleDarkMode", SwitchTheme()),
        ("- setDarkMode: enabled", SetDarkMode(True)),
        ("- setDarkMode: { value: disabled }", SetDarkMode(False)),
        ("- assertDarkMode", AssertMode("dark")),
        ("- assertLightMode", AssertMode("light")),
        ("- launchApp: { stopApp: false, permissions: { all: deny } }", LaunchApp((), goes_on=True)),
        ("- stopApp", StopApp()),
        ("- killApp: { appId: mingbai }", StopApp(killed=True)),
        ("- clearState: mingbai", ClearState()),
        ("- clearKeychain", ClearKeychain()),
        ("- setPermissions: { permissions: { all: allow } }", SetPermissions()),
        ("- setOrientation: landscapeLeft", SetOrientation("LANDSCAPE_LEFT")),
        ("- setOrientation: { orientation: portrait }", SetOrientation("PORTRAIT")),
        ("- tapOn: { id: '', text: A, index: -1 }", Tap(Selector("A", index=-1))),
        ("- tapOn: { id: a, point: '25%,50%' }", Tap(Selector(id="a", point=("25%", "50%")))),
        (
            "- tapOn: { text: A, retryTapIfNoChange: true, waitToSettleTimeoutMs: 50 }",
            Tap(Selector("A"), again=True),
        ),
        ("- tapOn: { text: A, repeat: 2, delay: 0 }", Tap(Selector("A"), times=2, delay_s=0)),
        (
            "- assertVisible: { width: 10, height: 20, tolerance: 2, traits: square long-text }",
            Assert(Selector(width=10, height=20, tolerance=2, traits=("square", "long-text")), True),
        ),
        (
            "- assertVisible: { containsDescendants: [A, { id: b }], containsChild: C }",
            Assert(
                Selector(
                    contains_descendants=(Selector("A"), Selector(id="b")), contains_child=Selector("C")
                ),
                True,
            ),
        ),
        (
            "- extendedWaitUntil: { visible: A, notVisible: B, timeout: '1_000' }",
            AssertBoth(Assert(Selector("A"), True, 1.0), Assert(Selector("B"), False, 1.0)),
        ),
        ("- waitForAnimationToEnd: { timeout: 5000 }", Settle()),
        ("- hide keyboard", HideKeyboard()),
        ("- action: hideKeyboard", HideKeyboard()),
        ("- action: scroll", Scroll()),
        ("- pasteText", PasteText()),
        ("- setClipboard: a b", SetClipboard("a b")),
        ("- copyTextFrom: { id: total }", CopyTextFrom(Selector(id="total"))),
        ("- pressKey: Remote Dpad Up", PressKey("Up")),
        ("- assertFocus: { id: name }", AssertFocus(Selector(id="name"))),
        ("- assertFrame: 0123456789ABCDEF", AssertFrame("0123456789abcdef")),
        ("- takeScreenshot: { path: a, cropOn: { id: b } }", TakeScreenshot("a", Selector(id="b"))),
        ("- startRecording: x", Recording()),
        ("- stopRecording", Recording()),
        ("- assertTrue: true", AssertTrue("true", "true")),
        ("- assertTrue: { condition: 1 }", AssertTrue("1", "1")),
        ("- evalScript: ${output.x = 1}", EvalScript()),
        ("- evalScript: { script: '${1}', label: one }", EvalScript()),
        *((f"- inputRandom{kind}", InputRandom(kind)) for kind in INVENTED),
        ("- inputRandomText: { length: 3 }", InputRandom("Text", 3)),
        ("- inputRandomNumber: { length: 4 }", InputRandom("Number", 4)),
        ("- assertNoViolations", AssertNoViolations("wcag22-aa")),
        ("- assertNoViolations: { profile: wcag22-aaa }", AssertNoViolations("wcag22-aaa")),
    ],
)
def test_commands_are_read(flow: Write, text: str, command: Command) -> None:
    assert one(flow, text) == command


ELSEWHERE = [
    "- setLocation: { latitude: 52.5, longitude: '${LONGITUDE}' }",
    "- travel: { points: ['0.0,0.1', '1,2'], speed: 20 }",
    "- setAirplaneMode: enabled",
    "- setAirplaneMode: { value: disabled }",
    "- toggleAirplaneMode",
    "- openLink: https://example.com",
    "- openLink: { link: https://example.com, browser: true }",
    "- addMedia: [flow.yaml]",
    "- addMedia: { files: [flow.yaml] }",
    "- assertNoDefectsWithAI",
    "- assertWithAI: { assertion: A login is shown. }",
    "- extractTextWithAI: the code",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_has_no_meaning_on_a_desktop_is_read_and_refused_by_name(flow: Write, text: str) -> None:
    path = flow(text)
    script = load_script(path)
    assert isinstance(script.steps[0].command, Elsewhere)
    name = text.removeprefix("- ").partition(":")[0]
    told = [*script.findings.refused, *script.findings.notes]
    assert str(told[0]).startswith(f"{path}:4:3: Maestro's {name} has no meaning here: ")
    assert bool(script.findings.notes) is script.steps[0].optional, "an optional one is only noted"


def test_every_command_that_is_known_is_tried_here_or_in_a_flow() -> None:
    tried = "".join(path.read_text(encoding="utf-8") for path in (HERE, HERE.with_name("test_flow.py")))
    known = (name for name in COMMANDS if not name.startswith("inputRandom"))
    assert [name for name in known if f"- {name}" not in tried] == []


def test_all_of_maestros_commands_are_known() -> None:
    assert {
        *("tapOn", "doubleTapOn", "longPressOn", "assertVisible", "assertNotVisible", "assertTrue"),
        *("assertNoDefectsWithAI", "assertScreenshot", "assertWithAI", "extractTextWithAI", "back"),
        *("clearKeychain", "hideKeyboard", "pasteText", "scroll", "inputText", "inputRandomText"),
        *("inputRandomNumber", "inputRandomEmail", "inputRandomPersonName", "inputRandomCityName"),
        *("inputRandomCountryName", "inputRandomColorName", "launchApp", "setPermissions", "swipe"),
        *("openLink", "pressKey", "eraseText", "action", "takeScreenshot", "extendedWaitUntil"),
        *("stopApp", "killApp", "clearState", "runFlow", "setLocation", "setOrientation", "repeat"),
        *("copyTextFrom", "setClipboard", "runScript", "waitForAnimationToEnd", "evalScript"),
        *("scrollUntilVisible", "travel", "startRecording", "stopRecording", "addMedia"),
        *("setAirplaneMode", "toggleAirplaneMode", "setDarkMode", "toggleDarkMode", "assertDarkMode"),
        *("assertLightMode", "retry", "hide keyboard"),
    } <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_can_be_read_told_and_played(name: str) -> None:
    """What a new command lacks is named here."""
    spec = COMMANDS[name]
    assert spec.read is None or spec.read_with is None, "one way to read its value"
    assert spec.bare is not None or spec.example, "a meaning without a value, or an example of one"
    assert spec.bare is None or type(spec.bare).play is not Command.play
