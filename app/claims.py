"""Load the claims: every figure of the source document and every assumption, from claims.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.data import read, require
from app.domain.claims import Claim, Claims, Contradiction, Status
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
    contradictions = require(content, "contradictions", path)
    return Claims(
        claims, tuple(_contradiction(number, table, claims, path) for number, table in contradictions.items())
    )


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
    number: str, table: Mapping[str, Any], claims: Mapping[str, Claim], path: Path
) -> Contradiction:
    named = tuple(require(table, "claims", path))
    for name in named:
        if name not in claims:
            raise unknown("claim", name, claims, Where(path))
    return Contradiction(
        number,
        _words(require(table, "text", path), path),
        _words(require(table, "decision", path), path),
        named,
    )


def _figures(value: float | None, unit: str, more: Mapping[str, float]) -> dict[str, Argument]:
    """Return what a claim's words may name: ``value``, ``span`` for one in s, and every further figure."""
    figures: dict[str, Argument] = {name: _said(figure) for name, figure in more.items()}
    if value is not None:
        figures["value"] = f"{value:g}" if unit in _NUMBERED else _said(value)
        if unit == "s":
            figures["span"] = Span(round(value))
    return figures


def _said(figure: float) -> str:
    """Say a figure as it stands in the file: 4.7, 2000, 50,000."""
    return f"{figure:,.0f}" if figure >= 10_000 and figure.is_integer() else f"{figure:g}"


def _words(table: Mapping[str, Any], path: Path, **figures: Argument) -> Text:
    return said({language: require(table, language, path) for language in LANGUAGES}, **figures)
