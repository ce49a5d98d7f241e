"""A baseline as a file: JSON, one line a failure, so that people can read what changes in it.

A report.json is read as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..errors import InputError, Where
from ..files import write_whole
from ..textfile import REPORT_MB, read_text
from ..writing.strictjson import json_text
from .comparing import Dimensions
from .known import Baseline, Key, Known, Numbering

VERSION = 1
_RIGHT = "give the baseline or the report.json of an earlier audit"


def read(path: Path, dimensions: Dimensions) -> Baseline:
    """Return what an earlier baseline or report knows. Raises InputError for another file."""
    content = _content(path)
    if isinstance(content, dict) and content.get("baseline") != VERSION:
        wrong = "this is no report, and no baseline of this version: a report is a list of screens"
        raise InputError(wrong, _RIGHT, Where(path))
    try:
        pairs = _entries(content, dimensions) if isinstance(content, dict) else _reported(content, dimensions)
        return Baseline(_worst(pairs))
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        wrong = "not a report or baseline: an entry does not have the shape of one"
        raise InputError(wrong, _RIGHT, Where(path)) from error


def write(baseline: Baseline, path: Path, dimensions: Dimensions) -> None:
    """Write a baseline, whole or not at all. Raises InputError where it cannot be written."""
    try:
        write_whole(path, _lines(baseline, dimensions))
    except OSError as error:
        wrong = f"cannot be written: {error.strerror or error}"
        raise InputError(wrong, "choose another file with --baseline", Where(path)) from error


def is_report(path: Path) -> bool:
    """Tell whether a file is a report, which no baseline may replace."""
    return path.exists() and isinstance(_content(path), list)


def _content(path: Path) -> Any:  # noqa: ANN401 - whatever JSON holds
    text = read_text(path, _RIGHT, REPORT_MB)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        where = Where(path, error.lineno, error.colno)
        raise InputError(f"not valid JSON: {error.msg}", _RIGHT, where) from error
    except RecursionError:
        raise InputError("not a report: it is nested too deeply", _RIGHT, Where(path)) from None
    except ValueError as error:
        wrong = "not a report: it has a number with more digits than Python reads"
        raise InputError(wrong, _RIGHT, Where(path)) from error
    if not isinstance(content, (list, dict)):
        raise InputError("not a report: a report is a list of screens", _RIGHT, Where(path))
    return content


def _entries(content: Mapping[str, Any], dimensions: Dimensions) -> Iterator[tuple[Key, Known]]:
    for each in content["entries"]:
        where = dimensions.where(each["where"])
        key = Key(where, each["rule"], each["node"], int(each["number"]), each["state"])
        known = Known(
            _figure(each["measured"]), _figure(each["required"]), each["reason"], each["note"],
            tuple(map(str, each["screens"])),
        )  # fmt: skip
        yield key, known


def _reported(results: list[Any], dimensions: Dimensions) -> Iterator[tuple[Key, Known]]:
    """Yield what failed in a report of axe-core's shape."""
    for result in results:
        where = dimensions.where(result)
        numbering = Numbering()
        failing = ((each["id"], node) for each in result["violations"] for node in each["nodes"])
        for rule, node in failing:
            data = node["any"][0]["data"]
            identity = str(node["identity"])
            known = Known(
                _figure(data.get("measured")),
                _figure(data.get("required")),
                str(data.get("reason", "")),
                screens=(str(result.get("screen", "")),),
            )
            number = numbering.number(rule, identity, str(node["target"][0]))
            yield Key(where, rule, identity, number, str(node["look"])), known


def _figure(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)


def _worst(pairs: Iterator[tuple[Key, Known]]) -> dict[Key, Known]:
    """Keep the worst of what is known under one key."""
    kept: dict[Key, Known] = {}
    for key, known in pairs:
        if key not in kept or known.is_worse_than(kept[key]):
            kept[key] = known
    return kept


def _lines(baseline: Baseline, dimensions: Dimensions) -> Iterator[str]:
    yield f'{{\n"baseline": {VERSION},\n"entries": ['
    opening = "\n"
    for key in sorted(baseline.entries):
        known = baseline.entries[key]
        entry = {
            "where": {n: v for n, v in zip(dimensions.names, key.where, strict=True) if v},
            "rule": key.rule,
            "node": key.node,
            "number": key.number,
            "state": key.state,
            "reason": known.reason,
            "measured": known.measured,
            "required": known.required,
            "screens": list(known.screens),
            "note": known.note,
        }
        yield opening + json_text(entry)
        opening = ",\n"
    yield "\n]\n}\n"
