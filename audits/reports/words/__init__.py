"""The words of the HTML report: one TOML a language, all with the same keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from ...model import Finding, Run
from ..rules import info
from ..survey import Seen

NAMES = ("zh-CN", "en")
"""Languages in the order in which the report offers them."""

_LISTED = 3


@dataclass(frozen=True, slots=True)
class Words:
    """One language: texts by dotted key, and what a run calls its own dimensions and values."""

    lang: str
    texts: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values filled in; in its form for one thing where ``n`` is 1."""
        form = f"{key}_one" if values.get("n") == 1 and f"{key}_one" in self.texts else key
        return self.texts[form].format(**values)

    def label(self, dimension: str, value: str) -> str:
        """Return what people call a value of a dimension: the run's word, ours, or the value itself."""
        key = f"{dimension}.{value}"
        return self.labels.get(key) or self.texts.get(f"value.{key}") or value

    def dimension(self, name: str) -> str:
        """Return what people call a dimension."""
        return self.labels.get(f"dimension.{name}") or self.texts.get(f"dimension.{name}", name)

    def group(self, run: Run, states: Sequence[Seen]) -> str:
        """Return what tells these states from the control, or the control from the rest: "clear"."""
        dimension = next(iter(run.control), "")
        values = dict.fromkeys(state.context.get(dimension, "") for state in states)
        return self("page.list").join(filter(None, (self.label(dimension, v) for v in values))) or self(
            "page.product"
        )

    def some(self, dimension: str, values: Sequence[str]) -> str:
        """Return the first few values of a dimension, and how many there are."""
        listed = self("page.list").join(self.label(dimension, value) for value in values[:_LISTED])
        return listed if len(values) <= _LISTED else self("page.some", list=listed, n=len(values))

    def expected(self, name: str) -> str:
        """Return a known defect in words."""
        return self.labels.get(f"expected.{name}", name)

    def look(self, state: str) -> str:
        """Return the name of a look, such as "pressed"."""
        return self.texts.get(f"look.{state}", state)

    def reason(self, finding: Finding) -> str:
        """Return why a verdict is undecided."""
        return self.texts.get(f"reason.{finding.reason}") or finding.reason or finding.message

    def rule(self, rule_id: str) -> str:
        """Return a rule's title."""
        return self.texts.get(f"rule.{rule_id}.title") or info(rule_id).help

    def remedy(self, rule_id: str) -> str:
        """Return what to do about a rule's failures."""
        return self.texts.get(f"rule.{rule_id}.remedy") or info(rule_id).description

    def what(self, names: Sequence[str]) -> str:
        """Return accessible names as one phrase: the first of them, and how many there are."""
        if not names:
            return self("page.unnamed")
        return self("defects.more" if len(names) > 1 else "defects.quoted", name=names[0], n=len(names))

    def screen(self, context: Mapping[str, str], row: str) -> str:
        """Return which screen (dimension ``row``) a context tells of, and in which theme."""
        names = (name for name in (row, "theme") if name in context)
        return " · ".join(self.label(name, context[name]) for name in names)

    def defect(self, rule_id: str, name: str) -> str:
        """Return what is wrong with something, in words."""
        text = self.texts.get(f"rule.{rule_id}.defect")
        return text.format(name=name) if text else self("defects.title", name=name, title=self.rule(rule_id))


def load(lang: str, labels: Mapping[str, str]) -> Words:
    """Return the words of a language (one of ``NAMES``) with a run's own labels."""
    texts, lists = _read(lang)
    return Words(lang, texts, lists, labels)


@lru_cache(maxsize=len(NAMES))
def _read(lang: str) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    raw = tomllib.loads(resources.files(__name__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    _flatten("", raw, texts, lists)
    return texts, lists


def _flatten(
    prefix: str, table: Mapping[str, object], texts: dict[str, str], lists: dict[str, tuple[str, ...]]
) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}{key}.", value, texts, lists)
        elif isinstance(value, list):
            lists[prefix + key] = tuple(str(item) for item in value)
        else:
            texts[prefix + key] = str(value)
