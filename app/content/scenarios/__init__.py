"""The scenarios: one TOML file each. Their names are known here; ``loading`` makes accounts of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.content import data
from app.domain.text import Text
from app.errors import UnknownNameError

FOLDER = Path(__file__).parent


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
    from app.content.scenarios.reading import read_scenario  # which names of scenarios can do without

    files = ((name, read_scenario(name)) for name in scenario_names())
    labels = (Label(name, file.name, file.who, file.order) for name, file in files)
    return tuple(sorted(labels, key=lambda label: (label.order, label.id)))


def scenario_label(name: str) -> Label:
    """Return what one scenario is called. Raises InputError for an unknown name."""
    labels = {label.id: label for label in scenario_labels()}
    if name not in labels:
        raise UnknownNameError("scenario", name, labels)
    return labels[name]
