"""non-text-contrast: a symbol or picture that alone says what a control does can be made out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..looking.screen import Screen
from ..looking.tree import Element, is_partly_scrolled_out
from ..looking.wording import is_symbol
from ..model import Outcome
from ..pixels.colour import Rgb, as_rgbs, hexadecimal, shown
from ..pixels.contrast import Measured
from .rule import RATIO, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged

_STRONG = 0.5  # of the largest change: weaker pixels are the soft edge of a shape
_FEW_COLOURS = 6  # more than these (in steps of 32 a channel) is a picture, not a sign


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge lone symbols, and pictures in controls that show no words."""
    required = thresholds["minimum"]
    for element, results in screen.texts.items():
        symbols = [r for r in results if r.drawn.source and _is_sign(r.drawn.source.text) and r.letters]
        if symbols and len(symbols) == sum(bool(r.letters) for r in results):
            yield exemption(element) or _judge_symbol(element, symbols, required)
    for element, results in screen.pictures.items():
        control = _control_of(element)
        if control is None or _says_words(screen, control):
            continue
        if is_partly_scrolled_out(control):
            yield unjudged(
                element, "scrolled-out", "Its words may be scrolled out with the rest of its control."
            )
        else:
            yield exemption(element) or _judge_picture(element, results, screen, required)


def _is_sign(text: str) -> bool:
    return bool(text.strip()) and is_symbol(text)


def _control_of(element: Element) -> Element | None:
    control: Element | None = element
    while control is not None and not control.control:
        control = control.parent
    return control


def _says_words(screen: Screen, control: Element) -> bool:
    """Whether a control shows more than a picture."""
    return any(result.letters for one in control.walk() for result in screen.texts.get(one, ()))


def _judge_symbol(element: Element, symbols: list[Measured], required: float) -> Verdict:
    letter = min((letter for result in symbols for letter in result.letters), key=lambda one: one.ratio)
    return _verdict(element, letter.ratio, required, letter.foreground, letter.background)


def _judge_picture(element: Element, results: list[Measured], screen: Screen, required: float) -> Verdict:
    showing = [result for result in results if len(result.values)]
    if not showing:
        reason = results[0].hidden_because or "covered"
        return unjudged(element, reason, "Nothing of this picture shows.")
    result = max(showing, key=lambda one: len(one.values))
    pixels = result.pixels
    strong = pixels.values - 1 >= _STRONG * (pixels.values.max() - 1)
    colours = pixels.full[strong, :3]
    if len(np.unique(colours >> 5, axis=0)) > _FEW_COLOURS:
        message = "A picture of many colours: whether it can be made out needs eyes."
        return Verdict(element, Outcome.CANT_TELL, message, reason="many-colours")
    middle = np.argsort(pixels.values[strong])[strong.sum() // 2]
    foreground, background = as_rgbs(np.stack([colours[middle], pixels.behind[strong][middle, :3]]))
    return _verdict(element, float(pixels.values[strong][middle]), required, foreground, background)


def _verdict(element: Element, ratio: float, required: float, foreground: Rgb, background: Rgb) -> Verdict:
    failed = ratio < required
    fore, back = hexadecimal(foreground), hexadecimal(background)
    sign = "but needs" if failed else "and needs"
    message = f"Contrast of the sign is {shown(ratio)}:1 {sign} {required:g}:1 ({fore} on {back})."
    data = {
        "fgColor": fore,
        "bgColor": back,
        "contrastRatio": float(shown(ratio)),
        "expectedContrastRatio": f"{required:g}:1",
    }
    return Verdict(element, Outcome.FAILED if failed else Outcome.PASSED, message, ratio, required, data=data)


RULE = Rule(
    id="non-text-contrast",
    texts={
        "en": Texts(
            title="Signs stand out from their background",
            defect="A sign cannot be made out: {name}",
            why=(
                "A control that only a symbol or a picture explains is lost to people who cannot "
                "make that picture out."
            ),
            remedy="Choose colours further apart for the symbol or picture.",
            reasons={
                "many-colours": "A picture of many colours: whether it can be made out needs eyes.",
            },
        ),
        "zh-CN": Texts(
            title="图形与底色要分得开",
            defect="{name}的图形看不清",
            why="只用图形表示的控件，图形看不清，就不知道它做什么。",
            remedy="让图形和底色的颜色离得更远。",
            reasons={
                "many-colours": "图形颜色太多，能否看清要人来看",
            },
        ),
    },
    criterion="WCAG 2.2 SC 1.4.11",
    url="https://www.w3.org/WAI/WCAG22/Understanding/non-text-contrast.html",
    impact="serious",
    check=check,
    unit=RATIO,
    tags=("cat.color", "wcag21aa"),
    looks=True,
    thresholds=("minimum",),
)
