"""text-contrast: each character of each text stands out from what is behind it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from audits.colour import hexadecimal, shown
from audits.contrast import Letter, Measured
from audits.model import Outcome
from audits.pictures import heat_map
from audits.rule import Rule, Thresholds, Verdict, exemption, unjudged
from audits.screen import Screen
from audits.tree import Element
from audits.wording import is_symbol

_REASONS = {
    "covered": "Nothing of this text shows: something covers it.",
    "clipped": "Nothing of this text shows: it is scrolled or clipped away.",
    "off-screen": "This text lies outside the screen.",
    "same-colour": "This text has the colour of its background and is not meant to be seen.",
}
_PT_PER_DP = 0.75  # as CSS has it: 72 pt are 96 px


@dataclass(frozen=True, slots=True)
class _Judged:
    letter: Letter
    required: float
    size: float

    @property
    def margin(self) -> float:
        return self.letter.ratio / self.required


def required_ratio(size: float, bold: bool, thresholds: Thresholds) -> float:
    """Return the ratio that text of ``size`` dp needs under a profile's definition of large text."""
    if "large_above" in thresholds:
        large = size > thresholds["large_above"]
    else:
        large = size >= thresholds["large_bold_size" if bold else "large_size"]
    return thresholds["large" if large else "normal"]


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every element that draws text by its weakest character."""
    for element, results in screen.texts.items():
        verdict = exemption(element) or _judge(screen, element, results, thresholds)
        if verdict is not None:
            yield verdict


def _judge(
    screen: Screen, element: Element, results: list[Measured], thresholds: Thresholds
) -> Verdict | None:
    saying = [result for result in results if result.drawn.source and result.drawn.source.text.strip()]
    if not saying:
        return None
    showing = [result for result in saying if result.letters]
    if not showing:
        reason = saying[0].hidden_because or "covered"
        return unjudged(element, reason, _REASONS[reason])
    worded = [result for result in showing if not is_symbol(result.drawn.source.text)]  # type: ignore[union-attr]
    if not worded:
        return Verdict(
            element, Outcome.PASSED, "A lone symbol is no text; non-text-contrast judges it.", reason="symbol"
        )
    weakest = min(worded, key=lambda result: min(j.margin for j in _judged(screen, result, thresholds)))
    return _verdict(screen, element, weakest, _judged(screen, weakest, thresholds))


def _judged(screen: Screen, result: Measured, thresholds: Thresholds) -> list[_Judged]:
    source, to_frame = result.drawn.source, result.drawn.to_frame
    grown = math.sqrt(abs(to_frame[0] * to_frame[3] - to_frame[1] * to_frame[2])) if to_frame else 1.0
    judged = []
    for letter in result.letters:
        size = letter.span.size if letter.span else source.options["font_size"]  # type: ignore[union-attr]
        bold = letter.span.bold if letter.span else bool(source.options["bold"])  # type: ignore[union-attr]
        size = size * grown / screen.scale
        judged.append(_Judged(letter, required_ratio(size, bold, thresholds), size))
    return judged


def _verdict(screen: Screen, element: Element, result: Measured, judged: list[_Judged]) -> Verdict:
    worst = min(judged, key=lambda one: one.margin)
    letter, required = worst.letter, worst.required
    failed = letter.ratio < required
    colours = f"{hexadecimal(letter.foreground)} on {hexadecimal(letter.background)}"
    sign = "but needs" if failed else "and needs"
    message = f"Contrast is {shown(letter.ratio)}:1 {sign} {required:g}:1 ({colours}, {worst.size:g} dp)."
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    data = _data(element, result, judged, worst)
    if failed and screen.illustrated and not element.private:
        data["heatMap"] = heat_map(result, required)
    return Verdict(element, outcome, message, letter.ratio, required, data=data)


def _data(element: Element, result: Measured, judged: list[_Judged], worst: _Judged) -> dict[str, object]:
    """Return axe-core's figures in its names, then ours; nothing that shows what somebody typed."""
    letter = worst.letter
    bold = bool(letter.span and letter.span.bold)
    below = float(np.mean(result.values < worst.required))
    data: dict[str, object] = {
        "fgColor": hexadecimal(letter.foreground),
        "bgColor": hexadecimal(letter.background),
        "contrastRatio": float(shown(letter.ratio)),
        "expectedContrastRatio": f"{worst.required:g}:1",
        "fontSize": f"{worst.size * _PT_PER_DP:.1f}pt ({worst.size:g}px)",
        "fontWeight": "bold" if bold else "normal",
        "medianRatio": float(shown(statistics.median(one.letter.ratio for one in judged))),
        "letters": len(judged),
        "lettersBelow": sum(one.letter.ratio < one.required for one in judged),
        "shareBelow": round(below, 4),
    }
    if not element.private:
        data["worstLetter"] = letter.text
    return data


RULE = Rule(
    id="text-contrast",
    title="Text stands out from its background",
    help="Choose colours further apart, or make the text larger or bold.",
    criterion="WCAG 2.2 SC 1.4.3 / 1.4.6",
    url="https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html",
    check=check,
    looks=True,
)
