"""The scenarios: one TOML file each. Their names are known here; ``loading`` makes accounts of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.content import data
from app.domain.text import Text, said
from app.errors import UnknownNameError

FOLDER = Path(__file__).parent
_LAST = 1000  # where a scenario without an order stands


@dataclass(frozen=True, slots=True)
class Label:
    """What a scenario is called, who the person is, and where it stands in a list."""

    id: str
    name: Text
    who: Text
    order: int


def scenario_names() -> tuple[str, ...]:
    """Return the ids of all scenarios."""
    return data.names(FOLDER)


@cache
def scenario_labels() -> tuple[Label, ...]:
    """Return what all scenarios are called, in the order in which they are offered."""
    labels = (read_label(name, data.read_named(FOLDER, "scenario", name)) for name in scenario_names())
    return tuple(sorted(labels, key=lambda label: (label.order, label.id)))


def scenario_label(name: str) -> Label:
    """Return what one scenario is called. Raises InputError for an unknown name."""
    labels = {label.id: label for label in scenario_labels()}
    if name not in labels:
        raise UnknownNameError("scenario", name, labels)
    return labels[name]


def read_label(name: str, content: dict[str, Any]) -> Label:
    """Return what a scenario's file says that it is called."""
    path = FOLDER / f"{name}.toml"
    called, who = (data.require(content, key, path) for key in ("name", "who"))
    with data.reading(path):
        return Label(name, said(called), said(who), int(content.get("order", _LAST)))
