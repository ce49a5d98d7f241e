"""stale-theme: what a switch of theme leaves behind, compared with a fresh start in that theme.

A colour that is read once, when a widget is made, stays when the theme changes: dark text on what has become
dark. Only a fresh start shows how it should look. So the auditor starts the app twice, in the theme and in
another from which it is switched, and compares the colours of each element, on each screen that both meet:
``python -m audits TARGET --probe --theme all --explore 20``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..looking.seen import otherwise, seen_on, unlike
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, unjudged

if TYPE_CHECKING:
    from ..probing.probe import Probe


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge what was switched by what a fresh start shows."""
    page = probe.screen.elements[0]
    if probe.fresh is None:
        message = "Nothing was switched that a fresh start could be compared with."
        yield unjudged(page, "not-switched", message)
        return
    now = seen_on(probe.screen)
    stale = {each.path: each for each in otherwise(now, probe.fresh, thresholds["channel"])}
    new = {*unlike(now, probe.fresh)}
    shown = {each.path for each in now}
    for element in probe.screen.elements:
        left = stale.get(element.path)
        if left is not None:
            what = "Its text" if left.what == "text" else "It"
            message = f"{what} is {left.now} after the switch, and {left.then} after a fresh start."
            data = {"now": left.now, "fresh": left.then}
            yield Verdict(element, Outcome.FAILED, message, reason=left.what, data=data)
        elif element.path in shown and element.path not in new and not element.children:
            yield Verdict(element, Outcome.PASSED, "It has the colours of a fresh start.")
    if new:
        message = f"{len(new)} parts are not there after a fresh start, or stand elsewhere: compare them."
        yield Verdict(page, Outcome.CANT_TELL, message, reason="other-structure")


RULE = Rule(
    id="stale-theme",
    texts={
        "en": Texts(
            title="All follows a change of theme",
            defect="Keeps a colour of the theme before: {name}",
            why=(
                "Who changes to dark, often because bright light hurts, meets dark text on dark ground, or a "
                "glaring part, until the app is started anew."
            ),
            remedy=(
                "Bind the colour to the theme in kv, or set it again when the theme changes; do not read it "
                "once when the widget is made."
            ),
            reasons={
                "other-structure": "A fresh start is built otherwise: compare the rest by eye.",
            },
        ),
        "zh-CN": Texts(
            title="切换主题后，处处都要跟上",
            defect="{name}还留着之前主题的颜色",
            why=(
                "怕光的人常常切到深色。没跟上的部分会变成深色背景上的深色文字，或者一块刺眼的亮色，"
                "直到重新打开应用。"
            ),
            remedy="在 kv 里把颜色绑定到主题，或者在主题变化时重新设置；不要只在创建控件时读一次。",
            reasons={"other-structure": "重新启动后结构不同：请用眼比较没有对应的部分"},
        ),
    },
    criterion="No clause: a change of theme",
    url="https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html",
    impact="moderate",
    probe=probe,
    tags=("cat.color", "best-practice"),
    thresholds=("channel",),
)
