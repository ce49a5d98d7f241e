"""announced: what is seen and what is announced to assistive technology agree.

What is seen are the texts that were found in the frame, the looks of controls, and what code answers to
touches. What is announced is the snapshot that the bridge to screen readers makes of the same elements. Words
that a control's name lacks are control-name's, as long as none of them is in it: that concerns who speaks to
the app. Here it counts whether they are announced at all. Text that is too faint to be seen is
text-contrast's, and whether an error is spoken error-message's. Where the app may be operated, time passes,
and texts that change by themselves are watched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..agreement.changing import changes, compare_change
from ..agreement.disagreement import Agreement
from ..agreement.live_texts import compare_live, pops_up
from ..agreement.roles import compare_presence, compare_role, is_made_to_be_used
from ..agreement.sight import compare_sight
from ..agreement.states import compare_error, compare_selection, compare_state
from ..agreement.told import Told, told, told_before
from ..agreement.words import compare_words, seen_texts
from ..looking.screen import Screen
from ..looking.tree import Element, shows
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import EXEMPTIONS, Verdict, exemption, unjudged

if TYPE_CHECKING:
    from ..probing.probe import Probe

_UNDECIDED = (
    "hidden-words",
    "other-words",
    "unseen",
    "covered",
    "idle",
    "hidden-control",
    "state-untold",
    "changes",
)


def check(screen: Screen, _: Thresholds) -> Iterator[Verdict]:
    """Compare all that shows words, can be used or pops up with what is announced of it."""
    now = told(screen)
    for element in screen.elements:
        if element.part or "hidden" in element.states:
            continue
        texts = seen_texts(screen, element)
        if element.private and not element.control:
            continue
        usable = element.control or is_made_to_be_used(element)
        if texts or element in screen.texts or usable or pops_up(element):
            found = _below(now, element) or _judge(screen, now, element, texts)
            if found is not None:
                yield found


def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
    """Watch what changes by itself: whether it is live."""
    for change in changes(probe):
        found = compare_change(change)
        if found is None:
            yield Verdict(change.element, Outcome.PASSED, "It changes by itself, and is live.")
        else:
            yield Verdict(change.element, found.outcome, found.message, reason=found.reason)


def _below(now: Told, element: Element) -> Verdict | None:
    """Return that an element lies below something open: nobody can use it now, nor is it announced."""
    if now.lies_below(element):
        return unjudged(element, *EXEMPTIONS["inert"])
    return exemption(element, ("inert",))


def _judge(screen: Screen, now: Told, element: Element, texts: list[str]) -> Verdict | None:
    """Return the gravest disagreement about an element, or that there is none where it says anything."""
    found = sorted(_compared(screen, now, element, texts), key=lambda each: -each.outcome.severity)
    if found:
        worst = found[0]
        data = {"problems": [each.reason for each in found]} if len(found) > 1 else {}
        return Verdict(element, worst.outcome, worst.message, reason=worst.reason, data=data)
    if texts or (element.control and shows(element)) or pops_up(element):
        return Verdict(element, Outcome.PASSED, "It is announced as it is seen.")
    return None


def _compared(screen: Screen, now: Told, element: Element, texts: list[str]) -> Iterator[Agreement]:
    before = told_before(screen)
    for each in (
        compare_presence(now, element),
        compare_words(screen, now, element, texts),
        compare_sight(screen, now, element),
        compare_role(now, element),
        compare_state(now, element),
        compare_selection(now, element),
        compare_live(element),
        compare_error(screen, before, now, element) if before is not None else None,
    ):
        if each is not None:
            yield each


RULE = Rule(
    id="announced",
    texts={
        "en": Texts(
            title="What is seen is announced",
            defect="Seen and announced are not the same: {name}",
            why=(
                "People who use a screen reader know of a page what is announced, and nothing else. Words "
                "that only show are lost to them; words that nobody sees mislead them; a wrong role or state "
                "keeps them from using a control. Who sees a little and listens, too, is told two things."
            ),
            remedy=(
                "Let the widget's text, or accessible_name, accessible_value or accessible_description, say "
                "what shows; give words on a canvas a name. Declare a role that can be pressed, and no state "
                "that the widget has by itself. Take what is covered out of the tree, or set its opacity to "
                "0. Give a message accessible_live."
            ),
            reasons={
                "unannounced": "It shows, and is announced nowhere.",
                "words-lost": "A declared name leaves out words that show.",
                "other-figures": "A declared name has other figures than those that show.",
                "behind-overlay": "It is announced though something as large as a page hides it.",
                "unknown-role": "Its declared role is none that assistive technology knows.",
                "role": "It can be pressed, and its declared role says that it cannot.",
                "state": "A declared state is not the one that it has.",
                "not-live": "A message that is not live: it is not spoken.",
                "hidden-words": "Declared as decoration, and shows words: does anybody need them?",
                "other-words": "A declared name stands for the words that show: does it say the same?",
                "unseen": "Announced, and nobody can see it: is it meant for screen readers alone?",
                "covered": "Announced, and something lies over it: can it be brought to light?",
                "idle": "Announced as a control; no code that answers was found: does it do anything?",
                "state-untold": "It may be on or off, and announces neither: does it show which?",
                "hidden-control": "A control that is declared as decoration: is there another way to use it?",
                "changes": "It changes by itself and is not live: does anybody wait for it?",
            },
        ),
        "zh-CN": Texts(
            title="看到的和读出来的要一致",
            defect="{name}看到的和读出来的不一致",
            why=(
                "用读屏软件的人只知道读出来的内容。只显示、不读出的文字，他们得不到；读得出、看不到的文字会误导人；"
                "角色或状态不对，控件就用不了。视力弱、边看边听的人会听到和画面不同的内容。"
            ),
            remedy=(
                "让控件的 text，或 accessible_name、accessible_value、accessible_description 说出显示的内容；"
                "画在画布上的文字要另给名称。能点的控件要声明能点的角色；控件自带的状态不要另行声明。"
                "被盖住的内容要移除，或把 opacity 设为 0。弹出的消息要声明 accessible_live。"
            ),
            reasons={
                "unannounced": "看得到，却没有读出来",
                "words-lost": "声明的名称漏掉了显示的文字",
                "other-figures": "声明的名称里的数字和显示的不一样",
                "behind-overlay": "被一整页的内容盖住，却还会读出来",
                "unknown-role": "声明的角色不是辅助技术认识的角色",
                "role": "可以点，声明的角色却说明它不能点",
                "state": "声明的状态和实际状态不一样",
                "not-live": "消息没有声明 live，不会自动读出",
                "hidden-words": "声明为装饰，却显示了文字：请确认不读出来是否影响理解",
                "other-words": "声明的名称代替了显示的文字：请确认意思是否相同",
                "unseen": "会读出来，但看不到：请确认是不是只给读屏软件用的",
                "covered": "会读出来，但被别的东西盖住：请确认能不能露出来",
                "idle": "声明为控件，但没有找到响应的代码：请确认点了有没有反应",
                "state-untold": "可能有开和关两种状态，却没有读出来：请确认画面上看不看得出",
                "hidden-control": "声明为装饰的控件：请确认有没有别的办法完成同样的操作",
                "changes": "内容会自己变化，没有声明 live：请确认有没有人在等它",
            },
        ),
    },
    criterion="WCAG 2.2 SC 4.1.2 / 1.3.1 / 4.1.3",
    url="https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html",
    impact="serious",
    check=check,
    switched=True,
    probe=probe,
    first=True,
    tags=("cat.name-role-value", "wcag2a", "wcag2aa"),
)
