"""Load the claims: every figure of the source document and every assumption, from claims.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any

from app.content.data import read, require
from app.content.limits import ANY, LIMITS
from app.content.strings import LANGUAGES
from app.domain.claims import Claim, Claims, Contradiction, Status
from app.domain.derived import DERIVED
from app.domain.text import FALLBACK, Argument, Span, Text, said
from app.domain.views import SOURCES
from app.errors import InputError, UnknownNameError, Where

_NUMBERED = ("code", "year")  # these name something; nobody groups their digits
FILE = Path(__file__).with_name("claims.toml")


@cache
def load_claims(path: Path = FILE) -> Claims:
    """Return all claims. Raises InputError where the file is wrong or lacks what the program reckons with."""
    content = read(path)
    origins = {
        name: _words(table, path, f"origins.{name}") for name, table in _tables(content, "origins", path)
    }
    tables = dict(_tables(content, "claims", path))
    for name in {**LIMITS, **dict.fromkeys(chain.from_iterable(SOURCES.values()))}:
        require(tables, name, path, "claims")
    claims = {name: _claim(name, table, origins, path) for name, table in tables.items()}
    for claim in claims.values():
        _require_known(claim.contradicted_by, claims, path)
    figures = _all_figures(Claims(claims))
    contradictions = tuple(
        _contradiction(number, table, claims, figures, path)
        for number, table in _tables(content, "contradictions", path)
    )
    return Claims(claims, contradictions)


def _tables(content: Mapping[str, Any], key: str, path: Path) -> Iterable[tuple[str, Mapping[str, Any]]]:
    """Return the tables of one kind with their names."""
    tables = require(content, key, path)
    if not isinstance(tables, Mapping):
        raise InputError(f"{key} is {tables!r}", f"give tables: [{key}.NAME]", Where(path))
    return tables.items()


def _claim(name: str, table: Mapping[str, Any], origins: Mapping[str, Text], path: Path) -> Claim:
    place = f"claims.{name}"
    origin = require(table, "origin", path, place)
    status = table.get("status", Status.UNVERIFIED)
    if origin not in [*origins] or status not in [*Status]:
        known = f"origins: {', '.join(origins)}; statuses: {', '.join(Status)}"
        raise InputError(f"claim {name} has origin {origin!r} and status {status!r}", known, Where(path))
    value, more = _read_figures(name, table, path)
    unit = str(table.get("unit", ""))
    figures = _figures(value, unit, more)
    return Claim(
        name,
        _words(table, path, place, figures),
        value,
        unit,
        origins[origin],
        Status(status),
        _names(table.get("contradicted_by", []), f"{place}.contradicted_by", path),
        more,
    )


def _read_figures(
    name: str, table: Mapping[str, Any], path: Path
) -> tuple[float | None, Mapping[str, float]]:
    """Return a claim's value and its further figures, each within its limits, none missing that is needed."""
    more = table.get("more", {})
    if not isinstance(more, Mapping):
        raise InputError(f"claim {name}: more is {more!r}", "give a table of numbers", Where(path))
    given = {"": table["value"], **more} if "value" in table else more
    needed = LIMITS.get(name, {})
    for key in {**needed, **given}:
        called, limits = f"more.{key}" if key else "value", needed.get(key, ANY)
        if key not in given:
            raise InputError(f"claim {name}: {called} is missing", f"give {limits}", Where(path))
        if not limits.allow(given[key]):
            raise InputError(f"claim {name}: {called} is {given[key]!r}", f"give {limits}", Where(path))
    figures = {key: float(figure) for key, figure in given.items()}
    return figures.pop("", None), figures


def _names(given: object, place: str, path: Path) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(name, str) for name in given):
        raise InputError(f"{place} is {given!r}", "give a list of claims", Where(path))
    return tuple(given)


def _require_known(named: Iterable[str], claims: Iterable[str], path: Path) -> None:
    for name in named:
        if name not in claims:
            raise UnknownNameError("claim", name, claims, Where(path))


def _contradiction(
    number: str,
    table: Mapping[str, Any],
    claims: Mapping[str, Claim],
    figures: Mapping[str, Argument],
    path: Path,
) -> Contradiction:
    place = f"contradictions.{number}"
    named = _names(require(table, "claims", path, place), f"{place}.claims", path)
    _require_known(named, claims, path)
    return Contradiction(
        number,
        _words(require(table, "text", path, place), path, f"{place}.text", figures),
        _words(require(table, "decision", path, place), path, f"{place}.decision"),
        named,
    )


def _all_figures(claims: Claims) -> dict[str, Argument]:
    """Return every figure by the name that a contradiction's text may give it: E10, F05_steps, F06_slower."""
    figures: dict[str, Argument] = {}
    for name, claim in claims.by_id.items():
        if claim.value is not None:
            figures[name] = _said(claim.value, claim.unit)
        figures |= {f"{name}_{key}": _said(figure) for key, figure in claim.more.items()}
    return figures | {name: _said(round(derive(claims), 1)) for name, derive in DERIVED.items()}


def _figures(value: float | None, unit: str, more: Mapping[str, float]) -> dict[str, Argument]:
    """Return what a claim's words may name: ``value``, ``span`` for one in s, and every further figure."""
    figures: dict[str, Argument] = {name: _said(figure) for name, figure in more.items()}
    if value is not None:
        figures["value"] = _said(value, unit)
        if unit == "s":
            figures["span"] = Span(round(value))
    return figures


def _said(figure: float, unit: str = "") -> str:
    """Say a figure as it stands in the file: 4.7, 2000, 50,000; a code and a year as they are."""
    grouped = figure >= 10_000 and figure.is_integer() and unit not in _NUMBERED
    return f"{figure:,.0f}" if grouped else f"{figure:g}"


def _words(
    table: Mapping[str, Any], path: Path, place: str, figures: Mapping[str, Argument] | None = None
) -> Text:
    """Return a text with the figures that it names in any language; without ``figures`` it may name none."""
    require(table, FALLBACK, path, place)
    phrases = {language: str(table[language]) for language in LANGUAGES if language in table}
    if figures is None:
        return said(phrases)
    return said(phrases, **_named_in(phrases, figures, path, place))


def _named_in(
    phrases: Mapping[str, str], figures: Mapping[str, Argument], path: Path, place: str
) -> dict[str, Argument]:
    try:
        names = {name for phrase in phrases.values() for _, name, _, _ in Formatter().parse(phrase) if name}
    except ValueError as error:
        raise InputError(f"{place}: {error}", "name a figure as {value}", Where(path)) from error
    for name in names:
        if name not in figures:
            raise UnknownNameError("figure", name, figures, Where(path))
    return {name: figures[name] for name in sorted(names)}
