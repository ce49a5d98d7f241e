"""text-contrast: each character of each text stands out from what is behind it."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import numpy as np

from ..looking.names import labelling
from ..looking.screen import Screen
from ..looking.signs import is_sign
from ..looking.slivers import Doubted, slivers
from ..looking.tree import Element, is_partly_scrolled_out
from ..model import Outcome
from ..pixels.colour import hexadecimal, shown
from ..pixels.contrast import Measured
from ..pixels.letters import Letter
from ..pixels.pictures import heat_map
from .needing import Needing, font_data, needing, required_ratio, setting
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


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every element that draws text by its weakest character."""
    idle = _labels_of_disabled(screen)
    exempt = {element: exemption(element) or idle.get(element) for element in screen.texts}
    judged = {
        element: [needing(screen, each, thresholds) for each in results if each.drawn.source.text.strip()]
        for element, results in screen.texts.items()
        if exempt[element] is None
    }
    _leave_out_slivers(screen, judged)
    for element, verdict in exempt.items():
        told = verdict or _judge(screen, element, judged[element], thresholds)
        if told is not None:
            yield told


def _labels_of_disabled(screen: Screen) -> dict[Element, Verdict]:
    """Return verdicts on the texts that name disabled controls, and nothing else (ACT rule afw4f7)."""
    message = "It names a disabled control, and is exempt like that."
    return {
        part: unjudged(part, "disabled-label", message)
        for label, named in labelling(screen.elements).items()
        if all("disabled" in control.states for control in named)
        for part in label.walk()
    }


def _judge(screen: Screen, element: Element, saying: list[Needing], thresholds: Thresholds) -> Verdict | None:
    if not saying:
        return None
    buried = _buried_in(saying)
    if buried is not None:
        return _buried(screen, element, buried, thresholds)
    verdict = _judge_showing(screen, element, [text for text in saying if text.result.letters])
    unseen = [_why_unseen(element, text.result) for text in saying if not text.result.letters]
    undecided = next((reason for reason in unseen if reason in _UNDECIDED), None)
    if undecided is not None and (verdict is None or verdict.outcome is not Outcome.FAILED):
        return Verdict(element, Outcome.CANT_TELL, _REASONS[undecided], reason=undecided)
    return verdict or unjudged(element, unseen[0], _REASONS[unseen[0]])


def _buried_in(saying: list[Needing]) -> Measured | None:
    """Return the first text over which its own widget draws."""
    results = (text.result for text in saying)
    return next((result for result in results if result.hidden_because == "covered-by-itself"), None)


def _leave_out_slivers(screen: Screen, judged: dict[Element, list[Needing]]) -> None:
    """Take from texts that fail the failing letters of which no more than a sliver is in sight."""
    doubted = [
        (element, number, text)
        for element, saying in judged.items()
        if _fails(element, saying) and _buried_in(saying) is None
        for number, text in enumerate(saying)
        if text.failing.any()
    ]
    found = slivers(screen, [Doubted(element, text.result, text.failing) for element, _, text in doubted])
    for (element, number, text), gone in zip(doubted, found, strict=True):
        if gone.any():
            because = "clipped" if is_partly_scrolled_out(element) else "covered"
            judged[element][number] = text.those(~gone, because)


def _fails(element: Element, saying: list[Needing]) -> bool:
    return any(text.failing.any() and _is_read(text) and not _is_sign(element, text) for text in saying)


def _is_read(text: Needing) -> bool:
    """Tell whether somebody reads a text, which nobody does a shadow."""
    return text.result.hidden_because != "shadow"


def _is_sign(element: Element, text: Needing) -> bool:
    return is_sign(element, text.result.drawn.source.text)


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


def _judge_showing(screen: Screen, element: Element, showing: list[Needing]) -> Verdict | None:
    """Judge the texts of which something shows."""
    read = [text for text in showing if _is_read(text)]
    if not read:
        return unjudged(element, "shadow", _REASONS["shadow"]) if showing else None
    worded = [text for text in read if not _is_sign(element, text)]
    if not worded:
        return Verdict(
            element, Outcome.PASSED, "A lone symbol is no text; non-text-contrast judges it.", reason="symbol"
        )
    shares = [text.result.letters.ratios / text.required for text in worded]
    weakest = min(range(len(worded)), key=lambda number: shares[number].min())
    return _verdict(screen, element, worded[weakest], int(shares[weakest].argmin()))


def _buried(screen: Screen, element: Element, result: Measured, thresholds: Thresholds) -> Verdict:
    """Return the failure of a text over which its own widget draws, so that its contrast is 1:1."""
    size, bold = setting(screen, result, None)
    required = required_ratio(size, bold, thresholds)
    message = (
        f"Contrast is 1.00:1 but needs {required:g}:1: the widget draws its own background over this text. "
        "Draw the background in canvas.before."
    )
    data = {"contrastRatio": 1.0, "expectedContrastRatio": f"{required:g}:1", **font_data(size, bold)}
    return Verdict(element, Outcome.FAILED, message, 1.0, required, "covered-by-itself", data)


def _verdict(screen: Screen, element: Element, text: Needing, weakest: int) -> Verdict:
    """Judge a text by the letter at a place."""
    letter, required = text.result.letters[weakest], float(text.required[weakest])
    size, bold = setting(screen, text.result, letter.span)
    failed = letter.ratio < required
    colours = f"{hexadecimal(letter.foreground)} on {hexadecimal(letter.background)}"
    sign = "but needs" if failed else "and needs"
    message = f"Contrast is {shown(letter.ratio)}:1 {sign} {required:g}:1 ({colours}, {size:g} dp)."
    outcome = Outcome.FAILED if failed else Outcome.PASSED
    same = letter.foreground == letter.background
    if same:
        message = (
            f"Contrast is 1.00:1 but needs {required:g}:1: the text has the colour of its background "
            f"({hexadecimal(letter.background)}, {size:g} dp)."
        )
    data = _data(element, text, letter, required, font_data(size, bold))
    if failed and screen.illustrated and not element.private:
        data["heatMap"] = heat_map(text.result, required)
    reason = "same-colour" if same else ""
    return Verdict(element, outcome, message, letter.ratio, required, reason, data)


def _data(
    element: Element, text: Needing, letter: Letter, required: float, font: dict[str, str]
) -> dict[str, object]:
    """Return axe-core's figures in its names, then ours; nothing that shows what somebody typed."""
    ratios, values = text.result.letters.ratios, text.result.values
    data: dict[str, object] = {
        "fgColor": hexadecimal(letter.foreground),
        "bgColor": hexadecimal(letter.background),
        "contrastRatio": float(shown(letter.ratio)),
        "expectedContrastRatio": f"{required:g}:1",
        **font,
        "medianRatio": float(shown(statistics.median(ratios.tolist()))),
        "letters": len(ratios),
        "lettersBelow": int(np.count_nonzero(text.failing)),
        "shareBelow": round(int(np.count_nonzero(values < required)) / len(values), 4),
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
