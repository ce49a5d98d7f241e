"""close-place: what closes a floating window is large enough, and where people look for it.

A control says that it closes the window it lies in with ``accessible_closes``; the only control of a window
closes it anyway. A window that floats is one with the role of a dialog. What has to be scrolled to within it
counts as standing at the edge where it comes into sight.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..looking.reading import truth
from ..looking.screen import Screen
from ..looking.tree import Element
from ..model import Outcome
from ..pixels.affine import Rect
from .rule import DP, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unseen

_ROLES = frozenset({"dialog", "alert_dialog"})
_ROUNDING = 1e-6  # dp; positions are sums of floats
_THIRD = 1 / 3


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every window that floats by the best placed of the controls that close it."""
    for element in screen.elements:
        if element.role in _ROLES:
            yield exemption(element) or unseen(element) or _judge(screen, element, thresholds["side"])


def _judge(screen: Screen, window: Element, required: float) -> Verdict:
    controls = [each for each in window.walk() if each.control and exemption(each) is None]
    closing = [each for each in controls if truth(each.widget, "accessible_closes")]
    if not closing and len(controls) != 1:
        message = "Which control closes this window is not declared (accessible_closes)."
        return Verdict(window, Outcome.CANT_TELL, message, reason="no-closing-control")
    sides = [
        (_is_well_placed(each.rect, window.rect), _side(screen, each), each) for each in closing or controls
    ]
    placed, side, control = max(sides, key=lambda one: one[:2])
    name = control.name or "it"
    if not placed:
        message = f"What closes this window ({name}) is not at its top left, top right or bottom centre."
    else:
        message = f"What closes this window ({name}) has a side of {side:g} dp; {required:g} dp are needed."
    good = placed and side >= required - _ROUNDING
    return Verdict(window, Outcome.PASSED if good else Outcome.FAILED, message, side, required)


def _side(screen: Screen, element: Element) -> float:
    left, bottom, right, top = element.rect
    return min(right - left, top - bottom) / screen.scale


def _is_well_placed(rect: Rect, window: Rect) -> bool:
    """Tell whether a middle lies in the window's top left or top right ninth, or low in its middle third."""
    across = _share((rect[0] + rect[2]) / 2, window[0], window[2])
    up = _share((rect[1] + rect[3]) / 2, window[1], window[3])
    in_middle = _THIRD <= across <= 1 - _THIRD
    return up <= 0.5 if in_middle else up >= 1 - _THIRD


def _share(place: float, begin: float, end: float) -> float:
    """Return where between two ends something lies, 0 to 1."""
    return min(max((place - begin) / max(end - begin, 1), 0), 1)


RULE = Rule(
    id="close-place",
    texts={
        "en": Texts(
            title="Floating windows are closed where people look",
            defect="Not closed where people look: {name}",
            why=(
                "Who does not find how to close a window cannot go on, or presses what they did not want to."
            ),
            remedy=(
                "Put what closes the window at its top left, top right or bottom centre, and "
                "make it large enough."
            ),
            reasons={
                "no-closing-control": "Which control closes the window is not declared.",
            },
        ),
        "zh-CN": Texts(
            title="浮窗要关得掉",
            defect="{name}的关闭按钮不在该在的地方",
            why="找不到关闭按钮，就无法继续，或者点了不想点的。",
            remedy="把关闭按钮放在左上、右上或中央底部，并且做得够大。",
            reasons={
                "no-closing-control": "没有声明哪个控件关闭这个浮窗",
            },
        ),
    },
    criterion="工信厅信管函〔2021〕67号 附件2",
    url="https://www.miit.gov.cn/",
    impact="serious",
    check=check,
    unit=DP,
    tags=("cat.sensory-and-visual-cues",),
    thresholds=("side",),
)
