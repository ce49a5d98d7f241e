"""target-size: each control is large enough to be hit, or stands far enough from the next one."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from ..looking.reading import truth
from ..looking.screen import Screen
from ..looking.tree import Element, is_partly_scrolled_out
from ..model import Outcome
from ..pixels.affine import Rect, intersect, is_empty
from .rule import DP, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged, unseen

_ROUNDING = 1e-6  # dp; positions are sums of floats


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge the visible part of every control that can be operated.

    One that is partly scrolled out counts whole: scrolling brings the rest of it into reach.
    """
    whole: Rect = (0.0, 0.0, float(screen.frame.shape[1]), float(screen.frame.shape[0]))
    controls = [element for element in screen.elements if element.control or element.may_act]
    exempt = {element: verdict for element in controls if (verdict := _exempt(element)) is not None}
    usable = {element: intersect(element.visible, whole) for element in controls if element not in exempt}
    _take_covered_parts(usable)
    usable |= {element: element.rect for element in usable if is_partly_scrolled_out(element)}
    for element in controls:
        if element in exempt:
            yield exempt[element]
        elif is_empty(usable[element]):
            yield unjudged(element, "covered", "Another control or the screen's edge hides it.")
        else:
            verdict = _judge(screen, element, usable, thresholds)
            if element.control:
                yield verdict
            elif verdict.outcome is Outcome.FAILED:
                message = f"Its code hears of touches. If people are to touch it: {verdict.message}"
                yield replace(verdict, outcome=Outcome.CANT_TELL, message=message, reason="may-act")


def _exempt(element: Element) -> Verdict | None:
    return exemption(element, ("inert", "disabled", "decoration")) or unseen(element)


def _take_covered_parts(usable: dict[Element, Rect]) -> None:
    """Cut off what a control drawn later, and not inside it, covers from side to side."""
    elements = list(usable)
    for number, element in enumerate(elements):
        for later in elements[number + 1 :]:
            if not _inside(later, element):
                usable[element] = _without(usable[element], usable[later])


def _inside(element: Element, ancestor: Element) -> bool:
    parent = element.parent
    while parent is not None and parent is not ancestor:
        parent = parent.parent
    return parent is ancestor


def _without(rect: Rect, cover: Rect) -> Rect:
    """Return the largest upright part of ``rect`` that ``cover`` leaves free."""
    if is_empty(intersect(rect, cover)):
        return rect
    left, bottom, right, top = rect
    parts = (
        (left, bottom, min(right, cover[0]), top),
        (max(left, cover[2]), bottom, right, top),
        (left, bottom, right, min(top, cover[1])),
        (left, max(bottom, cover[3]), right, top),
    )
    return max(parts, key=lambda part: max(0, part[2] - part[0]) * max(0, part[3] - part[1]))


def _judge(screen: Screen, element: Element, usable: dict[Element, Rect], thresholds: Thresholds) -> Verdict:
    rect = usable[element]
    width, height = (rect[2] - rect[0]) / screen.scale, (rect[3] - rect[1]) / screen.scale
    side = _required(element, thresholds)
    measured = min(width, height)
    data = {"width": round(width, 2), "height": round(height, 2), "minSize": side}
    size = f"{round(width, 2):g}×{round(height, 2):g} dp"
    if measured >= side - _ROUNDING:
        return Verdict(element, Outcome.PASSED, f"{size}; {side:g} dp are needed.", measured, side, data=data)
    if thresholds.get("inline") and element.inline:
        message = f"{size} is below {side:g} dp; it lies in a line of words, which sets its height."
        return Verdict(element, Outcome.PASSED, message, measured, side, reason="inline", data=data)
    if thresholds.get("spacing") and _has_space(element, usable, side * screen.scale, thresholds):
        message = f"{size} is below {side:g} dp, but no other target is near (spacing exception)."
        return Verdict(element, Outcome.PASSED, message, measured, side, reason="spacing", data=data)
    message = f"{size} is too small: {side:g}×{side:g} dp are needed."
    return Verdict(element, Outcome.FAILED, message, measured, side, data=data)


def _required(element: Element, thresholds: Thresholds) -> float:
    """Return the side in dp; a widget declares itself a main part with ``accessible_main``."""
    main = truth(element.widget, "accessible_main") and "main_side" in thresholds
    return thresholds["main_side" if main else "side"]


def _has_space(element: Element, usable: dict[Element, Rect], side: float, thresholds: Thresholds) -> bool:
    """SC 2.5.8: a circle of that diameter on the target meets no other target nor its circle."""
    x, y = _centre(usable[element])
    for other, rect in usable.items():
        if other is element or is_empty(rect) or _inside(other, element) or _inside(element, other):
            continue
        nearest = (min(max(x, rect[0]), rect[2]), min(max(y, rect[1]), rect[3]))
        if math.dist((x, y), nearest) < side / 2:
            return False
        small = min(rect[2] - rect[0], rect[3] - rect[1]) < side
        if small and math.dist((x, y), _centre(rect)) < side:
            return False
    return True


def _centre(rect: Rect) -> tuple[float, float]:
    return (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2


RULE = Rule(
    id="target-size",
    texts={
        "en": Texts(
            title="Controls are large enough",
            defect="Too small to hit: {name}",
            why=(
                "People with a tremor or large fingers, and anybody on the move, miss a small "
                "control or hit the one beside it."
            ),
            remedy="Make the control larger, or move its neighbours away from it.",
            reasons={
                "may-act": "Code of the app hears of touches on this: look whether people are to touch it.",
            },
        ),
        "zh-CN": Texts(
            title="可点的地方要够大",
            defect="{name}太小，不好点",
            why="手抖、手指粗或者走路时，小的控件点不中，或者点到旁边的。",
            remedy="把控件变大，或者让旁边的控件离远些。",
            reasons={
                "may-act": "应用的代码会处理这里的触摸，请确认它是不是给人点的",
            },
        ),
    },
    criterion="WCAG 2.2 SC 2.5.8 / 2.5.5",
    url="https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum.html",
    impact="serious",
    check=check,
    switched=True,
    unit=DP,
    tags=("cat.sensory-and-visual-cues", "wcag22aa"),
    thresholds=("side",),
    options=("main_side",),
    flags=("spacing", "inline"),
)
