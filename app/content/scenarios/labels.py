"""What the scenarios are called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from app.content.scenarios import scenario_names
from app.content.scenarios.loading import read_scenario
from app.domain.facts.text import Text
from app.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Label:
    """What a scenario is called, who the person is, and where it stands in a list."""

    id: str
    name: Text
    who: Text
    order: int


@cache
def scenario_labels() -> tuple[Label, ...]:
    """Return what all scenarios are called, in the order in which they are offered."""
    files = ((name, read_scenario(name)) for name in scenario_names())
    labels = (Label(name, file.name, file.who, file.order) for name, file in files)
    return tuple(sorted(labels, key=lambda label: (label.order, label.id)))


def scenario_label(name: str) -> Label:
    """Return what one scenario is called. Raises InputError for an unknown name."""
    labels = {label.id: label for label in scenario_labels()}
    if name not in labels:
        raise UnknownNameError("scenario", name, labels)
    return labels[name]
