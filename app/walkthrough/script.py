"""From a Maestro file to a script: every mistake in it is found here, before anything is played."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError, Where, unknown
from app.variant import Variant
from app.walkthrough import commands as c
from app.walkthrough.yamlsource import Value, read_documents

APP_ID = "mingbai"
_CONFIG = ("appId", "name", "tags", "env", "onFlowStart", "onFlowComplete")
_SELECTOR = ("text", "id", "index", "point", "enabled", "checked", "focused")
_EVERY = ("label", "optional")
_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?")
_POINT = re.compile(r"\s*(\d+(?:\.\d+)?%?)\s*,\s*(\d+(?:\.\d+)?%?)\s*")
# Where a finger that swipes in a direction goes down and comes up.
SWIPES = {
    "UP": (("50%", "70%"), ("50%", "30%")),
    "DOWN": (("50%", "30%"), ("50%", "70%")),
    "LEFT": (("80%", "50%"), ("20%", "50%")),
    "RIGHT": (("20%", "50%"), ("80%", "50%")),
}
DEFAULT_PROFILE = "wcag22-aa"
_FOREVER = 100  # rounds: a repetition that never ends is a mistake in the flow
_KEYS = ("Enter", "Tab", "Backspace", "Escape", "Space")


def load_script(path: Path, variables: Mapping[str, str] | None = None) -> c.Script:
    """Read a flow. Raises InputError with file, line and column for whatever is wrong in it."""
    return _Reader(path, variables or {}, ()).script()


@dataclass(frozen=True)
class _Reader:
    """Reads one file; ``above`` are the files that run it, so that a circle is noticed."""

    path: Path
    variables: Mapping[str, str]
    above: tuple[Path, ...]

    def script(self) -> c.Script:
        config, body = self._documents()
        variables = {**self._environment(config), **self.variables}
        reader = _Reader(self.path, variables, self.above)
        name = config["name"].text() if "name" in config else self.path.stem
        tags = tuple(tag.text() for tag in config["tags"].items()) if "tags" in config else ()
        return c.Script(
            self.path.stem,
            name,
            tags,
            reader.steps(Value(body.raw, body.where, variables)),
            reader.hook(config, "onFlowStart"),
            reader.hook(config, "onFlowComplete"),
        )

    def _documents(self) -> tuple[dict[str, Value], Value]:
        documents = read_documents(self.path)
        if len(documents) != 2:
            right = "write the configuration, a line `---`, and the list of commands"
            raise InputError(f"{len(documents)} YAML documents stand here", right, Where(self.path))
        config, body = (Value(raw, Where(self.path), self.variables) for raw in documents)
        found = config.mapping(_CONFIG)
        if "appId" not in found:
            raise InputError("appId is missing", f"write `appId: {APP_ID}`", Where(self.path, 1))
        if found["appId"].text() != APP_ID:
            raise found["appId"].fail(f"appId is {found['appId'].text()!r}", f"write `appId: {APP_ID}`")
        return found, body

    def _environment(self, config: Mapping[str, Value]) -> dict[str, str]:
        if "env" not in config:
            return {}
        return {name: value.text() for name, value in config["env"].mapping().items()}

    def hook(self, config: Mapping[str, Value], name: str) -> tuple[c.Step, ...]:
        if name not in config:
            return ()
        value = config[name]
        return self.steps(Value(value.raw, value.where, self.variables))

    def steps(self, body: Value) -> tuple[c.Step, ...]:
        return tuple(self._step(item) for item in body.items())

    def _step(self, item: Value) -> c.Step:
        if isinstance(item.raw, str):
            name, value = item.raw, Value(None, item.where, item.variables)
            where = item.where
        else:
            pairs = item.mapping()
            if len(pairs) != 1:
                raise item.fail(f"{len(pairs)} commands stand in one item", "begin each with `- `")
            ((name, value),) = pairs.items()
            where = item.where
        if name not in _COMMANDS:
            raise unknown("command", name, _COMMANDS, where)
        command = _COMMANDS[name](self, value)
        label, optional = self._every(value)
        return c.Step(name, command, where, label, optional)

    def _every(self, value: Value) -> tuple[str, bool]:
        if not isinstance(value.raw, dict):
            return "", False
        pairs = value.mapping()
        label = pairs["label"].text() if "label" in pairs else ""
        return label, "optional" in pairs and pairs["optional"].truth()

    def selector(self, value: Value, also: tuple[str, ...] = ()) -> c.Selector:
        if not isinstance(value.raw, dict):
            return c.Selector(text=value.text())
        pairs = value.mapping((*_SELECTOR, *_EVERY, *also))

        def truth(key: str) -> bool | None:
            return pairs[key].truth() if key in pairs else None

        if not any(key in pairs for key in ("text", "id", "point")):
            raise value.fail("nothing is named here", "give a text, an id or a point")
        return c.Selector(
            text=pairs["text"].text() if "text" in pairs else "",
            id=pairs["id"].text() if "id" in pairs else "",
            index=pairs["index"].whole() if "index" in pairs else None,
            point=_point(pairs["point"]) if "point" in pairs else None,
            enabled=truth("enabled"),
            checked=truth("checked"),
            focused=truth("focused"),
        )

    def named(self, value: Value, allowed: tuple[str, ...], needed: tuple[str, ...] = ()) -> dict[str, Value]:
        pairs = value.mapping((*allowed, *_EVERY))
        for key in needed:
            if key not in pairs:
                raise value.fail(f"{key} is missing", f"give `{key}: …`")
        return pairs

    def launch(self, value: Value) -> c.Command:
        if value.raw is None or isinstance(value.raw, str):
            return c.LaunchApp(())
        pairs = self.named(value, ("appId", "arguments", "clearState", "stopApp"))
        if "arguments" not in pairs:
            return c.LaunchApp(())
        chosen = []
        for name, choice in pairs["arguments"].mapping().items():
            try:
                Variant().with_choice(name, choice.text())
            except InputError as error:
                raise choice.fail(error.wrong, error.right) from error
            chosen.append((name, choice.text()))
        return c.LaunchApp(tuple(chosen))

    def input_text(self, value: Value) -> c.Command:
        if isinstance(value.raw, dict):
            return c.InputText(self.named(value, ("text",), ("text",))["text"].text())
        return c.InputText(value.text())

    def erase_text(self, value: Value) -> c.Command:
        if value.raw is None:
            return c.EraseText(50)
        if isinstance(value.raw, dict):
            return c.EraseText(
                self.named(value, ("charactersToErase",), ("charactersToErase",))["charactersToErase"].whole()
            )
        return c.EraseText(value.whole())

    def wait_until(self, value: Value) -> c.Command:
        pairs = self.named(value, ("visible", "notVisible", "timeout"))
        if ("visible" in pairs) == ("notVisible" in pairs):
            raise value.fail("one of visible and notVisible is needed", "give exactly one")
        visible = "visible" in pairs
        timeout = pairs["timeout"].whole() / 1000 if "timeout" in pairs else 30.0
        return c.Assert(self.selector(pairs["visible" if visible else "notVisible"]), visible, timeout)

    def scroll_until(self, value: Value) -> c.Command:
        pairs = self.named(value, ("element", "direction", "timeout", "speed"), ("element",))
        direction = _direction(pairs["direction"]) if "direction" in pairs else "DOWN"
        return c.ScrollUntilVisible(self.selector(pairs["element"]), direction)

    def swipe(self, value: Value) -> c.Command:
        pairs = self.named(value, ("direction", "start", "end", "duration"))
        duration = pairs["duration"].whole(1) / 1000 if "duration" in pairs else 0.4
        if "direction" in pairs:
            return c.Swipe(*SWIPES[_direction(pairs["direction"])], duration)
        if "start" not in pairs or "end" not in pairs:
            raise value.fail("a direction, or start and end, is needed", 'write e.g. `start: "50%,80%"`')
        return c.Swipe(_point(pairs["start"]), _point(pairs["end"]), duration)

    def screenshot(self, value: Value) -> c.Command:
        at = self.named(value, ("path",), ("path",))["path"] if isinstance(value.raw, dict) else value
        name = at.text()
        if not re.fullmatch(r"[\w .()-]+", name) or name.startswith("."):
            raise at.fail(f"{name!r} cannot be a picture's name", "use letters, digits, spaces, - and _")
        return c.TakeScreenshot(name.removesuffix(".png"))

    def press_key(self, value: Value) -> c.Command:
        key = value.text()
        if key not in _KEYS:
            raise unknown("key", key, _KEYS, value.where)
        return c.PressKey(key)

    def advance_time(self, value: Value) -> c.Command:
        text = value.text()
        found = _DURATION.fullmatch(text)
        if not text or found is None:
            raise value.fail(f"{text!r} is not a length of time", "write e.g. 8h, 90m, 30s or 1h30m")
        days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
        return c.AdvanceTime(((days * 24 + hours) * 60 + minutes) * 60 + seconds)

    def no_violations(self, value: Value) -> c.Command:
        pairs = {"profile": value} if isinstance(value.raw, str) else {}
        if isinstance(value.raw, dict):
            pairs = self.named(value, ("profile",))
        if "profile" not in pairs:
            return c.AssertNoViolations(DEFAULT_PROFILE)
        at = pairs["profile"]
        from audits.profiles import names

        if at.text() not in names():
            raise unknown("profile", at.text(), names(), at.where)
        return c.AssertNoViolations(at.text())

    def run_flow(self, value: Value) -> c.Command:
        if not isinstance(value.raw, dict):
            return self._included(value, value.variables, c.Condition())
        pairs = self.named(value, ("file", "env", "when", "commands"))
        if ("file" in pairs) == ("commands" in pairs):
            raise value.fail("one of file and commands is needed", "give exactly one")
        more = {key: one.text() for key, one in pairs["env"].mapping().items()} if "env" in pairs else {}
        variables = {**value.variables, **more}
        when = self._condition(pairs["when"]) if "when" in pairs else c.Condition()
        if "file" in pairs:
            return self._included(pairs["file"], variables, when)
        body = pairs["commands"]
        inner = _Reader(self.path, variables, self.above)
        return c.Block(inner.steps(Value(body.raw, body.where, variables)), when)

    def _included(self, value: Value, variables: Mapping[str, str], when: c.Condition) -> c.Block:
        path = (self.path.parent / value.text()).resolve()
        above = (*self.above, self.path.resolve())
        if path in above:
            circle = " → ".join(each.name for each in (*above[above.index(path) :], path))
            raise value.fail(f"the flows run each other in a circle: {circle}", "break the circle")
        if not path.is_file():
            raise value.fail(f"there is no file {value.text()!r}", "paths count from this file's folder")
        script = _Reader(path, variables, above).script()
        steps = (*script.on_start, *script.steps, *script.on_complete)
        return c.Block(steps, when, name=script.name)

    def repeat(self, value: Value) -> c.Command:
        pairs = self.named(value, ("times", "while", "commands"), ("commands",))
        if "times" not in pairs and "while" not in pairs:
            raise value.fail("neither times nor while is given", "say how often, or as long as what")
        when = self._condition(pairs["while"]) if "while" in pairs else c.Condition()
        times = pairs["times"].whole() if "times" in pairs else None
        if times is not None and times > _FOREVER:
            raise pairs["times"].fail(f"{times} rounds are too many", f"at most {_FOREVER}")
        return c.Block(self.steps(pairs["commands"]), when, times)

    def _condition(self, value: Value) -> c.Condition:
        pairs = value.mapping(("visible", "notVisible"))
        return c.Condition(
            self.selector(pairs["visible"]) if "visible" in pairs else None,
            self.selector(pairs["notVisible"]) if "notVisible" in pairs else None,
        )


def _point(value: Value) -> tuple[str, str]:
    found = _POINT.fullmatch(value.text())
    if found is None:
        raise value.fail(f"{value.text()!r} is not a point", 'write "x,y" in dp or "50%,50%"')
    return found[1], found[2]


def _direction(value: Value) -> str:
    direction = value.text()
    if direction not in SWIPES:
        raise unknown("direction", direction, SWIPES, value.where)
    return direction


def _nothing(command: c.Command) -> Callable[[_Reader, Value], c.Command]:
    def read(reader: _Reader, value: Value) -> c.Command:
        if value.raw is not None:
            reader.named(value, ())
        return command

    return read


_COMMANDS: dict[str, Callable[[_Reader, Value], c.Command]] = {
    "launchApp": _Reader.launch,
    "tapOn": lambda reader, value: c.Tap(reader.selector(value)),
    "doubleTapOn": lambda reader, value: c.Tap(reader.selector(value), "double"),
    "longPressOn": lambda reader, value: c.Tap(reader.selector(value), "long"),
    "inputText": _Reader.input_text,
    "eraseText": _Reader.erase_text,
    "assertVisible": lambda reader, value: c.Assert(reader.selector(value), visible=True),
    "assertNotVisible": lambda reader, value: c.Assert(reader.selector(value), visible=False),
    "extendedWaitUntil": _Reader.wait_until,
    "back": _nothing(c.Back()),
    "pressKey": _Reader.press_key,
    "scroll": _nothing(c.Scroll()),
    "scrollUntilVisible": _Reader.scroll_until,
    "swipe": _Reader.swipe,
    "takeScreenshot": _Reader.screenshot,
    "runFlow": _Reader.run_flow,
    "repeat": _Reader.repeat,
    "advanceTime": _Reader.advance_time,
    "assertNoViolations": _Reader.no_violations,
}
