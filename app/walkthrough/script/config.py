"""The configuration of a flow, beyond its name: tags, and the choices with which it is played."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import InputError
from app.prototype.dimensions import dimension_names
from app.prototype.variant import Variant
from app.walkthrough.script.yamlsource import Value

CONFIG = (
    "appId",
    "url",
    "name",
    "tags",
    "env",
    "onFlowStart",
    "onFlowComplete",
    "onFlowFailure",
    "matrix",
)
"""The keys that mean something here. Any other may stand beside them, as in Maestro."""


def read_tags(value: Value) -> tuple[str, ...]:
    """Read the tags of a flow."""
    return tuple(tag.text() for tag in value.items())


def read_matrix(value: Value) -> Mapping[str, tuple[str, ...]]:
    """Read the choices with which a flow is played, by their dimensions: one, a list, or all."""
    found: dict[str, tuple[str, ...]] = {}
    for name, each in value.mapping(dimension_names()).items():
        choices = tuple(each.items()) if each.is_list else (each,)
        for choice in choices:
            try:
                if choice.text() != "all":
                    Variant().with_choices({name: choice.text()})
            except InputError as error:
                choice.fault(error.wrong, error.right)
        found[name] = tuple(choice.text() for choice in choices)
    return found
