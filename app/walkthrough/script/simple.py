"""The commands that stand for themselves: how each is read. Blocks of commands are read in script.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.facts.faults import Fault
from app.errors import InputError
from app.prototype.dimensions import dimension_names
from app.prototype.variant import Variant
from app.walkthrough.script import commands as c
from app.walkthrough.script.values import (
    EVERY,
    SWIPES,
    read_direction,
    read_duration,
    read_picture_name,
    read_point,
    read_seconds,
    read_selector,
)
from app.walkthrough.script.yamlsource import Value
from audits.driving.keys import KEYS
from audits.profiles import names

DEFAULT_PROFILE = "wcag22-aa"
_TAP = ("repeat", "delay")
_SWIPE_S = 0.4
_MOST_TAPS = 100
_MOST_ERASED = 10_000


@dataclass(frozen=True)
class Reader:
    """How a command is read from its value; ``bare`` is what it means without one, if anything."""

    read: Callable[[Value], c.Command]
    bare: c.Command | None = None
    example: str = ""


def _named(value: Value, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, Value]:
    pairs = value.mapping((*allowed, *EVERY))
    for key in needed:
        if key not in pairs:
            raise value.fail(f"{key} is missing", f"give `{key}: …`")
    return pairs


def _alone(value: Value, key: str) -> Value:
    """Return the one value of a command, written alone or under its key."""
    return value if value.is_text else _named(value, (key,), (key,))[key]


def _launch(value: Value) -> c.Command:
    if value.is_text:
        _own_app(value)
        return c.LaunchApp(())
    pairs = _named(value, ("appId", "arguments", "clearState", "stopApp"))
    if "appId" in pairs:
        _own_app(pairs["appId"])
    for key in ("clearState", "stopApp"):
        if key in pairs and not pairs[key].truth():
            raise pairs[key].fail(f"{key} cannot be false: every launch begins anew", "leave it out")
    return c.LaunchApp(_arguments(pairs["arguments"]) if "arguments" in pairs else ())


def _own_app(value: Value) -> None:
    if value.text() != "mingbai":
        raise value.fail(f"only mingbai can be launched, not {value.text()!r}", "leave the name out")


def _arguments(value: Value) -> tuple[tuple[str, str], ...]:
    chosen = []
    for name, choice in value.mapping(dimension_names()).items():
        chosen.append((name, choice.text()))
        try:
            Variant().with_choices({name: choice.text()})
            Variant().with_choices(dict(chosen))
        except InputError as error:
            raise choice.fail(error.wrong, error.right) from error
    return tuple(chosen)


def _tap(how: str) -> Callable[[Value], c.Command]:
    def read(value: Value) -> c.Command:
        selector = read_selector(value, _TAP, point=True)
        pairs = value.mapping() if value.is_mapping else {}
        times = pairs["repeat"].whole(1, _MOST_TAPS) if "repeat" in pairs else 1
        delay_s = read_seconds(pairs["delay"]) if "delay" in pairs else c.TAPS_APART_S
        return c.Tap(selector, how, times, delay_s)

    return read


def _erase(value: Value) -> c.Command:
    return c.EraseText(_alone(value, "charactersToErase").whole(1, _MOST_ERASED))


def _wait_until(value: Value) -> c.Command:
    pairs = _named(value, ("visible", "notVisible", "timeout"))
    if ("visible" in pairs) == ("notVisible" in pairs):
        raise value.fail("one of visible and notVisible is needed", "give exactly one")
    visible = "visible" in pairs
    timeout = read_seconds(pairs["timeout"]) if "timeout" in pairs else None
    return c.Assert(read_selector(pairs["visible" if visible else "notVisible"]), visible, timeout)


def _scroll_until(value: Value) -> c.Command:
    pairs = _named(value, ("element", "direction", "timeout"), ("element",))
    direction = read_direction(pairs["direction"]) if "direction" in pairs else "DOWN"
    timeout = read_seconds(pairs["timeout"]) if "timeout" in pairs else None
    return c.ScrollUntilVisible(read_selector(pairs["element"]), direction, timeout)


def _swipe(value: Value) -> c.Command:
    pairs = _named(value, ("from", "direction", "start", "end", "duration"))
    duration = read_seconds(pairs["duration"]) if "duration" in pairs else _SWIPE_S
    origin = read_selector(pairs["from"]) if "from" in pairs else None
    if "direction" in pairs:
        for key in ("start", "end"):
            if key in pairs:
                raise pairs[key].fail(f"direction and {key} exclude each other", "keep one")
        return c.Swipe(*SWIPES[read_direction(pairs["direction"])], duration, origin)
    if origin is not None or "start" not in pairs or "end" not in pairs:
        raise value.fail("a direction, or start and end, is needed", 'write e.g. `start: "50%,80%"`')
    return c.Swipe(read_point(pairs["start"]), read_point(pairs["end"]), duration)


def _press(value: Value) -> c.Command:
    by_name = {**{key.lower(): key for key in KEYS}, "back": "Escape"}
    at = _alone(value, "key")
    key = at.text()
    return c.PressKey(by_name[key.lower()]) if key.lower() in by_name else c.PressKey(at.one_of("key", KEYS))


def _nothing(command: c.Command) -> Reader:
    def read(value: Value) -> c.Command:
        _named(value, ())
        return command

    return Reader(read, command)


SIMPLE: dict[str, Reader] = {
    "launchApp": Reader(_launch, c.LaunchApp(())),
    "tapOn": Reader(_tap("tap"), example="Save"),
    "doubleTapOn": Reader(_tap("double"), example="Save"),
    "longPressOn": Reader(_tap("long"), example="Save"),
    "inputText": Reader(lambda value: c.InputText(_alone(value, "text").text()), example="some words"),
    "eraseText": Reader(_erase, c.EraseText(None)),
    "hideKeyboard": _nothing(c.HideKeyboard()),
    "assertVisible": Reader(lambda value: c.Assert(read_selector(value), visible=True), example="Saved"),
    "assertNotVisible": Reader(lambda value: c.Assert(read_selector(value), visible=False), example="Error"),
    "extendedWaitUntil": Reader(_wait_until, example="{ visible: Saved }"),
    "waitForAnimationToEnd": _nothing(c.Settle()),
    "back": _nothing(c.Back()),
    "pressKey": Reader(_press, example="Enter"),
    "scroll": _nothing(c.Scroll()),
    "scrollUntilVisible": Reader(_scroll_until, example="{ element: Imprint }"),
    "swipe": Reader(_swipe, example="{ direction: UP }"),
    "takeScreenshot": Reader(
        lambda value: c.TakeScreenshot(read_picture_name(_alone(value, "path"))), example="start"
    ),
    "advanceTime": Reader(lambda value: c.AdvanceTime(read_duration(_alone(value, "by"))), example="8h"),
    "injectFault": Reader(
        lambda value: c.InjectFault(_alone(value, "fault").one_of("fault", map(str, Fault))),
        example="timeout",
    ),
    "assertNoViolations": Reader(
        lambda value: c.AssertNoViolations(_alone(value, "profile").one_of("profile", names())),
        c.AssertNoViolations(DEFAULT_PROFILE),
    ),
}

_NO_CODE = "no code runs here; use env and ${NAME}"
UNSUPPORTED: dict[str, str] = {
    "runScript": _NO_CODE,
    "evalScript": _NO_CODE,
    "assertTrue": _NO_CODE,
    "stopApp": "launchApp begins anew",
    "killApp": "launchApp begins anew",
    "clearState": "launchApp begins anew",
    "openLink": "the prototype opens no links",
    "setLocation": "the prototype knows no places",
    "copyTextFrom": "write what is expected into assertVisible",
    "pasteText": "use inputText",
    "startRecording": "the storyboard keeps every screen",
    "stopRecording": "the storyboard keeps every screen",
}
