"""The dimensions of the prototype that tell the places of a baseline apart."""

from __future__ import annotations

from app.prototype.dimensions import others
from app.prototype.variant import Variant
from audits.baseline import Dimensions

_PLACE = ("platform", "theme", "design", "screen")
_ADDED = others("scenario", *_PLACE[:3])  # earlier reports do not name them; they showed the usual choice


def dimensions() -> Dimensions:
    """Return what tells places apart; a scenario does not: a screen is the same in all of them."""
    return Dimensions((*_PLACE, *_ADDED), Variant().as_arguments())
