"""Colours in the forms that programs have: hexadecimal, CSS, a name, three or four numbers from 0 to 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil, isfinite
from numbers import Real

from ..pixels.colour import Rgb, from_hexadecimal

_HEXADECIMAL = re.compile(r"#?([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
_CSS = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*[\d.]+%?\s*)?\)")
_NUMBER = re.compile(r"(?<![\w.])\d*\.?\d+(?![\w.])")


def rgb_of(value: object) -> Rgb | None:
    """Return the colour that a value stands for, without its opacity; None for what is no colour."""
    if isinstance(value, str):
        return _from_text(value)
    if not isinstance(value, Sequence) or len(value) not in (3, 4) or not all(map(_is_share, value)):
        return None
    red, green, blue = (min(255, max(0, round(float(channel) * 255))) for channel in value[:3])
    return red, green, blue


def _is_share(value: object) -> bool:
    return isinstance(value, Real) and isfinite(value)


def _from_text(text: str) -> Rgb | None:
    if match := _HEXADECIMAL.fullmatch(text):
        digits = match[1]
        return from_hexadecimal(digits[:3] if len(digits) < 6 else digits[:6])
    if match := _CSS.fullmatch(text):
        red, green, blue = (min(255, int(part)) for part in match.groups())
        return red, green, blue
    return _named(text)


def _named(text: str) -> Rgb | None:
    from kivy.utils import colormap

    channels = colormap.get(text.lower())
    return None if channels is None else rgb_of(channels)


def rewritten(text: str, colour: str) -> str:
    """Return the text of a literal with another colour (``#RRGGBB``), opaque, in the form that it has.

    ``text`` is a string in quotes, or three or four numbers with commas between.
    """
    if text[:1] in ("'", '"'):
        digits = colour if text[1:2] == "#" or not _HEXADECIMAL.fullmatch(text[1:-1]) else colour[1:]
        return f"{text[0]}{digits}{text[-1]}"
    shares = iter([*(f"{share:g}" for share in shares_of(colour)), "1"])
    return _NUMBER.sub(lambda _: next(shares), text)


def shares_of(colour: str) -> list[float]:
    """Return the channels of ``#RRGGBB`` from 0 to 1, in thousandths.

    They are rounded up: Kivy's texts take the whole part of 255 times a channel, its graphics the nearest.
    """
    return [ceil(channel / 255 * 1000 - 1e-9) / 1000 for channel in from_hexadecimal(colour)]
