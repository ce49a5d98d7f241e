"""control-name: assistive technology can say what each control is."""

from __future__ import annotations

from collections.abc import Iterator

from ..looking.screen import Screen
from ..looking.tree import Element
from ..looking.wording import is_spoken, is_symbol
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unseen

_REMEDIES = {
    "text_input": "Set accessible_name, accessible_labelled_by or hint_text.",
    "image": "Set accessible_name to what the picture stands for.",
}
_REMEDY = "Set accessible_name, or accessible_labelled_by to the label beside it."


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every control that can be met.

    A symbol is no name, for it is read out as nothing or noise, but for the signs that have a word.
    """
    for element in screen.elements:
        if element.control:
            yield exemption(element, ("inert", "decoration")) or unseen(element) or _judge(element)


def _judge(element: Element) -> Verdict:
    if not element.name:
        remedy = _REMEDIES.get(element.role, _REMEDY)
        return Verdict(element, Outcome.FAILED, f"This {element.role} has no accessible name. {remedy}")
    if is_symbol(element.name) and not is_spoken(element.name) and not _is_times_key(element):
        message = f"The name {element.name!r} is a symbol, not words. {_REMEDY}"
        return Verdict(element, Outcome.FAILED, message, reason="symbol")
    return Verdict(element, Outcome.PASSED, "Has an accessible name.")


def _is_times_key(element: Element) -> bool:
    """Tell whether "×" stands beside other signs of arithmetic: alone, it is a button that closes."""
    beside = element.parent.children if element.parent is not None else ()
    return element.name == "×" and any(is_spoken(other.name) for other in beside if other is not element)


RULE = Rule(
    id="control-name",
    texts={
        "en": Texts(
            title="Controls have names",
            defect="No name that can be read out: {name}",
            why=("A screen reader, or voice control, can only offer a control that has a name in words."),
            remedy=("Give the control a visible text, or declare accessible_name or accessible_labelled_by."),
        ),
        "zh-CN": Texts(
            title="控件要有名称",
            defect="{name}没有能读出来的名称",
            why="没有名称的控件，读屏软件说不出它是什么，语音控制也叫不到它。",
            remedy="给控件可见的文字，或者声明 accessible_name、accessible_labelled_by。",
        ),
    },
    criterion="WCAG 2.2 SC 4.1.2",
    url="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html",
    impact="critical",
    check=check,
    tags=("cat.name-role-value", "wcag2a"),
)
