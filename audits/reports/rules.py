"""What reports say of a rule: its own metadata, with impact and tags in axe-core's terms."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from ..pixels.colour import shown
from ..rules import RULES


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule as a reader of results meets it; ``criterion`` is the clause, such as "WCAG 2.2 SC 1.4.3"."""

    id: str
    help: str
    description: str
    criterion: str
    help_url: str
    impact: str
    tags: tuple[str, ...]
    unit: str

    def figure(self, value: float | None) -> str:
        """Return a measured figure with its unit, rounded down to hundredths; "" for None."""
        if value is None:
            return ""
        return (shown(value) if ":" in self.unit else f"{float(shown(value)):g}") + self.unit

    def need(self, value: float | None) -> str:
        """Return a requirement with its unit, as its source writes it: 4.5, not 4.50."""
        return "" if value is None else f"{value:g}{self.unit}"


@lru_cache(maxsize=256)
def info(rule_id: str) -> RuleInfo:
    """Return what is known of a rule; one that this version does not have is known by its id alone."""
    table = {**_table()["default"], **_table().get(rule_id, {})}
    impact, tags, unit = str(table["impact"]), tuple(table["tags"]), str(table["unit"])
    rule = next((rule for rule in RULES if rule.id == rule_id), None)
    if rule is None:
        return RuleInfo(rule_id, rule_id, rule_id, "", "", impact, tags, unit)
    criteria = tuple(
        "wcag" + number.replace(".", "") for number in re.findall(r"\d\.\d\.\d+", rule.criterion)
    )
    description = f"{rule.title}. {rule.help}"
    return RuleInfo(rule_id, rule.title, description, rule.criterion, rule.url, impact, tags + criteria, unit)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))
