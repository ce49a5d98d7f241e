"""From a Maestro file to a script: every mistake in it is found here, before anything is played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import InputError, UnknownNameError, Where
from app.walkthrough.script.commands import COMMANDS
from app.walkthrough.script.commands.base import Command, Included, Spec, Step
from app.walkthrough.script.commands.blocks import count
from app.walkthrough.script.commands.lifecycle import OWN_APP
from app.walkthrough.script.config import CONFIG, read_matrix, read_tags
from app.walkthrough.script.findings import Findings, Strict
from app.walkthrough.script.scope import KnownScope, Scope
from app.walkthrough.script.script import Script
from app.walkthrough.script.values import given, read_variables
from app.walkthrough.script.yamlsource import Value, read_documents

_DEEPEST = 20  # blocks within blocks
_MOST_READ = 20_000  # steps of a flow with all that it runs
_MOST_PLAYED = 100_000  # steps, as far as they can be counted beforehand


def load_script(path: Path, variables: Mapping[str, str] | None = None, *, foreign: bool = False) -> Script:
    """Read a flow; ``variables`` stand above those that the flow sets itself.

    ``foreign`` tells that it is to be played on somebody else's app, and not on the prototype.
    Raises InputError with file, line and column for the first thing that is wrong in it.
    """
    script, findings = read_script(path, variables, foreign=foreign)
    if script is None:
        first, *others = findings.faults
        if not others:
            raise first
        more = f"and {len(others)} more: see `mingbai check`"
        raise InputError(first.wrong, "; ".join(filter(None, (first.right, more))), first.where)
    return script


def read_script(
    path: Path, variables: Mapping[str, str] | None = None, *, foreign: bool = False
) -> tuple[Script | None, Findings]:
    """Read a flow and return it, None where something is wrong in it, and all that was found."""
    findings = Findings(foreign=foreign)
    script = None
    try:
        script = _Reader(path, variables or {}, (), findings, [0]).script()
    except InputError as error:
        findings.fault(error)
    return None if findings.faults else script, findings


class TooLargeError(InputError):
    """A flow is larger than can be read or played; nothing more of it is read."""


@dataclass(frozen=True)
class _Reader:
    """Reads one file; ``above`` are the files that run it, so that a circle is noticed.

    ``read`` counts the steps of all files.
    """

    path: Path
    given: Mapping[str, str]
    above: tuple[Path, ...]
    findings: Findings
    read: list[int] = field(repr=False)

    @property
    def folder(self) -> Path:
        """The folder of the flow."""
        return self.path.parent

    def script(self) -> Script:
        config, body = self._documents()
        if not self.above:
            self._note_app(config.get("appId"))
        if self.findings.foreign and "matrix" in config:
            wrong = "a matrix chooses among the prototype's variants"
            self.findings.refuse(config["matrix"].fail(wrong, "leave it out, and give --theme or --size"))
        own = read_variables(config["env"]) if "env" in config else {}
        scope = KnownScope(self._known(own))

        def steps(key: str) -> tuple[Step, ...]:
            return self._steps(config[key].in_scope(scope), 0) if key in config else ()

        script = Script(
            id=self.path.stem,
            name=config["name"].in_scope(scope).text() if "name" in config else self.path.stem,
            tags=read_tags(config["tags"]) if "tags" in config else (),
            on_start=steps("onFlowStart"),
            steps=self._steps(body.in_scope(scope), 0),
            on_complete=steps("onFlowComplete"),
            on_failure=steps("onFlowFailure"),
            app_id=self.findings.app_id,
            file=self.path,
            variables=own,
            given=self.given,
            matrix=read_matrix(config["matrix"]) if self._has_matrix(config) else {},
            findings=self.findings,
        )
        played = count(script.on_start, script.steps, script.on_complete)
        if played > _MOST_PLAYED:
            raise self._too_large(script, played)
        return script

    def _known(self, own: Mapping[str, str]) -> dict[str, str]:
        """Return the variables whose values are known: those given, and else the flow's own."""
        known = {name: value for name, value in self.given.items() if "${" not in value}
        scope = KnownScope(known)
        for name, value in own.items():
            if name not in self.given and not scope.is_open(value):
                known[name] = scope.filled(value)
        return known

    def _note_app(self, app_id: Value | None) -> None:
        if app_id is not None:
            self.findings.app_id, self.findings.app_where = app_id.text(), app_id.where

    def _has_matrix(self, config: Mapping[str, Value]) -> bool:
        return "matrix" in config and not self.findings.foreign

    def _too_large(self, script: Script, played: int) -> TooLargeError:
        largest = max(
            (*script.on_start, *script.steps, *script.on_complete), key=lambda each: each.command.most_steps
        )
        wrong = f"{played:,} steps would be played"
        return TooLargeError(wrong, f"repeat less: at most {_MOST_PLAYED:,} can be", largest.where)

    def _documents(self) -> tuple[dict[str, Value], Value]:
        scope = KnownScope(self._known({}))
        documents = [Value(node, self.path, scope, self.findings) for node in read_documents(self.path)]
        if len(documents) != 2:
            right = "write the configuration, a line `---`, and the list of commands"
            where = documents[-1].where if documents else Where(self.path, 1, 1)
            raise InputError(f"{len(documents)} YAML documents stand here, not 2", right, where)
        config, body = documents
        found = given(config.mapping())
        if "url" in found and "appId" not in found:
            found["appId"] = found["url"]
        if "appId" not in found:
            config.fault("appId is missing", f"write `appId: {OWN_APP}`")
        for name, key in config.keys().items():
            close = UnknownNameError("key", name, CONFIG, key.where)
            if name not in CONFIG and "did you mean" in str(close):
                self.findings.note(close)
        return found, body

    def _steps(self, body: Value, depth: int) -> tuple[Step, ...]:
        if depth > _DEEPEST:
            raise body.fail("too many blocks lie in one another", f"at most {_DEEPEST}")
        steps = []
        for item in body.items():
            try:
                steps.append(self._step(item, depth))
            except TooLargeError:
                raise
            except InputError as error:
                self.findings.fault(error)
        return tuple(steps)

    def _step(self, item: Value, depth: int) -> Step:
        self.read[0] += 1
        if self.read[0] > _MOST_READ:
            wrong = f"the flow, with all that it runs, has more than {_MOST_READ:,} steps"
            raise TooLargeError(wrong, "repeat steps instead of writing them anew", item.where)
        if item.is_text:
            name, value = item.raw(), None
        else:
            pairs = item.mapping()
            if len(pairs) != 1:
                raise item.fail(f"{len(pairs)} commands stand in one item", "begin each with `- `")
            ((name, value),) = pairs.items()
        if name not in COMMANDS:
            raise UnknownNameError("command", name, COMMANDS, item.where)
        spec = COMMANDS[name]
        label, optional = _every(value, spec)
        command = self._command(spec, value, item, depth)
        if spec.refused:
            self._refuse(f"Maestro's {name} has no meaning here: {spec.refused}", item, optional=optional)
        elif spec.own and self.findings.foreign:
            self._refuse(f"{name} is for the prototype: {spec.own}", item, optional=optional)
        again = None
        if value is not None and not command.nests and _has_expressions(value):
            again = _Again(spec.name, value, _Within(self, depth + 1))
        return Step(name, command, item.where, label, optional, again)

    def _refuse(self, wrong: str, item: Value, *, optional: bool) -> None:
        error = item.fail(wrong, "leave it out")
        if optional:
            self.findings.note(error)
        else:
            self.findings.refuse(error)

    def _command(self, spec: Spec, value: Value | None, item: Value, depth: int) -> Command:
        if value is None or value.is_nothing:
            if value is not None and spec.bare is not None:
                raise item.fail(f"{spec.name} has a colon and no value", f"write `- {spec.name}`")
            if spec.bare is None:
                raise item.fail(f"{spec.name} needs a value", f"write e.g. `{spec.name}: {spec.example}`")
            return spec.bare
        if spec.read is None and spec.read_with is None:
            raise item.fail(f"{spec.name} has no value", f"write `- {spec.name}`")
        return _read(spec, value, _Within(self, depth + 1))

    def file(self, value: Value) -> Path:
        """Return the file that a value names, beside the flow."""
        name = value.raw()
        path = self.path.parent / name
        if not name or "\0" in name or not path.is_file():
            raise value.fail(f"there is no file {name!r}", "paths count from this file's folder")
        return path

    def included(self, value: Value, variables: Mapping[str, str]) -> Included:
        """Read the flow that a value names, which is given these variables."""
        path = self.file(value)
        above = (*self.above, self.path.resolve())
        if path.resolve() in above:
            circle = (*above[above.index(path.resolve()) :], path)
            names = " → ".join(each.name for each in circle)
            raise value.fail(f"the flows run each other in a circle: {names}", "break the circle")
        assert isinstance(value.scope, KnownScope)
        inner = {**value.scope.variables, **_filled(variables, value.scope)}
        return _Reader(path, inner, above, self.findings, self.read).script().whole


@dataclass(frozen=True)
class _Within:
    """Reads what a block holds, ``depth`` blocks deep."""

    reader: _Reader
    depth: int

    @property
    def folder(self) -> Path:
        return self.reader.folder

    def steps(self, value: Value) -> tuple[Step, ...]:
        return self.reader._steps(value, self.depth)

    def with_variables(self, value: Value, variables: Mapping[str, str]) -> Value:
        assert isinstance(value.scope, KnownScope)
        outer = value.scope
        known = {name: each for name, each in outer.variables.items() if name not in variables}
        return value.in_scope(KnownScope({**known, **_filled(variables, outer)}))

    def included(self, value: Value, variables: Mapping[str, str]) -> Included:
        return self.reader.included(value, variables)

    def file(self, value: Value) -> Path:
        return self.reader.file(value)


@dataclass(frozen=True)
class _Again:
    """Reads a command anew when it is played. It goes from process to process, and holds no function."""

    name: str
    value: Value
    within: _Within

    def now(self, scope: Scope) -> Command:
        """Return the command with everything filled in. Raises InputError or CheckError."""
        return _read(
            COMMANDS[self.name], self.value.in_scope(scope, Strict(self.value.findings)), self.within
        )


def _read(spec: Spec, value: Value, within: _Within) -> Command:
    if spec.read_with is not None:
        return spec.read_with(value, within)
    assert spec.read is not None
    return spec.read(value)


def _filled(variables: Mapping[str, str], scope: KnownScope) -> dict[str, str]:
    """Return those variables whose values are known in a scope."""
    return {name: scope.filled(value) for name, value in variables.items() if not scope.is_open(value)}


def _has_expressions(value: Value) -> bool:
    """Tell whether anything in a value is filled in when it is played."""
    if value.is_text:
        return "${" in str(value.node.value)
    if value.is_list:
        return any(map(_has_expressions, value.items()))
    return value.is_mapping and any(map(_has_expressions, value.mapping().values()))


def _every(value: Value | None, spec: Spec) -> tuple[str, bool]:
    """Return a command's label, and whether it is optional."""
    if value is None or not value.is_mapping:
        return "", spec.optional
    pairs = given(value.mapping())
    label = pairs["label"].text() if "label" in pairs else ""
    return label, pairs["optional"].truth() if "optional" in pairs else spec.optional
