"""Colours as the data files write them, and the few that are computed from others."""

from __future__ import annotations

import re

Rgba = tuple[float, float, float, float]

_HEX = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_RGBA = re.compile(r"rgba\((\d+), (\d+), (\d+), ([01]?\.?\d+)\)")
_WHITE, _BLACK = 1.0, 0.0


def parse(words: str) -> Rgba:
    """Read ``#rrggbb`` or ``rgba(r, g, b, a)`` as four shares from 0 to 1. Raises ValueError else."""
    if match := _HEX.fullmatch(words):
        red, green, blue = (int(pair, 16) / 255 for pair in match.groups())
        return red, green, blue, 1.0
    if match := _RGBA.fullmatch(words):
        red, green, blue = (int(part) / 255 for part in match.groups()[:3])
        return red, green, blue, float(match[4])
    raise ValueError(f"{words!r} is not a colour")


def over(front: Rgba, back: Rgba) -> Rgba:
    """Return what is seen where a translucent colour lies on an opaque one (Porter and Duff's "over")."""
    share = front[3]
    red, green, blue = (f * share + b * (1 - share) for f, b in zip(front[:3], back[:3], strict=True))
    return red, green, blue, 1.0


def away_from(ink: Rgba, ground: Rgba, share: float) -> Rgba:
    """Move a ground away from what is written on it, so that a pressed control never loses contrast.

    ``share`` is how far towards white or black, from 0 to 1.
    """
    end = _WHITE if sum(ink[:3]) < sum(ground[:3]) else _BLACK
    red, green, blue = (part + (end - part) * share for part in ground[:3])
    return red, green, blue, ground[3]
