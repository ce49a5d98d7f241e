"""Read records of walks: of one walk, or of all walks of a run."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.errors import InputError, Where
from app.walkthrough.evidence.record import FORMAT, TRACE
from app.walkthrough.evidence.trace import Result
from app.walkthrough.recorded.lines import Line, read_lines
from app.walkthrough.recorded.trees import Tree, Trees
from app.walkthrough.recorded.walk import Planned, RecordedStep, Violation, Walk

_Choice = TypeVar("_Choice", bound=StrEnum)


def named_records(given: Path) -> dict[str, Path]:
    """Return the records of a run, of a walk's folder or the one that is given, by their folders' names.

    Raises InputError for what is none of these.
    """
    files = record_files(given)
    if not files:
        wrong = "holds no walk" if given.is_dir() else "does not exist"
        raise InputError(wrong, "name the folder that `mingbai walk --out` wrote", Where(given))
    return {file.absolute().parent.name: file for file in files}


def record_files(given: Path) -> list[Path]:
    """Return the records in a run's folder or a walk's folder, or the one that is given."""
    if given.is_file():
        return [given]
    return [given / TRACE] if (given / TRACE).is_file() else sorted(given.glob(f"*/{TRACE}"))


def read_walk(file: Path) -> Walk:
    """Return the walk of a record. Raises InputError where it is none, with file, line and column."""
    try:
        head, *lines = list(read_lines(file)) or [Line(Where(file, 1, 1), {})]
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", where=Where(file)) from error
    _check_head(head)
    end = next((line for line in lines if line.text("type") == "end"), None)
    size = head.numbers("size", 2) or (0, 0)
    return Walk(
        file=file,
        flow=head.text("flow"),
        name=head.text("name") or head.text("flow"),
        variant={name: str(choice) for name, choice in head.table("variant").items()},
        size=(round(size[0]), round(size[1])),
        steps=tuple(map(_step, _amended(lines))),
        trees=Trees({line.text("id"): _tree(line) for line in lines if line.text("type") == "tree"}),
        app=head.text("app"),
        source=head.text("file"),
        tags=head.texts("tags"),
        told=head.fields,
        ended=_choice(end, "result", Result) if end else None,
        wall_s=end.number("wall_s") if end else None,
        not_reached=tuple(_planned(each) for each in end.lines("not_reached")) if end else (),
    )


def _check_head(head: Line) -> None:
    if head.text("type") != "walk":
        raise head.wrong("type")
    if head.integer("format") != FORMAT:
        wrong = f"this record has the form {head.fields.get('format')}"
        raise InputError(wrong, f"this version reads the form {FORMAT}", head.where)


def _amended(lines: Iterable[Line]) -> Iterable[Line]:
    """Return the lines of steps, with what later lines say of them: how a block ended."""
    steps: dict[int, Line] = {}
    for line in lines:
        number = line.fields.get("number")
        if line.text("type") == "step":
            steps[line.integer("number")] = line
        elif line.text("type") == "amend" and number in steps:
            before = steps[number]
            steps[number] = Line(before.where, {**before.fields, **line.fields})
    return steps.values()


def _step(line: Line) -> RecordedStep:
    return RecordedStep(
        number=line.integer("number"),
        where=line.text("where"),
        command=line.text("command"),
        detail=line.text("detail"),
        result=_choice(line, "result", Result) if line.fields.get("result") else Result.INTERRUPTED,
        depth=line.integer("depth"),
        label=line.text("label"),
        message=line.text("message"),
        picture=line.text("picture"),
        at_s=line.number("at_s") or 0.0,
        took_s=line.number("took_s") or 0.0,
        wall_s=line.number("wall_s"),
        scrolled=line.text("scrolled"),
        target=line.node("target"),
        touch=line.point("touch"),
        touch_to=line.point("touch_to"),
        touched=line.node("touched"),
        covered_by=line.node("covered_by"),
        before=line.text("before"),
        after=line.text("after"),
        frame=line.text("frame"),
        tree=line.text("tree"),
        checks=line.texts("checks"),
        findings=tuple(_violation(each) for each in line.lines("findings")),
    )


def _tree(line: Line) -> Tree:
    return Tree(line.text("from"), line.edits("edits"))


def _violation(line: Line) -> Violation:
    measured, required = (_figure(line.fields.get(name)) for name in ("measured", "required"))
    return Violation(line.text("rule"), line.text("name"), measured, required, line.fields)


def _figure(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "" if value is None else str(value)


def _planned(line: Line) -> Planned:
    return Planned(line.text("where"), line.text("command"), line.text("detail"))


def _choice(line: Line, name: str, choices: type[_Choice]) -> _Choice:
    if line.fields.get(name) not in list(choices):
        raise line.wrong(name)
    return choices(line.text(name))
