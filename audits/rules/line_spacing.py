"""line-spacing: the lines of a text stand far enough apart to be followed with the eyes.

Measured as CSS has it: from one line to the next, as a multiple of the text size. One line alone has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from ..looking.screen import Screen
from ..looking.tree import Element
from ..model import Outcome
from ..pixels.contrast import Measured
from .rule import TIMES, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption

if TYPE_CHECKING:
    from kivy.core.text.text_layout import LayoutLine

_ROUNDING = 0.02  # Kivy sets each line to a whole px: half a px of 24


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge the two lines that stand closest together in each element that shows several."""
    for element, results in screen.texts.items():
        spacings = [spacing for result in results if result.letters for spacing in _spacings(result)]
        if spacings:
            yield exemption(element) or _judge(element, min(spacings), thresholds["minimum"])


def _spacings(result: Measured) -> Iterator[float]:
    """Yield the distance of each line from the one above, in multiples of its text size."""
    for line, below in pairwise(result.drawn.source.lines):
        if size := _size(below):
            yield (below.y - line.y) / size


def _size(line: LayoutLine) -> float:
    return max((float(word.options["font_size"]) for word in line.words if word.text), default=0.0)


def _judge(element: Element, spacing: float, required: float) -> Verdict:
    outcome = Outcome.PASSED if spacing >= required - _ROUNDING else Outcome.FAILED
    message = f"Lines {spacing:.2f} times the text size apart; {required:g} are needed."
    return Verdict(element, outcome, message, spacing, required, data={"lineHeight": round(spacing, 2)})


RULE = Rule(
    id="line-spacing",
    texts={
        "en": Texts(
            title="Lines stand apart",
            defect="Lines too close together: {name}",
            why=(
                "Where lines stand close together, people with low vision or dyslexia lose the "
                "line that they are reading."
            ),
            remedy=("Give the text a greater line_height, or a font with more room between its lines."),
        ),
        "zh-CN": Texts(
            title="行距要够大",
            defect="{name}的行距太小",
            why="行距太小，视力不好或有阅读障碍的人容易读串行。",
            remedy="加大 line_height，或者换行距更大的字体。",
        ),
    },
    criterion="工信厅信管函〔2021〕67号 附件2 1.2",
    url="https://www.miit.gov.cn/",
    impact="serious",
    check=check,
    switched=True,
    unit=TIMES,
    tags=("cat.sensory-and-visual-cues",),
    thresholds=("minimum",),
)
