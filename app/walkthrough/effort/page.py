"""Effort as a page that stands alone, and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, select_autoescape

from app.content.operators import Operator
from app.domain.facts.text import FALLBACK
from app.tomlfile import read_toml
from app.walkthrough.effort.acts import Counts
from app.walkthrough.effort.cost import Cost, goals
from audits.writing.plaintext import displayable
from audits.writing.strictjson import json_text

_PARTS = ("thinking", "moving", "typing", "reading")
_COUNTED = tuple(Counts.__dataclass_fields__)


def page(costs: Sequence[Cost], operators: Mapping[str, Operator], language: str) -> str:
    """Return the page in HTML, in a language that it has words in; else in English."""
    environment = Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: displayable(value) if isinstance(value, str) else value,
    )
    words = _words()
    language = language if language in words else FALLBACK
    longest = max((cost.times["high"].total for cost in costs), default=1.0) or 1.0
    return environment.get_template("effort.html").render(
        goals=sorted(goals(costs).items(), key=lambda each: -len(each[1])),
        operators=operators,
        words=words[language],
        language=language,
        counted=_COUNTED,
        parts=_PARTS,
        longest=longest,
    )


def data(costs: Sequence[Cost], operators: Mapping[str, Operator]) -> str:
    """Return the same as JSON."""
    told = {
        "estimates": "published operators; nothing was measured with people",
        "flows": [cost.as_data() for cost in costs],
        "operators": {
            name: {"low": each.low, "likely": each.likely, "high": each.high, "unit": each.unit}
            | {"sources": dict(each.sources)}
            for name, each in operators.items()
        },
    }
    return json_text(told, indent=1)


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return read_toml(Path(__file__).with_name("words.toml")).content
