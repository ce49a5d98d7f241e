"""colour-only: what is on, wrong or a link is told by more than its hue.

WCAG 1.4.1 fails where colour is the only visual means. Two states are compared as they are drawn: where
nothing is newly drawn, no word and no letter's form differs, their lightness has to, by 3:1 (technique
G183), in grey and as seen with each of three kinds of colour blindness. By looking, controls of one kind are
compared with each other; the probe sees the same control in both of its states.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ..cues.links import Link, links
from ..cues.siblings import Compared, Cue, Limits, compare, groups
from ..cues.switching import is_on, is_wrong
from ..looking.screen import Screen
from ..looking.tree import Element
from ..messages.finding import find_messages
from ..model import Outcome
from .rule import RATIO, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged, unseen

if TYPE_CHECKING:
    from ..probing.probe import Probe

_SAMPLES = 3  # of what is declared at one place
_TOLD = {
    Cue.FORM: "The form of its letters, its size or its place tells it as well.",
    Cue.MARK: "Something is drawn that tells it as well.",
    Cue.WORDS: "Words tell it as well.",
    Cue.SIGN: "A sign tells it as well.",
    Cue.LIGHTNESS: "It is lighter or darker, too.",
    Cue.HUE: "Only its colour tells the state: nothing is drawn or written for it, and it is hardly lighter.",
}
_OPEN = {
    "no-difference": "It looks the same in both states: what tells them apart may be elsewhere.",
    "faint-mark": "Beside its colour only a mark differs that hardly stands out.",
    "siblings-differ": "Those like it are drawn otherwise anyway: only the same one, on and off, would tell.",
    "out-of-sight": "It went out of sight when its state changed: its two looks could not be compared.",
}
_UNDECIDED = tuple(_OPEN)


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge links in texts, and what is on or wrong beside others of its kind that are not."""
    yield from _links(screen, thresholds)
    yield from _siblings(screen, thresholds)


def _links(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    for element, texts in screen.texts.items():
        marked = [one for one in texts if one.drawn.source.markup]
        found = [link for one in marked for link in links(one)]
        if found:
            worst = min(found, key=lambda link: (link.form, link.ratio))
            yield exemption(element) or _link(element, worst, thresholds["contrast"])


def _link(element: Element, link: Link, required: float) -> Verdict:
    if link.form:
        told = "Each link's letters differ in form, too: a line, their weight, a sign."
        return Verdict(element, Outcome.PASSED, told, link.ratio, required)
    told = "Only its colour tells a link from the words around it."
    if link.ratio >= required:
        return Verdict(element, Outcome.PASSED, told, link.ratio, required)
    return Verdict(element, Outcome.FAILED, told, link.ratio, required, reason="link")


def _siblings(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    usable = [each for each in screen.elements if not (exemption(each) or unseen(each))]
    explained = _explained(screen) if any(map(is_wrong, usable)) else frozenset()
    limits = Limits(required=thresholds["contrast"], visible=thresholds["mark"])
    for state in (is_on, is_wrong):
        for on, off in groups(screen, usable, state):
            for each in compare(screen, on, off, limits):
                told = replace(each, cue=Cue.WORDS) if each.element in explained else each
                yield _verdict(told, thresholds)


def _explained(screen: Screen) -> frozenset[Element]:
    """Return the fields that words say something is wrong with."""
    return frozenset(each.field for each in find_messages(screen) if each.text and each.field is not None)


def _verdict(compared: Compared, thresholds: Thresholds) -> Verdict:
    element, cue, ratio = compared.element, compared.cue, compared.ratio
    required = thresholds["contrast"]
    if cue is Cue.NOTHING:
        return _open(element, "no-difference")
    if cue is Cue.UNKNOWN:
        return _open(element, "siblings-differ")
    if cue is Cue.MARK and ratio < required:
        return _open(element, "faint-mark", ratio, required)
    if cue is Cue.HUE and ratio < required:
        return Verdict(element, Outcome.FAILED, _TOLD[cue], ratio, required, reason="state")
    told = _TOLD[Cue.LIGHTNESS if cue is Cue.HUE else cue]
    return Verdict(element, Outcome.PASSED, told, ratio, required)


def _open(
    element: Element, reason: str, measured: float | None = None, required: float | None = None
) -> Verdict:
    return Verdict(element, Outcome.CANT_TELL, _OPEN[reason], measured, required, reason=reason)


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge some of each kind of what has two states and was not judged by looking."""
    from ..cues.looks import is_whole
    from ..cues.probing import is_switchable
    from ..probing.kinds import by_kind

    screen = probe.screen
    judged = {each.element for each in check(screen, thresholds) if each.outcome is not Outcome.CANT_TELL}
    beside = _beside(screen, judged)
    switchable = [each for each in screen.elements if each not in judged and is_switchable(each)]
    for alike in by_kind(switchable).values():
        tried = 0
        for element in alike:
            exempt = exemption(element) or unseen(element)
            if exempt is None and not is_whole(screen.frame, element):
                exempt = unjudged(element, "unseen", "Not all of it is on the screen now.")
            if exempt is None and tried >= _SAMPLES:
                exempt = unjudged(element, "same-kind", "Others of its kind were tried in its place.")
            tried += exempt is None
            yield exempt or _tried(probe, element, beside, thresholds)


def _beside(screen: Screen, judged: set[Element]) -> set[Element]:
    """Return what is off and was compared with what is on: the verdict holds for both."""
    found = (pair for state in (is_on, is_wrong) for pair in groups(screen, screen.elements, state))
    return {element for on, off in found if judged & {*on} for element in off}


def _tried(probe: Probe, element: Element, beside: set[Element], thresholds: Thresholds) -> Verdict:
    from ..cues.probing import compare_states

    compared = compare_states(probe, element, thresholds["mark"])
    if compared.cue is Cue.NOTHING and element in beside:
        return unjudged(element, "same-kind", "One of its kind that is on was compared with it.")
    return _seen_in_both(compared, thresholds)


def _seen_in_both(compared: Compared, thresholds: Thresholds) -> Verdict:
    if compared.cue is Cue.UNKNOWN:
        return _open(compared.element, "out-of-sight")
    return _verdict(compared, thresholds)


RULE = Rule(
    id="colour-only",
    texts={
        "en": Texts(
            title="Colour is never the only cue",
            defect="Only its colour tells the state: {name}",
            why=(
                "One man in twelve sees some colours alike, and nobody sees them on a grey or sunlit screen. "
                "They cannot tell what is chosen, wrong or a link."
            ),
            remedy=(
                "Add a tick, a line, an icon, a word or a heavier weight; or make the two colours differ in "
                "lightness by 3:1. Underline links in text."
            ),
            reasons={
                "no-difference": "It looks the same in both states: does anything else tell them apart?",
                "faint-mark": "Beside the colour only a faint mark differs: can it be seen on a grey screen?",
                "siblings-differ": "Each is drawn differently: does more than colour tell the state?",
                "out-of-sight": "It went out of sight when its state changed: what tells the two apart?",
            },
        ),
        "zh-CN": Texts(
            title="不能只靠颜色传达信息",
            defect="{name}的状态只能靠颜色分辨",
            why=(
                "约十二分之一的男性分不清某些颜色；屏幕调成灰度或在强光下，谁都看不出颜色。"
                "他们分不出哪项已选、哪里填错、哪段是链接。"
            ),
            remedy=(
                "加上对勾、线条、图标、文字或更粗的字重，或者让两种颜色的明暗相差 3:1。正文里的链接加下划线。"
            ),
            reasons={
                "no-difference": "两种状态看起来一样：请看还有什么能分辨",
                "faint-mark": "除颜色外只有一个很淡的标记不同：请看灰度下能否看见",
                "siblings-differ": "几项画得本来就不同：请看除颜色外还有什么表示状态",
                "out-of-sight": "状态一变就看不到它了：请看两种状态靠什么分辨",
            },
        ),
    },
    criterion="WCAG 2.2 SC 1.4.1",
    url="https://www.w3.org/WAI/WCAG22/Understanding/use-of-color.html",
    impact="serious",
    check=check,
    probe=probe,
    settles=True,
    unit=RATIO,
    tags=("cat.color", "wcag2a"),
    thresholds=("contrast", "mark"),
)
