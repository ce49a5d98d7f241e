"""control-name: assistive technology can say what each control is, in the words that people see on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..looking.names import UNTOLD, names_by_hint
from ..looking.roles import EDITABLE
from ..looking.screen import Screen
from ..looking.tree import Element
from ..looking.wording import is_role_word, is_spoken, is_symbol
from ..model import Outcome
from ..naming.icons import icon_of, says_picture
from ..naming.labels import says, visible_labels
from ..naming.namesakes import Namesakes
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unseen

_REMEDIES = {
    "link": "Put words between its [ref] tags.",
    "button": "Set accessible_name to what it does.",
    "image": "Set accessible_name to what the picture stands for.",
}
_REMEDY = "Set accessible_name, or accessible_labelled_by to the label beside it."
_VALUE = EDITABLE | {"combo_box", "editable_combo_box"}  # what these show is their value, or a hint


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every control that can be met, and name those that may be one.

    A symbol is no name, for it is read out as nothing or noise, but for the signs that have a word.
    """
    namesakes = Namesakes(each for each in screen.elements if each.control and _exempt(each) is None)
    for element in screen.elements:
        if element.control:
            yield _exempt(element) or _judge(screen, element, namesakes)
        elif element.may_act and _exempt(element) is None and not element.name:
            message = "Its code hears of touches. If people are to touch it, it needs a name and a role."
            yield Verdict(element, Outcome.CANT_TELL, message, reason="may-act")


def _exempt(element: Element) -> Verdict | None:
    return exemption(element, ("inert", "decoration")) or unseen(element)


def _judge(screen: Screen, element: Element, namesakes: Namesakes) -> Verdict:
    if element.name == UNTOLD:
        return Verdict(element, Outcome.PASSED, "Has a name, which repeats what somebody typed.")
    return (
        _nameless(element)
        or _lacking_words(screen, element)
        or _only_pictured(screen, element)
        or _vanishing(element)
        or _ambiguous(element, namesakes)
        or Verdict(element, Outcome.PASSED, "Has an accessible name.", data=_icon(element))
    )


def _nameless(element: Element) -> Verdict | None:
    """Return the failure of a control whose name says nothing, or None."""
    name, icon = element.name, icon_of(element)
    shown = f" It shows the icon {icon!r}." if icon and not is_symbol(icon) else ""
    remedy = _REMEDIES.get(element.role, _REMEDY)
    if not name:
        return Verdict(
            element,
            Outcome.FAILED,
            f"This {element.role.replace('_', ' ')} has no accessible name.{shown} {remedy}",
        )
    if is_symbol(name) and not is_spoken(name) and not _is_times_key(element):
        what = "a glyph of an icon font" if _is_private(name) else f"{name!r}, a symbol"
        message = f"Its name is {what}, not words.{shown} {remedy}"
        return Verdict(element, Outcome.FAILED, message, reason="symbol")
    if is_role_word(name, element.role):
        message = f"Its name {name!r} says what kind of control it is, not what it does."
        return Verdict(element, Outcome.FAILED, message, reason="role-only")
    return None


def _is_private(name: str) -> bool:
    return any(unicodedata.category(letter) == "Co" for letter in name)


def _is_times_key(element: Element) -> bool:
    """Tell whether "×" stands beside other signs of arithmetic: alone, it is a button that closes."""
    beside = element.parent.children if element.parent is not None else ()
    return element.name == "×" and any(is_spoken(other.name) for other in beside if other is not element)


def _lacking_words(screen: Screen, element: Element) -> Verdict | None:
    """Return the failure of a control whose name has none of the texts that show on it (SC 2.5.3)."""
    if element.part or element.role in _VALUE:
        return None
    labels = visible_labels(screen, element)
    if not labels or any(says(element.name, label) for label in labels):
        return None
    message = f"Its name {element.name!r} lacks the words that show on it: {labels[0]!r}."
    return Verdict(element, Outcome.FAILED, message, reason="label-not-in-name")


def _only_pictured(screen: Screen, element: Element) -> Verdict | None:
    """Return the failure of a control without words whose name is that of a file, or says "icon"."""
    if not says_picture(element.name) or visible_labels(screen, element):
        return None
    message = f"Its name {element.name!r} says that it shows a picture, not what it does."
    return Verdict(element, Outcome.FAILED, message, reason="picture-only")


def _vanishing(element: Element) -> Verdict | None:
    if not names_by_hint(element):
        return None
    message = "Only its hint names it, which vanishes with the first letter typed."
    return Verdict(element, Outcome.CANT_TELL, message, reason="hint-only")


def _ambiguous(element: Element, namesakes: Namesakes) -> Verdict | None:
    other = namesakes.acting_otherwise(element)
    if other is None:
        return None
    message = f"Another {other.role} is named {element.name!r}, too, and does something else."
    return Verdict(element, Outcome.CANT_TELL, message, reason="same-name")


def _icon(element: Element) -> dict[str, object]:
    icon = icon_of(element)
    return {"icon": icon} if icon else {}


RULE = Rule(
    id="control-name",
    texts={
        "en": Texts(
            title="Controls have names",
            defect="No name that can be read out: {name}",
            why=(
                "A screen reader, or voice control, can only offer a control that has a name in words, and "
                "people can only say the words that they see."
            ),
            remedy=(
                "Give the control a visible text, or declare accessible_name or accessible_labelled_by, with "
                "the words that show on it."
            ),
            reasons={
                "may-act": "Code of the app hears of touches here: look whether people are to touch it.",
                "hint-only": "Only a hint names this field: look whether its label stands beside it.",
                "same-name": "Another control has this name and acts otherwise: can they be told apart?",
            },
        ),
        "zh-CN": Texts(
            title="控件要有名称",
            defect="{name}没有能读出来的名称",
            why="没有名称的控件，读屏软件说不出它是什么；名称和看到的文字不一样，语音控制叫不到它。",
            remedy=(
                "给控件可见的文字，或者声明 accessible_name、accessible_labelled_by，并包含控件上显示的文字。"
            ),
            reasons={
                "may-act": "应用的代码会处理这里的触摸，请确认它是不是给人点的",
                "hint-only": "只有提示语说明这个输入框，请确认旁边有没有标签",
                "same-name": "有两个控件同名但作用不同，请确认能否分清",
            },
        ),
    },
    criterion="WCAG 2.2 SC 4.1.2 / 2.5.3",
    url="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html",
    impact="critical",
    check=check,
    switched=True,
    tags=("cat.name-role-value", "wcag2a"),
)
