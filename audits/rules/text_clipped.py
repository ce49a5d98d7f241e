"""text-clipped: every text can be read whole, also larger, on a narrow screen and in landscape.

Looking tells of the present size. Operating the app tells of others: WCAG 1.4.4 asks for text at 200 %,
1.4.10 for 320 CSS px.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..clipping.leading import leads_on
from ..clipping.losses import Loss, losses
from ..clipping.placing import is_beyond_reach, is_pushed_out, lies_under_open
from ..clipping.scrolling import scrolls
from ..looking.reading import truth
from ..looking.screen import Screen
from ..looking.tree import Element, shows
from ..looking.wording import own_text
from ..model import Outcome
from ..pixels.contrast import Measured
from ..pixels.ink import letters_in, whole_text
from .rule import PERCENT, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged

if TYPE_CHECKING:
    from ..probing.probe import Probe

_EXEMPT = ("decoration", "inert", "hidden")  # a disabled control's words have to be read, too
_OF_PLACE: dict[str, object] = {"ofPlace": True}  # one text is one defect, at whatever size it is cut
_WHY = {
    "missing": "its box has no room for more lines (text_size, max_lines)",
    "shortened": "an ellipsis stands in their place",
    "box": "its own box cuts them (text_size)",
    "line": "another line is drawn on them (line_height)",
    "cropped": "its widget draws a part of the text only",
    "edge": "they run over the edge of the window, and nothing scrolls there",
    "clip": "what is around it cuts them, and does not scroll there",
    "beside": "they stand out of their widget, where something covers them or has their colour",
    "overlap": "another text is drawn on them",
}


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge the texts of every element by the letters that cannot be read whole."""
    found = losses(screen, thresholds)
    for element, results in screen.texts.items():
        if not any(result.drawn.source.text.strip() for result in results):
            continue
        exempt = exemption(element, _EXEMPT)
        if exempt is not None:
            yield exempt
        elif element in found:
            yield _judge(screen, element, found[element], thresholds["letters"])
        else:
            yield _out_of_sight(screen, element, results, thresholds["letters"])


def _judge(screen: Screen, element: Element, loss: Loss, required: float) -> Verdict:
    hard = {cause: count for cause, count in loss.lost.items() if cause in _WHY and count}
    lost = sum(hard.values())
    share = 100.0 * (loss.letters - lost) / max(loss.letters, 1)
    data = _OF_PLACE | {"letters": loss.letters, "lettersLost": lost}
    if [*hard] == ["shortened"]:
        failure = Verdict(element, Outcome.FAILED, "", share, required, "shortened", data)
        return _shortened(screen, loss, failure)
    if [*hard] == ["beside"] and lies_under_open(screen, element):
        return _under_open(element)
    if lost and share < required:
        cause = max(hard, key=lambda each: hard[each])
        message = f"{lost} of {loss.letters} characters cannot be read whole: {_WHY[cause]}."
        return Verdict(element, Outcome.FAILED, message, share, required, cause, data)
    return _not_lost(screen, element, loss) or Verdict(
        element, Outcome.PASSED, "Every character shows whole.", share, required, data=data
    )


def _not_lost(screen: Screen, element: Element, loss: Loss) -> Verdict | None:
    """Return what else stands against a text of which nothing is lost for good, None where nothing does."""
    if loss.unplaced:
        message = "How this text is drawn cannot be followed: look whether all of it shows."
        return Verdict(element, Outcome.CANT_TELL, message, reason="unplaced")
    if loss.lost["covered"] and lies_under_open(screen, element):
        return _under_open(element)
    if loss.lost["covered"] and not scrolls(element):
        message = "Something covers a part of this text, or has its colour: look whether it goes away."
        return Verdict(element, Outcome.CANT_TELL, message, reason="covered")
    if loss.lost["scrolled"] or loss.lost["covered"]:
        return unjudged(element, "scrolled", "A part of it has to be scrolled into sight.")
    return None


def _under_open(element: Element) -> Verdict:
    return unjudged(element, "under-open", "Something open lies over a part of it for now.")


def _shortened(screen: Screen, loss: Loss, failure: Verdict) -> Verdict:
    """Judge a text with an ellipsis in it by whether the whole is at hand."""
    element = failure.element
    if all(_stands_elsewhere(screen, result) for result in loss.shortened):
        message = "An ellipsis stands for a part of it; the whole text is on the screen, too."
        return replace(failure, outcome=Outcome.PASSED, message=message, reason="whole-elsewhere")
    lost = f"{loss.lost['shortened']} of {loss.letters} characters are left out: {_WHY['shortened']}"
    if leads_on(element, screen.view):
        message = f"{lost}. Look whether the whole is there after a tap."
        figures = failure.measured, failure.required
        return Verdict(element, Outcome.CANT_TELL, message, *figures, reason="shortened", data=failure.data)
    return replace(failure, message=f"{lost}.")


def _stands_elsewhere(screen: Screen, shortened: Measured) -> bool:
    whole = letters_in(whole_text(shortened.drawn.source))
    return any(
        whole in letters_in(own_text(other.widget))
        and shows(other)
        and not truth(other.widget, "is_shortened")
        for other in screen.elements
    )


def _out_of_sight(screen: Screen, element: Element, results: list[Measured], required: float) -> Verdict:
    """Judge texts of which nothing shows: those that a layout has pushed out of every reach are lost."""
    placed = [result.drawn.rect for result in results if result.drawn.rect is not None]
    out = all(result.hidden_because in ("clipped", "off-screen") for result in results)
    if out and placed and is_beyond_reach(screen, element, placed) and is_pushed_out(element):
        return _lost(element, "It lies beyond the edge, and nothing scrolls there.", required)
    if any(result.is_copy for result in results):
        return unjudged(element, "copy", "The same text is drawn over it.")
    reason = next((result.hidden_because for result in results if result.hidden_because), "unseen")
    return unjudged(element, reason, "Nothing of this text shows now.")


def _lost(element: Element, message: str, required: float) -> Verdict:
    return Verdict(element, Outcome.FAILED, message, 0.0, required, "edge", _OF_PLACE)


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge again what is well at the present size: with larger text, on a narrow screen and in landscape."""
    from ..probing.sizes import sizes, type_sizes

    now = {verdict.element.widget.uid: verdict for verdict in check(probe.screen, thresholds)}
    elements = {element.widget.uid: element for element in probe.screen.elements}
    found: dict[int, Verdict] = {}
    tried = grown = False
    before = type_sizes(probe.screen)
    for size in sizes(probe, thresholds):
        for verdict in _worse(size.screen, now, thresholds):
            uid = verdict.element.widget.uid
            if uid not in found or verdict.outcome.severity > found[uid].outcome.severity:
                element = elements.get(uid, verdict.element)
                found[uid] = replace(verdict, element=element, message=f"{size.words}: {verdict.message}")
        if size.larger_type:
            tried = True
            grown |= any(large > before.get(uid, large) for uid, large in type_sizes(size.screen).items())
    yield from found.values()
    if tried and before and not grown:
        yield _fixed(probe.screen.elements[0])


def _fixed(page: Element) -> Verdict:
    """Return the doubt about a page whose texts stay as they are: nothing is known of larger ones."""
    message = (
        "No text follows the system's text size while the app runs: start it with KIVY_METRICS_FONTSCALE=2."
    )
    return Verdict(page, Outcome.CANT_TELL, message, reason="fixed-size")


def _worse(screen: Screen, now: dict[int, Verdict], thresholds: Thresholds) -> Iterator[Verdict]:
    """Yield what can be read whole now and cannot at this size."""
    for verdict in check(screen, thresholds):
        before = now.get(verdict.element.widget.uid)
        severity = before.outcome.severity if before is not None else 0
        if verdict.outcome in (Outcome.FAILED, Outcome.CANT_TELL) and verdict.outcome.severity > severity:
            yield verdict
        elif before is not None and before.outcome is Outcome.PASSED and _has_gone(screen, verdict):
            yield _lost(verdict.element, "Nothing of it can be seen any more.", thresholds["letters"])


def _has_gone(screen: Screen, verdict: Verdict) -> bool:
    """Tell whether a text that was there is out of sight, and no scrolling brings it back."""
    element = verdict.element
    if verdict.reason == "covered":
        return not scrolls(element)
    rects = [each.drawn.rect for each in screen.texts[element] if each.drawn.rect is not None]
    return (
        verdict.reason in ("clipped", "off-screen")
        and bool(rects)
        and is_beyond_reach(screen, element, rects)
    )


RULE = Rule(
    id="text-clipped",
    texts={
        "en": Texts(
            title="Texts show whole",
            defect="A part of the text is lost: {name}",
            why=(
                "People who set text larger or use a small screen miss what is cut off, covered or "
                "overprinted; with a number or a name, they read another one."
            ),
            remedy=(
                "Let the box grow with the text: wrap at the width (text_size: self.width, None), take the "
                "height from texture_size, and put what is longer than the screen into a ScrollView."
            ),
            reasons={
                "shortened": "An ellipsis stands for a part of it: look whether a tap shows the whole.",
                "covered": "Something covers a part of it, or has its colour: look whether it goes away.",
                "fixed-size": (
                    "No text follows the system's text size while the app runs. Start it with "
                    "KIVY_METRICS_FONTSCALE=2 and look again, or whether it has a setting of its own."
                ),
                "unplaced": "How this text is drawn cannot be followed: look whether all of it shows.",
            },
        ),
        "zh-CN": Texts(
            title="文字要显示完整",
            defect="{name}的文字显示不全",
            why="调大字号或用小屏手机的人会看不到被截断、遮住或重叠的内容；数字、姓名少了几个字，就会读错。",
            remedy=(
                "让文本框随文字变大：按宽度换行（text_size: self.width, None），高度取自 texture_size，"
                "一屏放不下的放进 ScrollView。"
            ),
            reasons={
                "shortened": "部分文字用省略号代替，请确认点一下能否看到全文",
                "covered": "部分文字被别的东西盖住，或与底色相同，请确认遮挡会不会消失",
                "fixed-size": (
                    "运行中没有文字跟随系统字号。请设置 KIVY_METRICS_FONTSCALE=2 重新启动再看，"
                    "或确认应用有自己的字号设置"
                ),
                "unplaced": "无法追踪这段文字的绘制方式，请确认是否显示完整",
            },
        ),
    },
    criterion="WCAG 2.2 SC 1.4.4 / 1.4.10",
    url="https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html",
    impact="serious",
    check=check,
    unit=PERCENT,
    tags=("cat.sensory-and-visual-cues", "wcag2aa", "wcag21aa"),
    looks=True,
    thresholds=("letters", "ink", "covered", "faint", "scale_between", "scale", "narrow"),
    probe=probe,
)
