"""How far the letters of a text have to stand out from what is behind them, by their size and weight."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from math import inf

import numpy as np
from numpy.typing import NDArray

from ..looking.screen import Screen
from ..pixels.colour import Floats
from ..pixels.contrast import Measured
from ..pixels.texts import Span
from .rule import Thresholds

_PT_PER_DP = 0.75  # as CSS has it: 72 pt are 96 px


@dataclass(frozen=True, slots=True)
class Needing:
    """A text, the ratio that each of its letters needs, and which of them fall short."""

    result: Measured
    required: Floats
    failing: NDArray[np.bool_]

    def those(self, wanted: NDArray[np.bool_], because: str) -> Needing:
        """Return the text with those letters alone; where none is left, it is hidden ``because``."""
        letters = self.result.letters.those(wanted)
        hidden = replace(self.result, letters=letters, hidden_because="" if letters else because)
        return Needing(hidden, self.required[wanted], self.failing[wanted])


def needing(screen: Screen, result: Measured, thresholds: Thresholds) -> Needing:
    """Return a text with what each of its letters needs."""

    def required(span: Span | None) -> float:
        return required_ratio(*setting(screen, result, span), thresholds)

    ratios = result.letters.by_span(required)
    return Needing(result, ratios, result.letters.ratios < ratios)


def required_ratio(size: float, bold: bool, thresholds: Thresholds) -> float:
    """Return the ratio that text of ``size`` dp needs under a profile's definition of large text.

    A profile that defines none knows no large text.
    """
    if "large_above" in thresholds:
        large = size > thresholds["large_above"]
    else:
        large = size >= thresholds.get("large_bold_size" if bold else "large_size", inf)
    return thresholds["large" if large else "normal"]


def setting(screen: Screen, result: Measured, span: Span | None) -> tuple[float, bool]:
    """Return the font size in dp as drawn, and whether it is bold, of a span or else of the whole text."""
    if span is not None:
        size, bold = span.size, span.bold
    else:
        options = result.drawn.source.options
        size, bold = float(options.get("font_size", 0)), bool(options.get("bold"))
    return round(size * _growth(result) / screen.scale, 3), bold  # places on the screen are sums of floats


def font_data(size: float, bold: bool) -> dict[str, str]:
    """Return a size in dp and a weight in axe-core's names."""
    return {"fontSize": f"{size * _PT_PER_DP:.1f}pt ({size:g}px)", "fontWeight": "bold" if bold else "normal"}


def _growth(result: Measured) -> float:
    """How many frame pixels long a texel is."""
    to_frame = result.drawn.to_frame
    return math.sqrt(abs(to_frame[0] * to_frame[3] - to_frame[1] * to_frame[2])) if to_frame else 1.0
