"""text-contrast: each character of each text stands out from what is behind it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

import numpy as np

from ..looking.names import labelling
from ..looking.screen import Screen
from ..looking.signs import is_sign
from ..looking.slivers import slivers
from ..looking.tree import Element, is_partly_scrolled_out
from ..model import Outcome
from ..pixels.colour import hexadecimal, shown
from ..pixels.contrast import Letter, Measured
from ..pixels.pictures import heat_map
from ..pixels.texts import Span
from .rule import RATIO, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged

_REASONS = {
    "covered": "Nothing of this text shows, or no more than a rim: something covers it. Look at it.",
    "clipped": "Nothing of this text shows: it is scrolled or clipped away.",
    "scrolled-under": "This text lies under something now; its list scrolls, and brings it out.",
    "unplaced": "Where this text is drawn cannot be told: it passes through a shader with many others.",
    "off-screen": "This text lies outside the screen.",
    "hidden": "This text is drawn fully transparent.",
    "shadow": "This is the shadow of the same text, which stands on it.",
    "same-colour": "This text has the colour of its background: no way shows to tell what it says.",
}
_UNDECIDED = ("covered", "same-colour", "unplaced")
"""Why texts show nothing though somebody may have to read them: a person has to look."""
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
    idle = _labels_of_disabled(screen)
    for element, results in screen.texts.items():
        verdict = exemption(element) or idle.get(element) or _judge(screen, element, results, thresholds)
        if verdict is not None:
            yield verdict


def _labels_of_disabled(screen: Screen) -> dict[Element, Verdict]:
    """Return verdicts on the texts that name disabled controls, and nothing else (ACT rule afw4f7)."""
    message = "It names a disabled control, and is exempt like that."
    return {
        part: unjudged(part, "disabled-label", message)
        for label, named in labelling(screen.elements).items()
        if all("disabled" in control.states for control in named)
        for part in label.walk()
    }


def _judge(
    screen: Screen, element: Element, results: list[Measured], thresholds: Thresholds
) -> Verdict | None:
    saying = [result for result in results if result.drawn.source.text.strip()]
    if not saying:
        return None
    buried = next((result for result in saying if result.hidden_because == "covered-by-itself"), None)
    if buried is not None:
        return _buried(screen, element, buried, thresholds)
    showing = [result for result in saying if result.letters]
    verdict = _judge_showing(screen, element, showing, thresholds)
    if verdict is not None and verdict.outcome is Outcome.FAILED:
        saying = [_without_slivers(screen, element, result, thresholds) for result in saying]
        showing = [result for result in saying if result.letters]
        verdict = _judge_showing(screen, element, showing, thresholds)
    unseen = [_why_unseen(element, result) for result in saying if not result.letters]
    undecided = next((reason for reason in unseen if reason in _UNDECIDED), None)
    if undecided is not None and (verdict is None or verdict.outcome is not Outcome.FAILED):
        return Verdict(element, Outcome.CANT_TELL, _REASONS[undecided], reason=undecided)
    return verdict or unjudged(element, unseen[0], _REASONS[unseen[0]])


def _without_slivers(screen: Screen, element: Element, result: Measured, thresholds: Thresholds) -> Measured:
    """Return a text without the letters that fail where no more than a sliver of them is in sight."""
    failing = [each for each in result.letters if each.ratio < _need(screen, result, each, thresholds)]
    gone = {letter.owner for letter in slivers(screen, element, result, failing)} if failing else set()
    if not gone:
        return result
    letters = [letter for letter in result.letters if letter.owner not in gone]
    because = "clipped" if is_partly_scrolled_out(element) else "covered"
    return replace(result, letters=letters, hidden_because="" if letters else because)


def _need(screen: Screen, result: Measured, letter: Letter, thresholds: Thresholds) -> float:
    size, bold = _setting(result, letter.span)
    return required_ratio(round(size * _growth(result) / screen.scale, 3), bold, thresholds)


def _why_unseen(element: Element, result: Measured) -> str:
    """Return why nothing of a text shows; under a bar, a list that scrolls has only not come so far yet."""
    if result.hidden_because == "covered" and _scrolls(element):
        return "scrolled-under"
    return result.hidden_because


def _scrolls(element: Element) -> bool:
    """Tell whether an element lies in a list that is longer, or wider, than what shows of it."""
    around = element.parent
    while around is not None:
        if around.scrolls and around.children:
            inner, outer = around.children[0].widget, around.widget
            if inner.height > outer.height or inner.width > outer.width:
                return True
        around = around.parent
    return False


def _judge_showing(
    screen: Screen, element: Element, showing: list[Measured], thresholds: Thresholds
) -> Verdict | None:
    """Judge the texts of which something shows, but for shadows, which nobody reads."""
    read = [result for result in showing if result.hidden_because != "shadow"]
    if not read:
        return unjudged(element, "shadow", _REASONS["shadow"]) if showing else None
    worded = [result for result in read if not is_sign(element, result.drawn.source.text)]
    if not worded:
        return Verdict(
            element, Outcome.PASSED, "A lone symbol is no text; non-text-contrast judges it.", reason="symbol"
        )
    judged = [_judged(screen, result, thresholds) for result in worded]
    return _verdict(screen, element, min(judged, key=lambda one: one.weakest.ratio / one.required))


def _buried(screen: Screen, element: Element, result: Measured, thresholds: Thresholds) -> Verdict:
    """Return the failure of a text over which its own widget draws, so that its contrast is 1:1."""
    size, bold = _setting(result, None)
    size = round(size * _growth(result) / screen.scale, 3)
    required = required_ratio(size, bold, thresholds)
    message = (
        f"Contrast is 1.00:1 but needs {required:g}:1: the widget draws its own background over this text. "
        "Draw the background in canvas.before."
    )
    data = {"contrastRatio": 1.0, "expectedContrastRatio": f"{required:g}:1", **_font(size, bold)}
    return Verdict(element, Outcome.FAILED, message, 1.0, required, "covered-by-itself", data)


def _judged(screen: Screen, result: Measured, thresholds: Thresholds) -> _Judged:
    grown = _growth(result)
    needs: dict[Span | None, tuple[float, float]] = {}
    for letter in result.letters:
        if letter.span not in needs:
            size, bold = _setting(result, letter.span)
            size = round(size * grown / screen.scale, 3)  # places on the screen are sums of floats
            needs[letter.span] = required_ratio(size, bold, thresholds), size
    below = sum(letter.ratio < needs[letter.span][0] for letter in result.letters)
    weakest = min(result.letters, key=lambda letter: letter.ratio / needs[letter.span][0])
    return _Judged(result, weakest, *needs[weakest.span], below)


def _growth(result: Measured) -> float:
    """How many frame pixels long a texel is."""
    to_frame = result.drawn.to_frame
    return math.sqrt(abs(to_frame[0] * to_frame[3] - to_frame[1] * to_frame[2])) if to_frame else 1.0


def _font(size: float, bold: bool) -> dict[str, str]:
    """Return size and weight in axe-core's names."""
    return {"fontSize": f"{size * _PT_PER_DP:.1f}pt ({size:g}px)", "fontWeight": "bold" if bold else "normal"}


def _setting(result: Measured, span: Span | None) -> tuple[float, bool]:
    """Font size in texture px, and whether it is bold, of a span or else of the whole text."""
    if span is not None:
        return span.size, span.bold
    options = result.drawn.source.options
    return float(options.get("font_size", 0)), bool(options.get("bold"))


def _verdict(screen: Screen, element: Element, judged: _Judged) -> Verdict:
    letter, required = judged.weakest, judged.required
    failed = letter.ratio < required
    colours = f"{hexadecimal(letter.foreground)} on {hexadecimal(letter.background)}"
    sign = "but needs" if failed else "and needs"
    message = f"Contrast is {shown(letter.ratio)}:1 {sign} {required:g}:1 ({colours}, {judged.size:g} dp)."
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    same = letter.foreground == letter.background
    if same:
        message = (
            f"Contrast is 1.00:1 but needs {required:g}:1: the text has the colour of its background "
            f"({hexadecimal(letter.background)}, {judged.size:g} dp)."
        )
    data = _data(element, judged)
    if failed and screen.illustrated and not element.private:
        data["heatMap"] = heat_map(judged.result, required)
    reason = "same-colour" if same else ""
    return Verdict(element, outcome, message, letter.ratio, required, reason, data)


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
        **_font(judged.size, bold),
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
                "covered": "Something else covers all of this text: look whether anybody has to read it.",
                "same-colour": "This text has the colour of its background: look what it says, and to whom.",
            },
        ),
        "zh-CN": Texts(
            title="文字与底色要分得开",
            defect="{name}的文字看不清",
            why="文字与底色明暗太接近，视力不好的人看不清，阳光下谁都看不清。",
            remedy="让两种颜色离得更远，或者把字变大、变粗。",
            reasons={
                "unplaced": "这段文字和许多别的文字由同一个着色器画出，无法定位",
                "covered": "这段文字被别的东西完全盖住，请人工确认是否需要让人看到",
                "same-colour": "这段文字与底色相同，看不见内容，请人工确认",
            },
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
