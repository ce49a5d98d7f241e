"""Edits of source files → a unified diff that ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from pathlib import Path

from ..model import Finding, Run
from ..started import from_start, started_in
from .changes import Edit
from .origins import Place

_CONTEXT = 3


def unified(edits: Iterable[Edit], context: int = _CONTEXT) -> str:
    """Return the diff of some edits, "" without any. Of two that meet, the later counts: it was tried on top.

    Paths are relative to the folder in which the auditor was started. Raises OSError where a file cannot be
    read.
    """
    files: dict[str, list[Edit]] = {}
    for edit in dict.fromkeys(edits):
        files.setdefault(edit.place.file, []).append(edit)
    return "".join(line for file in sorted(files) for line in _of_file(file, files[file], context))


def _of_file(file: str, edits: list[Edit], context: int) -> Iterator[str]:
    before = _lines(file)
    after = list(before)
    for edit in sorted(_apart(edits), key=lambda each: (each.place.line, each.place.start), reverse=True):
        _apply(after, edit)
    told = from_start(file)
    named = Path(told).as_posix().lstrip("/")
    for line in unified_diff(before, after, f"a/{named}", f"b/{named}", n=context):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(file: str) -> list[str]:
    """Return a file's lines with their ends, as they are."""
    with (started_in() / file).open(encoding="utf-8", newline="") as stream:
        return stream.read().splitlines(keepends=True)


def _apply(lines: list[str], edit: Edit) -> None:
    place = edit.place
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if not place.end:
        if place.line > 1 and not lines[place.line - 2].endswith("\n"):
            lines[place.line - 2] += end
        lines.insert(place.line - 1, edit.text.replace("\n", end))
        return
    line = lines[place.line - 1]
    lines[place.line - 1] = line[: place.start] + edit.text + line[place.end :]


def _apart(edits: list[Edit]) -> list[Edit]:
    """Return the edits that do not meet a later one."""
    kept: list[Edit] = []
    for edit in reversed(edits):
        if not any(_meet(edit, other) for other in kept):
            kept.append(edit)
    return kept


def _meet(one: Edit, other: Edit) -> bool:
    """Tell whether two edits change the same piece of a line, or add the same property to a rule."""
    if one.place.line != other.place.line or bool(one.place.end) != bool(other.place.end):
        return False
    if not one.place.end:
        return one.text.split(":")[0] == other.text.split(":")[0]
    return one.place.start < other.place.end and other.place.start < one.place.end


def as_data(edits: Iterable[Edit]) -> list[dict[str, object]]:
    """Return edits as plain values, for findings and reports."""
    return [
        {
            "file": from_start(edit.place.file),
            "line": edit.place.line,
            "start": edit.place.start,
            "end": edit.place.end,
            "old": edit.place.text,
            "new": edit.text,
        }
        for edit in edits
    ]


def from_data(finding: Finding) -> Iterator[Edit]:
    """Yield the edits of the repair that was tried for a finding."""
    proof = finding.data.get("proof")
    edits = proof.get("edits") if isinstance(proof, dict) else None
    for each in edits or ():
        place = Place(each["file"], each["line"], each["start"], each["end"], each["old"])
        yield Edit(place, each["new"])


def of_run(run: Run) -> tuple[Edit, ...]:
    """Return the edits of all repairs of a run that were tried and hold; the control's are left out."""
    product = (entry for entry in run.entries if not run.is_control(entry))
    return tuple(edit for entry in product for each in entry.report.findings for edit in from_data(each))
