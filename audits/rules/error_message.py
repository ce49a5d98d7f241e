"""error-message: who made an error is told what is wrong and what to do, and screen readers speak it.

A proxy: words are looked up in lists (``messages/*.toml``), not understood. A code alone, a message that says
only that something failed, and blame fail; what the lists do not know is left to a person. The probe sends a
form as it is, with what is empty, and judges what appears.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..looking.screen import Screen
from ..looking.tree import Element
from ..messages.analysis import lacks
from ..messages.finding import Message, find_messages
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged, unseen

if TYPE_CHECKING:
    from ..messages.sending import Sent
    from ..probing.probe import Probe

_PROBLEMS = {
    "nothing-said": "It is marked as wrong, and no words say what is wrong.",
    "bare-code": "It is a code, without words that say what happened and what to do.",
    "says-nothing": "It says only that something failed, neither what nor what to do.",
    "blame": "It blames the person.",
    "silent": "It appeared without being marked as live: a screen reader does not speak it.",
    "no-cause": "It says what to do, but neither what went wrong nor where.",
    "no-remedy": "No words that say what to do were found in it, nor a button that does it.",
    "no-place": "It speaks of what was entered, and names none of the fields.",
    "not-live": "It is not marked as live: if it appears after an action, a screen reader does not speak it.",
}
_CERTAIN = ("nothing-said", "bare-code", "says-nothing", "blame", "silent")
_UNDECIDED = ("no-cause", "no-remedy", "no-place", "not-live", "only-words", "nothing-said")


def check(screen: Screen, _: Thresholds) -> Iterator[Verdict]:
    """Judge each error message that is on the screen."""
    messages = find_messages(screen)
    for element in screen.elements:
        if element.role == "alert" and all(message.element is not element for message in messages):
            yield (
                exemption(element)
                or unseen(element)
                or unjudged(element, "no-error", "An alert that does not report an error.")
            )
    for message in messages:
        verdict = _judge(message, appeared=False)
        if message.sure or verdict.outcome is Outcome.FAILED or message.element.role != "heading":
            yield verdict  # a heading names what follows, and that may be a list of failures


def _judge(message: Message, *, appeared: bool) -> Verdict:
    """Return the verdict on a message; ``appeared`` tells that it came while somebody looked."""
    problems = list(_problems(message, appeared=appeared))
    told = " ".join(_PROBLEMS[each] for each in problems)
    certain = [each for each in problems if each in _CERTAIN]
    if not problems:
        return Verdict(message.element, Outcome.PASSED, "It says what to do, and screen readers speak it.")
    data = {"problems": problems}
    sure = message.sure or appeared
    if certain and (sure or problems[0] in ("bare-code", "blame")):
        return Verdict(message.element, Outcome.FAILED, told, reason=certain[0], data=data)
    reason = problems[0] if sure or not certain else "only-words"
    return Verdict(message.element, Outcome.CANT_TELL, told, reason=reason, data=data)


def _problems(message: Message, *, appeared: bool) -> Iterator[str]:
    """Yield what is wrong with a message, the worst first."""
    if not message.text:
        yield "nothing-said"
        return
    lack = lacks(message.text, message.buttons, message.fields)
    if lack.bare:
        yield "bare-code"
    elif lack.empty and lack.remedy:
        yield "says-nothing"
    if lack.blames:
        yield "blame"
    if appeared and not message.live:
        yield "silent"
    if lack.empty and not lack.remedy:
        yield "no-cause"
    if lack.remedy and not lack.empty:
        yield "no-remedy"
    if lack.place:
        yield "no-place"
    if not appeared and not message.live:
        yield "not-live"


def probe(probe: Probe, _: Thresholds) -> Iterator[Verdict]:
    """Send a form that has empty fields; judge what is said to that."""
    from ..messages.sending import find_form, send

    page = probe.screen.elements[0]
    form = find_form(probe.screen)
    if form is None:
        yield unjudged(page, "no-form", "Nothing on this page sends a form with empty fields.")
        return
    yield from _judge_sent(form.button, send(probe, form))


def _judge_sent(button: Element, sent: Sent) -> Iterator[Verdict]:
    if sent.messages:
        yield from (_judge(message, appeared=True) for message in sent.messages)
    elif sent.gone:
        yield unjudged(button, "accepted", "It led on: nothing had to be entered.")
    elif sent.words:
        message = "New words appeared that do not read like an error: do they say what to do?"
        yield Verdict(button, Outcome.CANT_TELL, message, reason="only-words")
    elif sent.marked:
        message = "Fields look different after it was pressed, and no words say what is wrong."
        yield Verdict(button, Outcome.FAILED, message, reason="nothing-said")
    else:
        message = "It was pressed with empty fields: the page stays, and nothing is said."
        yield Verdict(button, Outcome.CANT_TELL, message, reason="nothing-said")


RULE = Rule(
    id="error-message",
    texts={
        "en": Texts(
            title="Errors say what is wrong and what to do",
            defect="This error message does not help: {name}",
            why=(
                "Who meets an error has to find out what it is about and put it right. A code, a colour or "
                "“failed” does not tell them, least of all people who read slowly or use a screen reader."
            ),
            remedy=(
                "Say what happened, where, and what to do, with a button that does it; put the code last. "
                "Mark the text with accessible_live, “polite” or “assertive”."
            ),
            reasons={
                "no-cause": "It says what to do, but not what went wrong: does the page make that clear?",
                "no-remedy": "No words for a remedy were found: read whether it says what to do.",
                "no-place": "It names no field: see whether the page shows which one is wrong.",
                "not-live": "Not marked as live: see whether it appears while somebody is on the page.",
                "only-words": "Only its words look like an error message: is it one, and does it help?",
                "nothing-said": "Nothing was said: see whether the form was refused, and how one can tell.",
            },
        ),
        "zh-CN": Texts(
            title="出错时要说清原因和办法",
            defect="这条出错提示帮不上忙：{name}",
            why="遇到错误的人要知道哪里不对、该怎么改。只给代码、只变颜色或只说“失败”都不够，读得慢、看不到画面变化的人更难。",
            remedy=(
                "依次写明发生了什么、哪里不对、该怎么做，并给出对应的按钮，代码放在最后；"
                "用 accessible_live 标为 polite 或 assertive。"
            ),
            reasons={
                "no-cause": "说了该怎么做，没说出了什么问题：请看页面上是否清楚",
                "no-remedy": "没找到表示办法的词：请读一读，它有没有说该怎么做",
                "no-place": "没说是哪一项：请看页面上能否看出哪里填错了",
                "not-live": "没有标为 live：请看它是否在停留时出现",
                "only-words": "只是文字像出错提示：请判断它是不是，有没有用",
                "nothing-said": "没有任何提示：请确认表单是否被拒绝，用户怎么知道",
            },
        ),
    },
    criterion="WCAG 2.2 SC 3.3.1 / 3.3.3 / 4.1.3",
    url="https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html",
    impact="serious",
    check=check,
    probe=probe,
    tags=("cat.forms", "wcag2a"),
)
