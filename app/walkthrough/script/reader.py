"""From a Maestro file to a script: every mistake in it is found here, before anything is played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError, UnknownNameError, Where
from app.walkthrough.script import commands as c
from app.walkthrough.script.simple import SIMPLE, UNSUPPORTED
from app.walkthrough.script.values import EVERY, read_condition
from app.walkthrough.script.yamlsource import VARIABLE_NAME, Value, read_documents

APP_ID = "mingbai"
_CONFIG = ("appId", "name", "tags", "env", "onFlowStart", "onFlowComplete")
_MOST_ROUNDS = 1000
_DEEPEST = 20  # blocks within blocks


def load_script(path: Path, variables: Mapping[str, str] | None = None) -> c.Script:
    """Read a flow; ``variables`` stand above those that the flow sets itself.

    Raises InputError with file, line and column for whatever is wrong in it.
    """
    return _Reader(path, variables or {}, ()).script()


@dataclass(frozen=True)
class _Reader:
    """Reads one file; ``above`` are the files that run it, so that a circle is noticed."""

    path: Path
    given: Mapping[str, str]
    above: tuple[Path, ...]

    def script(self) -> c.Script:
        config, body = self._documents()
        variables = {**self._environment(config), **self.given}

        def steps(value: Value) -> tuple[c.Step, ...]:
            return self._steps(value.with_variables(variables), 0)

        return c.Script(
            id=self.path.stem,
            name=config["name"].with_variables(variables).text() if "name" in config else self.path.stem,
            tags=tuple(tag.text() for tag in config["tags"].items()) if "tags" in config else (),
            steps=steps(body),
            on_start=steps(config["onFlowStart"]) if "onFlowStart" in config else (),
            on_complete=steps(config["onFlowComplete"]) if "onFlowComplete" in config else (),
        )

    def _documents(self) -> tuple[dict[str, Value], Value]:
        documents = [Value(node, self.path, self.given) for node in read_documents(self.path)]
        if len(documents) != 2:
            right = "write the configuration, a line `---`, and the list of commands"
            where = documents[-1].where if documents else Where(self.path, 1, 1)
            raise InputError(f"{len(documents)} YAML documents stand here, not 2", right, where)
        config, body = documents
        found = config.mapping(_CONFIG)
        if "appId" not in found:
            raise config.fail("appId is missing", f"write `appId: {APP_ID}`")
        if found["appId"].text() != APP_ID:
            raise found["appId"].fail(f"appId is {found['appId'].text()!r}", f"write `appId: {APP_ID}`")
        return found, body

    @staticmethod
    def _environment(config: Mapping[str, Value]) -> dict[str, str]:
        return _variables(config["env"]) if "env" in config else {}

    def _steps(self, body: Value, depth: int) -> tuple[c.Step, ...]:
        if depth > _DEEPEST:
            raise body.fail("too many blocks lie in one another", f"at most {_DEEPEST}")
        return tuple(self._step(item, depth) for item in body.items())

    def _step(self, item: Value, depth: int) -> c.Step:
        if item.is_text:
            name, value = item.text(), None
        else:
            pairs = item.mapping()
            if len(pairs) != 1:
                raise item.fail(f"{len(pairs)} commands stand in one item", "begin each with `- `")
            ((name, value),) = pairs.items()
            value = None if value.is_nothing else value
        label, optional = _every(value)
        return c.Step(name, self._command(name, value, item, depth), item.where, label, optional)

    def _command(self, name: str, value: Value | None, item: Value, depth: int) -> c.Command:
        if name in ("runFlow", "repeat"):
            if value is None:
                raise item.fail(f"{name} needs a value", "write what to run")
            return self._run_flow(value, depth) if name == "runFlow" else self._repeat(value, depth)
        if name in UNSUPPORTED:
            raise item.fail(f"Maestro's {name} has no meaning here", UNSUPPORTED[name])
        if name not in SIMPLE:
            raise UnknownNameError("command", name, (*SIMPLE, "runFlow", "repeat"), item.where)
        read = SIMPLE[name]
        if value is None:
            if read.bare is None:
                raise item.fail(f"{name} needs a value", f"write e.g. `{name}: {read.example}`")
            return read.bare
        return read.read(value)

    def _run_flow(self, value: Value, depth: int) -> c.Block:
        if value.is_text:
            return self._included(value, value.variables, c.Condition())
        pairs = value.mapping(("file", "env", "when", "commands", *EVERY))
        if ("file" in pairs) == ("commands" in pairs):
            raise value.fail("one of file and commands is needed", "give exactly one")
        variables = {**value.variables, **(_variables(pairs["env"]) if "env" in pairs else {})}
        when = read_condition(pairs["when"]) if "when" in pairs else c.Condition()
        if "file" in pairs:
            return self._included(pairs["file"], variables, when)
        return c.Block(self._steps(pairs["commands"].with_variables(variables), depth + 1), when)

    def _included(self, value: Value, variables: Mapping[str, str], when: c.Condition) -> c.Block:
        name = value.text()
        path = self.path.parent / name
        above = (*self.above, self.path.resolve())
        if "\0" in name or not path.is_file():
            raise value.fail(f"there is no file {name!r}", "paths count from this file's folder")
        if path.resolve() in above:
            circle = (*above[above.index(path.resolve()) :], path)
            names = " → ".join(each.name for each in circle)
            raise value.fail(f"the flows run each other in a circle: {names}", "break the circle")
        script = _Reader(path, variables, above).script()
        return c.Block((*script.on_start, *script.steps, *script.on_complete), when, name=script.name)

    def _repeat(self, value: Value, depth: int) -> c.Block:
        pairs = value.mapping(("times", "while", "commands", *EVERY))
        if "commands" not in pairs:
            raise value.fail("commands is missing", "give `commands: …`")
        if "times" not in pairs and "while" not in pairs:
            raise value.fail("neither times nor while is given", "say how often, or as long as what")
        when = read_condition(pairs["while"]) if "while" in pairs else c.Condition()
        times = pairs["times"].whole(0, _MOST_ROUNDS) if "times" in pairs else None
        return c.Block(self._steps(pairs["commands"], depth + 1), when, times)


def _every(value: Value | None) -> tuple[str, bool]:
    """Return a command's label, and whether it is optional."""
    if value is None or not value.is_mapping:
        return "", False
    pairs = value.mapping()
    label = pairs["label"].text() if "label" in pairs else ""
    return label, "optional" in pairs and pairs["optional"].truth()


def _variables(value: Value) -> dict[str, str]:
    found = {}
    for name, each in value.mapping().items():
        if not VARIABLE_NAME.fullmatch(name):
            raise each.fail(f"{name!r} cannot be a variable's name", "use letters, digits and _")
        found[name] = "" if each.is_nothing else each.text()
    return found
