"""Load the claims: every figure of the source document and every assumption, from claims.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from app.data import read, require
from app.domain.claims import Claim, Claims, Contradiction, Status
from app.domain.derived import DERIVED
from app.domain.text import Argument, Span, Text, said
from app.errors import InputError, Where, unknown
from app.strings import LANGUAGES

_NUMBERED = ("code", "year")  # these name something; nobody groups their digits
FILE = Path(__file__).with_name("claims.toml")


@cache
def load_claims(path: Path = FILE) -> Claims:
    """Return all claims. Raises InputError where the file is wrong."""
    content = read(path)
    origins = {name: _words(table, path) for name, table in require(content, "origins", path).items()}
    tables = require(content, "claims", path)
    claims = {name: _claim(name, table, origins, path) for name, table in tables.items()}
    figures = _all_figures(Claims(claims))
    contradictions = tuple(
        _contradiction(number, table, claims, figures, path)
        for number, table in require(content, "contradictions", path).items()
    )
    return Claims(claims, contradictions)


def _claim(name: str, table: Mapping[str, Any], origins: Mapping[str, Text], path: Path) -> Claim:
    origin = require(table, "origin", path)
    status = table.get("status", Status.UNVERIFIED)
    if origin not in origins or status not in list(Status):
        known = f"origins: {', '.join(origins)}; statuses: {', '.join(Status)}"
        raise InputError(f"claim {name} has origin {origin!r} and status {status!r}", known, Where(path))
    try:
        value = float(table["value"]) if "value" in table else None
        more = {key: float(figure) for key, figure in table.get("more", {}).items()}
    except (TypeError, ValueError) as error:
        raise InputError(f"claim {name} has a figure that is none: {error}", where=Where(path)) from error
    return Claim(
        name,
        _words(table, path, **_figures(value, table.get("unit", ""), more)),
        value,
        table.get("unit", ""),
        origins[origin],
        Status(status),
        tuple(table.get("contradicted_by", ())),
        more,
    )


def _contradiction(
    number: str,
    table: Mapping[str, Any],
    claims: Mapping[str, Claim],
    figures: Mapping[str, Argument],
    path: Path,
) -> Contradiction:
    named = tuple(require(table, "claims", path))
    for name in named:
        if name not in claims:
            raise unknown("claim", name, claims, Where(path))
    text = require(table, "text", path)
    return Contradiction(
        number,
        _words(text, path, **_named_in(text, figures, path)),
        _words(require(table, "decision", path), path),
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


def _named_in(phrases: Mapping[str, str], figures: Mapping[str, Argument], path: Path) -> dict[str, Argument]:
    """Return the figures that a text names in any language."""
    names = {name for phrase in phrases.values() for _, name, _, _ in Formatter().parse(phrase) if name}
    for name in names:
        if name not in figures:
            raise unknown("figure", name, figures, Where(path))
    return {name: figures[name] for name in sorted(names)}


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


def _words(table: Mapping[str, Any], path: Path, **figures: Argument) -> Text:
    return said({language: require(table, language, path) for language in LANGUAGES}, **figures)
