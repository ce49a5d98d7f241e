"""From a Maestro file to a script: every mistake in it is found here, before anything is played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import InputError, UnknownNameError, Where
from app.walkthrough.script.commands import COMMANDS, UNSUPPORTED
from app.walkthrough.script.commands.base import Command, Step
from app.walkthrough.script.script import Script
from app.walkthrough.script.values import read_variables
from app.walkthrough.script.yamlsource import Value, read_documents

APP_ID = "mingbai"
_CONFIG = ("appId", "name", "tags", "env", "onFlowStart", "onFlowComplete")
_DEEPEST = 20  # blocks within blocks


def load_script(path: Path, variables: Mapping[str, str] | None = None) -> Script:
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

    def script(self) -> Script:
        config, body = self._documents()
        variables = {**self._environment(config), **self.given}

        def steps(value: Value) -> tuple[Step, ...]:
            return self._steps(value.with_variables(variables), 0)

        return Script(
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
        return read_variables(config["env"]) if "env" in config else {}

    def _steps(self, body: Value, depth: int) -> tuple[Step, ...]:
        if depth > _DEEPEST:
            raise body.fail("too many blocks lie in one another", f"at most {_DEEPEST}")
        return tuple(self._step(item, depth) for item in body.items())

    def _step(self, item: Value, depth: int) -> Step:
        if item.is_text:
            name, value = item.text(), None
        else:
            pairs = item.mapping()
            if len(pairs) != 1:
                raise item.fail(f"{len(pairs)} commands stand in one item", "begin each with `- `")
            ((name, value),) = pairs.items()
            value = None if value.is_nothing else value
        label, optional = _every(value)
        return Step(name, self._command(name, value, item, depth), item.where, label, optional)

    def _command(self, name: str, value: Value | None, item: Value, depth: int) -> Command:
        if name in UNSUPPORTED:
            raise item.fail(f"Maestro's {name} has no meaning here", UNSUPPORTED[name])
        if name not in COMMANDS:
            raise UnknownNameError("command", name, COMMANDS, item.where)
        spec = COMMANDS[name]
        if value is None:
            if spec.bare is None:
                raise item.fail(f"{name} needs a value", f"write e.g. `{name}: {spec.example}`")
            return spec.bare
        if spec.read_steps is not None:
            return spec.read_steps(value, _Within(self, depth + 1))
        assert spec.read is not None
        return spec.read(value)

    def included(self, value: Value, variables: Mapping[str, str]) -> tuple[str, tuple[Step, ...]]:
        """Read the flow that a value names and return its name and its steps."""
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
        return script.name, (*script.on_start, *script.steps, *script.on_complete)


@dataclass(frozen=True)
class _Within:
    """Reads what a block holds, ``depth`` blocks deep."""

    reader: _Reader
    depth: int

    def steps(self, value: Value) -> tuple[Step, ...]:
        return self.reader._steps(value, self.depth)

    def included(self, value: Value, variables: Mapping[str, str]) -> tuple[str, tuple[Step, ...]]:
        return self.reader.included(value, variables)


def _every(value: Value | None) -> tuple[str, bool]:
    """Return a command's label, and whether it is optional."""
    if value is None or not value.is_mapping:
        return "", False
    pairs = value.mapping()
    label = pairs["label"].text() if "label" in pairs else ""
    return label, "optional" in pairs and pairs["optional"].truth()
