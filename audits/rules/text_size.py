"""text-size: main texts are large enough for elder readers.

The specification asks it of the main texts of main screens. Every text in words counts as main here,
unless its widget is declared a caption or footnote (``accessible_role``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from ..looking.screen import Screen
from ..looking.tree import Element
from ..looking.wording import is_symbol
from ..model import Outcome
from ..pixels.contrast import Measured
from .rule import DP, Rule, Texts, Thresholds
from .verdicts import Verdict, exemption

_MINOR_ROLES = frozenset({"caption", "footer", "doc_footnote", "doc_page_footer", "figure_caption"})


def check(screen: Screen, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge the smallest text that each element shows."""
    for element, results in screen.texts.items():
        sizes = [_size(screen, result) for result in results if _counts(result)]
        if sizes and element.role not in _MINOR_ROLES:
            yield exemption(element) or _judge(element, min(sizes), thresholds["main"])


def _counts(result: Measured) -> bool:
    return bool(result.letters) and not is_symbol(result.drawn.source.text)


def _size(screen: Screen, result: Measured) -> float:
    """Return the smallest font size among the letters that show, in dp as drawn."""
    map_ = result.drawn.to_frame
    grown = math.sqrt(abs(map_[0] * map_[3] - map_[1] * map_[2])) if map_ else 1.0
    whole = float(result.drawn.source.options["font_size"])
    size = min(letter.span.size if letter.span else whole for letter in result.letters)
    return round(size * grown / screen.scale, 3)  # places on the screen are sums of floats


def _judge(element: Element, size: float, required: float) -> Verdict:
    outcome = Outcome.PASSED if size >= required else Outcome.FAILED
    message = f"Text of {size:g} dp; {required:g} dp are needed."
    return Verdict(element, outcome, message, size, required, data={"fontSize": f"{size:g}px"})


RULE = Rule(
    id="text-size",
    texts={
        "en": Texts(
            title="Main texts are large enough",
            defect="Text too small: {name}",
            why="Many elder people cannot read small text without glasses or a magnifier.",
            remedy="Set the text larger, or let it follow the system's text size.",
        ),
        "zh-CN": Texts(
            title="字要够大",
            defect="{name}的字太小",
            why="字太小，很多老年人不戴眼镜、不用放大镜就读不了。",
            remedy="把字变大，或者让它跟随系统的字号。",
        ),
    },
    criterion="工信厅信管函〔2021〕67号 附件2",
    url="https://www.miit.gov.cn/",
    impact="serious",
    check=check,
    switched=True,
    unit=DP,
    tags=("cat.sensory-and-visual-cues",),
    thresholds=("main",),
)
