"""Load the claims: every figure of the source document and every assumption, from claims.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.data import read, require
from app.domain.claims import Claim, Claims, Status
from app.domain.text import Text, said
from app.errors import InputError, Where
from app.strings import LANGUAGES

FILE = Path(__file__).with_name("claims.toml")


@cache
def load_claims(path: Path = FILE) -> Claims:
    """Return all claims. Raises InputError where the file is wrong."""
    content = read(path)
    origins = {name: _words(table, path) for name, table in require(content, "origins", path).items()}
    tables = require(content, "claims", path)
    return Claims({name: _claim(name, table, origins, path) for name, table in tables.items()})


def _claim(name: str, table: Mapping[str, Any], origins: Mapping[str, Text], path: Path) -> Claim:
    origin = require(table, "origin", path)
    status = table.get("status", Status.UNVERIFIED)
    if origin not in origins or status not in list(Status):
        known = f"origins: {', '.join(origins)}; statuses: {', '.join(Status)}"
        raise InputError(f"claim {name} has origin {origin!r} and status {status!r}", known, Where(path))
    value = table.get("value")
    return Claim(
        name,
        _words(table, path),
        None if value is None else float(value),
        table.get("unit", ""),
        origins[origin],
        Status(status),
        tuple(table.get("contradicted_by", ())),
    )


def _words(table: Mapping[str, Any], path: Path) -> Text:
    return said({language: require(table, language, path) for language in LANGUAGES})
