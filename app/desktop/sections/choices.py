"""What the control panel offers: the choices of each dimension, with their labels."""

from __future__ import annotations

from app.content.designs import modes_of
from app.content.scenarios.labels import scenario_labels
from app.domain.facts.text import Text
from app.prototype.dimensions import Dimension
from app.prototype.variant import Variant, navigations_of

Choices = tuple[tuple[str, Text], ...]


def choices(dimension: Dimension, variant: Variant) -> Choices:
    """Return what can be chosen in a dimension beside the other choices: names and labels.

    A design offers the modes that it has, a phone its kinds of navigation; a text size of the command line's
    stands beside the usual ones.
    """
    names = dimension.names()
    if dimension.name == "scenario":
        names = tuple(label.id for label in scenario_labels())  # in the order of the scenarios' own
    if dimension.name == "mode":
        names = modes_of(variant.design)
    if dimension.name == "navigation":
        names = navigations_of(variant.platform)
    chosen = variant.as_arguments()[dimension.name]
    offered = names if chosen in names else (*names, chosen)
    return tuple((name, dimension.label(name)) for name in offered)
