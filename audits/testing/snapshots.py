"""Snapshots: what was found on an app's screens when somebody last agreed to it, one file a test."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from ..baseline.known import Known
from ..errors import InputError, Where
from ..files import write_whole
from ..model import Entry, Outcome
from ..textfile import read_text
from ..writing.strictjson import json_text

FOLDER = "__audits__"
_KEPT = (Outcome.FAILED, Outcome.CANT_TELL)
_RIGHT = "write it anew with pytest --audits-update"

Key: TypeAlias = tuple[str, ...]
Snapshot: TypeAlias = Mapping[Key, Known]
"""Outcome, rule, node, number, state and screen of each finding that a person has to act on."""


def path_of(test_file: Path, name: str) -> Path:
    """Return where the snapshot of a test is kept: in a folder beside the test's file."""
    file = re.sub(r"[^\w.-]+", "_", name)
    return test_file.parent / FOLDER / test_file.stem / f"{file}.json"


def taken(entries: Iterable[Entry]) -> Snapshot:
    """Return the snapshot of what was found."""
    found: dict[Key, Known] = {}
    for entry in entries:
        count: Counter[Key] = Counter()
        screen = entry.context.get("screen", "")
        for finding in (each for outcome in _KEPT for each in entry.report.having(outcome)):
            key = (
                finding.outcome,
                finding.rule,
                finding.node.identity or finding.node.path,
                finding.state,
                screen,
            )
            count[key] += 1
            known = Known(finding.measured, finding.required, finding.reason)
            found[*key, str(count[key])] = known
    return found


def write(snapshot: Snapshot, path: Path) -> None:
    """Write a snapshot, one line a finding."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        json_text([*key, known.measured, known.required, known.reason])
        for key, known in sorted(snapshot.items())
    ]
    write_whole(path, ["[\n", ",\n".join(lines), "\n]\n"])


def read(path: Path) -> Snapshot:
    """Read a snapshot. Raises InputError for a file that is none."""
    try:
        rows = json.loads(read_text(path, _RIGHT))
        return {
            tuple(map(str, key)): Known(measured, required, reason)
            for *key, measured, required, reason in rows
        }
    except (ValueError, TypeError) as error:
        raise InputError(f"this is no snapshot ({error})", _RIGHT, Where(path)) from error


def differences(before: Snapshot, now: Snapshot) -> Iterator[str]:
    """Yield how what is found now differs from a snapshot, a line each."""
    yield from (f"new: {_named(key)}" for key in now if key not in before)
    yield from (f"gone: {_named(key)}" for key in before if key not in now)
    for key in now:
        if key in before and now[key].differs_from(before[key]):
            yield f"changed: {_named(key)}: {before[key]} before, {now[key]} now"


def _named(key: Key) -> str:
    outcome, rule, node, state, screen, _ = key
    look = "" if state == "default" else f", {state}"
    return f"{outcome} {rule} on {node}{look} ({screen})"
