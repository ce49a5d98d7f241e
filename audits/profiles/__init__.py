"""Profiles: which rules hold and with what thresholds, one TOML a profile, each figure with its source."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TypeAlias

Thresholds: TypeAlias = Mapping[str, float]


class UnknownNameError(ValueError):
    """A profile or rule that does not exist was asked for; the message says which ones do."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        close = difflib.get_close_matches(name, names, n=1)
        hint = f"did you mean {close[0]}?" if close else f"known: {', '.join(names)}"
        super().__init__(f"no {kind} is called {name!r}; {hint}")


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
