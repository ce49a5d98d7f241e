"""Violations known from an earlier report.json: they do not count again, so that only new ones fail."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from app.errors import InputError, Where
from app.prototype.dimensions import others
from app.prototype.variant import Variant
from audits import Entry, Outcome
from audits.commandline.options import read_regular

_PLACE = ("platform", "theme", "design", "screen")
_ADDED = others("scenario", *_PLACE[:3])  # earlier reports do not name them; they showed the usual choice

_RIGHT = "give the report.json of an earlier audit"

Known = frozenset[tuple[str, ...]]


def read_baseline(path: Path | None) -> Known:
    """Return the violations of an earlier report; none without a path. Raises InputError for another file."""
    if path is None:
        return frozenset()
    text = read_regular(path, _RIGHT)
    try:
        results = json.loads(text)
    except json.JSONDecodeError as error:
        where = Where(path, error.lineno, error.colno)
        raise InputError(f"not valid JSON: {error.msg}", _RIGHT, where) from error
    except RecursionError:
        raise InputError("not a report: it is nested too deeply", _RIGHT, Where(path)) from None
    except ValueError as error:
        wrong = "not a report: it has a number with more digits than Python reads"
        raise InputError(wrong, _RIGHT, Where(path)) from error
    if not isinstance(results, list):
        raise InputError("not a report: a report is a list of screens", _RIGHT, Where(path))
    try:
        return frozenset(key for result in results for key in _keys(result))
    except (LookupError, TypeError, AttributeError) as error:
        wrong = "not a report: an entry does not have the shape of a screen"
        raise InputError(wrong, _RIGHT, Where(path)) from error


def new_places(entry: Entry, known: Known) -> set[tuple[str, ...]]:
    """Return the places that fail in an entry and did not in the earlier report.

    A control that fails in several looks is one place. Widgets are compared by what they are, not by where
    they stand; of several equal ones, as many are known as the earlier report has on one screen.
    """
    nodes = ((each.rule, each.node) for each in entry.report.having(Outcome.FAILED))
    failed = ((rule, node.identity or node.path, node.path) for rule, node in nodes)
    return _numbered(_place(entry.context), failed) - known


def _place(context: Mapping[str, Any]) -> tuple[str, ...]:
    usual = Variant().as_arguments()
    added = (context.get(name, usual[name]) for name in _ADDED)
    return (*(context[name] for name in _PLACE), *added)


def _keys(result: dict[str, Any]) -> set[tuple[str, ...]]:
    failed = (
        (rule["id"], str(node["identity"]), str(node["target"][0]))
        for rule in result["violations"]
        for node in rule["nodes"]
    )
    return _numbered(_place(result), failed)


def _numbered(place: tuple[str, ...], failed: Iterable[tuple[str, str, str]]) -> set[tuple[str, ...]]:
    """Return rule and identity of what fails at a place, numbered where several nodes share an identity."""
    met: Counter[tuple[str, str]] = Counter()
    keys = set()
    for rule, identity, _ in dict.fromkeys(failed):
        met[rule, identity] += 1
        keys.add((*place, rule, identity, str(met[rule, identity])))
    return keys
