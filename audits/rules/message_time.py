"""message-time: a message that goes away by itself stays long enough to be read.

Time passes, and what is gone though nobody did anything is compared with the time that its characters take
to read. It is counted from the moment at which the page came to rest. No standard gives a reading speed: the
profile's are those of subtitles. Where all of the page goes at once, it may be a splash, not a message.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..looking.tree import Element
from ..looking.wording import own_text
from ..model import Outcome
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, unjudged

if TYPE_CHECKING:
    from ..probing.probe import Probe

_STEP_S = 0.25
_MOST_S = 20.0  # longer than anybody calls a message's time


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge each text that goes away by itself."""
    page = probe.screen.elements[0]
    read = _read(probe)
    messages = [each for each in read if not (each.control or each.private)]
    needed = {each: _seconds(own_text(each.widget), thresholds) for each in messages}
    gone, there = _gone(probe, needed)
    if not gone:
        yield unjudged(page, "stays", "No message goes away by itself.")
    for element, stayed in gone.items():
        told = f"It goes away after {stayed:g} s; to read it takes {needed[element]:.1f} s."
        if stayed >= needed[element]:
            yield Verdict(element, Outcome.PASSED, told, stayed, needed[element])
        elif not any(each.widget.uid in there for each in read):
            message = f"{told} All of the page goes with it: whether it was a message, a person has to say."
            yield Verdict(element, Outcome.CANT_TELL, message, stayed, needed[element], reason="page-changed")
        else:
            yield Verdict(element, Outcome.FAILED, told, stayed, needed[element])


def _read(probe: Probe) -> list[Element]:
    """Return what can be read now, on controls, too: where these stay, the page does."""
    return [
        element
        for element, results in probe.screen.texts.items()
        if any(result.letters for result in results) and own_text(element.widget)
    ]


def _seconds(text: str, thresholds: Thresholds) -> float:
    """Return how long a text takes to read: an ideograph counts as a wide character."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return wide / thresholds["wide_a_second"] + (len(text) - wide) / thresholds["narrow_a_second"]


def _gone(probe: Probe, needed: dict[Element, float]) -> tuple[dict[Element, float], set[int]]:
    """Let as much time pass as the longest text takes; return what went away after how many s.

    And the uids of the widgets whose words are there at the end.
    """
    from ..driving.finder import elements_of, seen

    gone: dict[Element, float] = {}
    there: set[int] = set()
    passed, end = 0.0, min(max(needed.values(), default=0.0) + _STEP_S, _MOST_S)
    while passed < end and probe.has_plans(end - passed):
        probe.let_pass(_STEP_S)
        passed += _STEP_S
        shown = (each for each in elements_of(probe.root) if seen(each))
        there = {each.widget.uid for each in shown if own_text(each.widget)}
        for element in needed:
            if element not in gone and element.widget.uid not in there:
                gone[element] = passed
    return gone, there


RULE = Rule(
    id="message-time",
    texts={
        "en": Texts(
            title="Messages stay long enough to be read",
            defect="Gone before it can be read: {name}",
            why="People who read slowly, use magnification or a screen reader miss what goes away by itself.",
            remedy="Let it stay until it is closed, or longer; never tell something important only so.",
            reasons={"page-changed": "All of the page went with it: it may be no message."},
        ),
        "zh-CN": Texts(
            title="提示要停留得够久",
            defect="{name}还没读完就消失了",
            why="读得慢、放大屏幕或用读屏软件的人会错过自动消失的提示。",
            remedy="让提示停留到用户关闭，或者停留更久；重要的事不要只用它来说。",
            reasons={"page-changed": "整个页面一起消失了，可能不是提示"},
        ),
    },
    criterion="WCAG 2.2 SC 2.2.1",
    url="https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html",
    impact="serious",
    probe=probe,
    first=True,
    unit="\u00a0s",
    tags=("cat.time-and-media", "wcag2a"),
    thresholds=("wide_a_second", "narrow_a_second"),
)
