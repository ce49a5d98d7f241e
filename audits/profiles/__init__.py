"""Profiles: which rules hold and with what thresholds, one TOML a profile, each figure with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

from ..errors import UnknownNameError

Thresholds: TypeAlias = Mapping[str, float]


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
    files = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@lru_cache(maxsize=16)
def load(name: str) -> Profile:
    """Return the profile of that id; UnknownNameError when there is none."""
    if name not in names():
        raise UnknownNameError("profile", name, names())
    raw = tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    rules = {
        rule: {k: float(v) for k, v in table.items() if k != "source"} for rule, table in raw["rules"].items()
    }
    sources = {rule: str(table["source"]) for rule, table in raw["rules"].items()}
    return Profile(name, raw["title"], raw["source"], rules, sources)
