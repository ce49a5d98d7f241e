"""Profiles: which rules hold and with what thresholds, one TOML a profile, each figure with its source."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError, UnknownNameError
from ..plugins import PROFILES, installed
from ..tomlfile import TomlFile, read_toml, shown

if TYPE_CHECKING:
    from ..rules.rule import Rule, Thresholds
    from ..tomlplaces import Path as Place

FOLDER = Path(__file__).parent
_LARGEST = 10_000  # dp, or a ratio


@dataclass(frozen=True, slots=True)
class Profile:
    """A named set of rules with their thresholds (dp, ratios) and where these come from."""

    id: str
    title: str
    source: str
    rules: Mapping[str, Thresholds]
    sources: Mapping[str, str]


def names() -> tuple[str, ...]:
    """Return the ids of all profiles, sorted."""
    return tuple(sorted(_paths()))


def _paths() -> dict[str, Path]:
    """Return where each profile stands: ours, and those that other distributions add by entry points.

    Raises InputError for an entry point that is no path of a file, or has the name of another profile.
    """
    paths = {path.stem: path for path in FOLDER.glob("*.toml")}
    for name, found in installed(PROFILES):
        where = f"entry point {name} in {PROFILES}"
        if not isinstance(found, (str, os.PathLike)):
            raise InputError(
                f"this is a {type(found).__name__}", "let it name the path of a TOML file", where
            )
        if name in paths:
            raise InputError(f"there is a profile {name!r} already", "give it another name", where)
        paths[name] = Path(found)
    return paths


@lru_cache(maxsize=16)
def load(name: str) -> Profile:
    """Return the profile of that id. Raises InputError where there is none, or where its file is wrong."""
    if name not in names():
        raise UnknownNameError("profile", name, names())
    file = read_toml(_paths()[name])
    content = _table(file, (), ("title", "source", "rules"), ())
    title, source = (_text(file, (key,)) for key in ("title", "source"))
    known = _rules()
    rules = {rule: _thresholds(file, known[rule]) for rule in _table(file, ("rules",), (), known)}
    sources = {rule: _text(file, ("rules", rule, "source")) for rule in content["rules"]}
    return Profile(name, title, source, rules, sources)


def _rules() -> dict[str, Rule]:
    from ..rules import all_rules  # whose thresholds are a profile's

    return {rule.id: rule for rule in all_rules()}


def _thresholds(file: TomlFile, rule: Rule) -> Thresholds:
    """Return what a profile says of a rule, all of it in numbers; a flag is 0 or 1."""
    path = ("rules", rule.id)
    able = (*rule.options, *rule.flags)
    table = _table(file, path, ("source", *rule.thresholds), able)
    return {key: _number(file, (*path, key), flag=key in rule.flags) for key in table if key != "source"}


def _at(file: TomlFile, path: Place) -> Any:  # noqa: ANN401 - TOML holds any type
    value: Any = file.content
    for key in path:
        value = value[key]
    return value


def _table(file: TomlFile, path: Place, needed: Collection[str], able: Collection[str]) -> Mapping[str, Any]:
    """Return a table that has all of the needed keys, and none but these and those that it may have."""
    table = _at(file, path)
    if not isinstance(table, dict):
        raise _wrong(file, path, "give a table")
    for key in table:
        if key not in needed and key not in able:
            known = [*needed, *able]
            raise UnknownNameError("key", key, known, file.where((*path, key), key=True))
    for key in needed:
        if key not in table:
            raise InputError(f"the key {key!r} is missing", f"add {key} = …", file.where(path))
    return table


def _text(file: TomlFile, path: Place) -> str:
    value = _at(file, path)
    if not isinstance(value, str):
        raise _wrong(file, path, "give text in quotation marks")
    return value


def _number(file: TomlFile, path: Place, *, flag: bool) -> float:
    value = _at(file, path)
    if flag:
        if not isinstance(value, bool):
            raise _wrong(file, path, "give true or false")
        return float(value)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= _LARGEST or not isfinite(value):
        raise _wrong(file, path, f"give a number from 0 to {_LARGEST:,}")
    return float(value)


def _wrong(file: TomlFile, path: Place, right: str) -> InputError:
    return InputError(f"{'.'.join(map(str, path))} is {shown(_at(file, path))}", right, file.where(path))
