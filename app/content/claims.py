"""Load the claims: every figure of the source document and every assumption, from claims.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

from app.content.languages import language_names
from app.content.phrases import gaps, require_gaps
from app.content.ranges import Interval, NameOf, Range
from app.content.records import read_value, read_words
from app.content.refusals import (
    constrained,
    require_key,
    require_known,
    require_table,
    value_at,
)
from app.domain.facts.claims import Claim, Claims, Contradiction, Status
from app.domain.facts.text import Argument, Number, Span, Text, said
from app.domain.rules.derived import DERIVED
from app.domain.views import SOURCES, toasts
from app.tomlfile import TomlFile, TomlPath, read_toml

_GROUPED = 10_000  # from here on, the digits of a figure are set in groups of three
_NUMBERED = ("code", "year")  # names rather than amounts: their digits are not grouped
_VALUE = "value"  # the name of a claim's own figure, beside those of the further ones
_ANY = Range(0)  # of a figure that is only shown
FILE = Path(__file__).with_name("claims.toml")
StatusName = Annotated[str, NameOf("status", lambda: tuple(Status))]


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """What the file says of a claim beside its words in each language.

    ``more`` are its further figures. ``limits`` are those of its figures, where its unit does not say them.
    """

    origin: str
    value: float | None = None
    unit: str = ""
    status: StatusName = Status.UNVERIFIED
    contradicted_by: tuple[str, ...] = ()
    more: Mapping[str, float] = field(default_factory=dict)
    limits: Mapping[str, Interval] = field(default_factory=dict)
    explains: bool = False


@dataclass(frozen=True, slots=True)
class ContradictionEntry:
    """What the file says of a contradiction."""

    text: Text
    decision: Text
    claims: tuple[str, ...]


@cache
def load_claims(path: Path = FILE) -> Claims:
    """Return all claims. Raises InputError where the file is wrong or lacks what the program needs."""
    file = read_toml(path)
    require_known(file, file.content, ("origins", "units", "claims", "contradictions"), ())
    origins = read_value(file, value_at(file, ("origins",)), Mapping[str, Text], ("origins",))
    tables = _tables(file, "claims")
    for name in dict.fromkeys((*chain.from_iterable(SOURCES.values()), *toasts.SOURCES)):
        require_key(file, tables, name, ("claims",), "this program needs that claim")
    limits = _limits(file)
    claims = {name: _claim(file, name, origins, limits[name]) for name in tables}
    for claim in claims.values():
        _require_claims(file, claim.contradicted_by, claims, ("claims", claim.id, "contradicted_by"))
    figures = _all_figures(Claims(claims))
    contradictions = tuple(
        _contradiction(file, number, claims, figures) for number in _tables(file, "contradictions")
    )
    return Claims(claims, contradictions)


@cache
def load_limits(path: Path = FILE) -> Mapping[str, Mapping[str, Range]]:
    """Return what the figures of each claim may be: its ``value``, and the further ones by their names.

    A figure that has limits is needed; one without is only shown. Raises InputError where the file is wrong.
    """
    return _limits(read_toml(path))


def _limits(file: TomlFile) -> dict[str, dict[str, Range]]:
    units = read_value(file, value_at(file, ("units",)), Mapping[str, Interval], ("units",))
    found = {}
    for name, claim in _tables(file, "claims").items():
        path: TomlPath = ("claims", name)
        table = require_table(file, claim, path)
        unit = table.get("unit")
        usual = {_VALUE: units[unit]} if isinstance(unit, str) and unit in units else {}
        own = read_value(file, table.get("limits", {}), Mapping[str, Interval], (*path, "limits"))
        found[name] = {**usual, **own}
    return found


def _tables(file: TomlFile, key: str) -> Mapping[str, Any]:
    """Return the tables of one kind by their names."""
    return require_table(file, value_at(file, (key,)), (key,), f"tables: [{key}.NAME]")


def _claim(file: TomlFile, name: str, origins: Mapping[str, Text], limits: Mapping[str, Range]) -> Claim:
    path: TomlPath = ("claims", name)
    table = require_table(file, value_at(file, path), path)
    keys = [each.name for each in fields(ClaimEntry)]
    require_known(file, table, (*keys, *language_names()), path)
    entry = _entry(file, {key: table[key] for key in table if key in keys}, limits, path)
    constrained(file, entry.origin, [NameOf("origin", lambda: origins)], (*path, "origin"))
    words = {key: table[key] for key in table if key not in keys}
    more = {key: float(figure) for key, figure in entry.more.items()}
    value = None if entry.value is None else float(entry.value)
    text = _text(file, words, _figures(value, entry.unit, more), path)
    status = Status(entry.status)
    return Claim(
        name,
        text,
        value,
        entry.unit,
        origins[entry.origin],
        status,
        entry.contradicted_by,
        more,
        entry.explains,
    )


def _entry(
    file: TomlFile, table: Mapping[str, Any], limits: Mapping[str, Range], path: TomlPath
) -> ClaimEntry:
    """Return a claim's entry, with each figure within its limits and none missing that is needed."""
    for key, limit in limits.items():
        place: TomlPath = path if key == _VALUE else (*path, "more")
        holder = table if key == _VALUE else value_at(file, place)
        require_key(file, require_table(file, holder, place), key, place, f"give {limit}")
    if _VALUE in table:
        constrained(file, table[_VALUE], [limits.get(_VALUE, _ANY)], (*path, _VALUE))
    for key, figure in require_table(file, table.get("more", {}), (*path, "more")).items():
        constrained(file, figure, [limits.get(key, _ANY)], (*path, "more", key))
    entry: ClaimEntry = read_value(file, table, ClaimEntry, path)
    return entry


def _require_claims(
    file: TomlFile, named: Iterable[str], claims: Mapping[str, Claim], path: TomlPath
) -> None:
    for number, name in enumerate(named):
        constrained(file, name, [NameOf("claim", lambda: claims)], (*path, number))


def _contradiction(
    file: TomlFile, number: str, claims: Mapping[str, Claim], figures: Mapping[str, Argument]
) -> Contradiction:
    path: TomlPath = ("contradictions", number)
    entry: ContradictionEntry = read_value(file, value_at(file, path), ContradictionEntry, path)
    _require_claims(file, entry.claims, claims, (*path, "claims"))
    text = _text(file, value_at(file, (*path, "text")), figures, (*path, "text"))
    return Contradiction(number, text, entry.decision, entry.claims)


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


def _said(figure: float, unit: str = "") -> Number:
    """Say a figure as it stands in the file: 4.7, 2000, 50,000; a code and a year as they are."""
    return Number(figure, grouped=figure >= _GROUPED and figure.is_integer() and unit not in _NUMBERED)


def _text(file: TomlFile, words: object, figures: Mapping[str, Argument], path: TomlPath) -> Text:
    """Return a text with the figures that it names in any language."""
    phrases = read_words(file, words, path)
    for language, phrase in phrases.items():
        require_gaps(file, (*path, language), phrase, figures, "figure")
    names = sorted({name for phrase in phrases.values() for name in gaps(phrase)})
    return said(phrases, **{name: figures[name] for name in names})
