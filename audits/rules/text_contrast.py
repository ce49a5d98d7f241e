"""text-contrast: each character of each text stands out from what is behind it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

import numpy as np

from ..looking.screen import Screen
from ..looking.tree import Element
from ..looking.wording import is_symbol
from ..model import Outcome
from ..pixels.colour import hexadecimal, shown
from ..pixels.contrast import Letter, Measured
from ..pixels.pictures import heat_map
from ..pixels.texts import Span
from .rule import RATIO, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged

_REASONS = {
    "covered": "Nothing of this text shows: something covers it.",
    "clipped": "Nothing of this text shows: it is scrolled or clipped away.",
    "unplaced": "Where this text is drawn cannot be told: it passes through a shader with many others.",
    "off-screen": "This text lies outside the screen.",
    "same-colour": "This text has the colour of its background and is not meant to be seen.",
}
_PT_PER_DP = 0.75  # as CSS has it: 72 pt are 96 px


@dataclass(frozen=True, slots=True)
class _Judged:
    """A text by its weakest letter: what that needs, at which size (dp), and how many fall short."""

    result: Measured
    weakest: Letter
    required: float
    size: float
    below: int


def required_ratio(size: float, bold: bool, thresholds: Thresholds) -> float:
    """Return the ratio that text of ``size`` dp needs under a profile's definition of large text.

    A profile that defines none knows no large text.
    """
    if "large_above" in thresholds:
        large = size > thresholds["large_above"]
    else:
        large = size >= thresholds.get("large_bold_size" if bold else "large_size", inf)
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
        if reason == "unplaced":
            return Verdict(element, Outcome.CANT_TELL, _REASONS[reason], reason="unplaced")
        return unjudged(element, reason, _REASONS[reason])
    worded = [result for result in showing if not is_symbol(result.drawn.source.text)]  # type: ignore[union-attr]
    if not worded:
        return Verdict(
            element, Outcome.PASSED, "A lone symbol is no text; non-text-contrast judges it.", reason="symbol"
        )
    judged = [_judged(screen, result, thresholds) for result in worded]
    return _verdict(screen, element, min(judged, key=lambda one: one.weakest.ratio / one.required))


def _judged(screen: Screen, result: Measured, thresholds: Thresholds) -> _Judged:
    to_frame = result.drawn.to_frame
    grown = math.sqrt(abs(to_frame[0] * to_frame[3] - to_frame[1] * to_frame[2])) if to_frame else 1.0
    needs: dict[Span | None, tuple[float, float]] = {}
    for letter in result.letters:
        if letter.span not in needs:
            size, bold = _setting(result, letter.span)
            size = round(size * grown / screen.scale, 3)  # places on the screen are sums of floats
            needs[letter.span] = required_ratio(size, bold, thresholds), size
    below = sum(letter.ratio < needs[letter.span][0] for letter in result.letters)
    weakest = min(result.letters, key=lambda letter: letter.ratio / needs[letter.span][0])
    return _Judged(result, weakest, *needs[weakest.span], below)


def _setting(result: Measured, span: Span | None) -> tuple[float, bool]:
    """Font size in texture px, and whether it is bold, of a span or else of the whole text."""
    if span is not None:
        return span.size, span.bold
    options = result.drawn.source.options if result.drawn.source else {}
    return float(options.get("font_size", 0)), bool(options.get("bold"))


def _verdict(screen: Screen, element: Element, judged: _Judged) -> Verdict:
    letter, required = judged.weakest, judged.required
    failed = letter.ratio < required
    colours = f"{hexadecimal(letter.foreground)} on {hexadecimal(letter.background)}"
    sign = "but needs" if failed else "and needs"
    message = f"Contrast is {shown(letter.ratio)}:1 {sign} {required:g}:1 ({colours}, {judged.size:g} dp)."
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    data = _data(element, judged)
    if failed and screen.illustrated and not element.private:
        data["heatMap"] = heat_map(judged.result, required)
    return Verdict(element, outcome, message, letter.ratio, required, data=data)


def _data(element: Element, judged: _Judged) -> dict[str, object]:
    """Return axe-core's figures in its names, then ours; nothing that shows what somebody typed."""
    letter, letters = judged.weakest, judged.result.letters
    _, bold = _setting(judged.result, letter.span)
    values = judged.result.values
    data: dict[str, object] = {
        "fgColor": hexadecimal(letter.foreground),
        "bgColor": hexadecimal(letter.background),
        "contrastRatio": float(shown(letter.ratio)),
        "expectedContrastRatio": f"{judged.required:g}:1",
        "fontSize": f"{judged.size * _PT_PER_DP:.1f}pt ({judged.size:g}px)",
        "fontWeight": "bold" if bold else "normal",
        "medianRatio": float(shown(statistics.median(one.ratio for one in letters))),
        "letters": len(letters),
        "lettersBelow": judged.below,
        "shareBelow": round(int(np.count_nonzero(values < judged.required)) / len(values), 4),
    }
    if not element.private:
        data["worstLetter"] = letter.text
    return data


RULE = Rule(
    id="text-contrast",
    texts={
        "en": Texts(
            title="Text stands out from its background",
            defect="Text cannot be made out: {name}",
            why=(
                "People with low vision, and anybody in bright light, cannot read text that is "
                "close to its background in lightness."
            ),
            remedy="Choose colours further apart, or make the text larger or bold.",
            reasons={
                "unplaced": "A shader draws this text together with many others: where it is cannot be told.",
            },
        ),
        "zh-CN": Texts(
            title="文字与底色要分得开",
            defect="{name}的文字看不清",
            why="文字与底色明暗太接近，视力不好的人看不清，阳光下谁都看不清。",
            remedy="让两种颜色离得更远，或者把字变大、变粗。",
            reasons={"unplaced": "这段文字和许多别的文字由同一个着色器画出，无法定位"},
        ),
    },
    criterion="WCAG 2.2 SC 1.4.3 / 1.4.6",
    url="https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html",
    impact="serious",
    check=check,
    unit=RATIO,
    tags=("cat.color", "wcag2aa"),
    looks=True,
    thresholds=("normal", "large"),
    options=("large_above", "large_size", "large_bold_size"),
)
