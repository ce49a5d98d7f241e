"""flashing: nothing flashes more than three times in any one second, on an area large enough to be dangerous.

What moves by itself is drawn for more than a second, at 60 frames a second of virtual time. The area: a
quarter of any 341 × 256 block of CSS px. What flashes only after something is done is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from ..looking.screen import Screen, bare_frame
from ..looking.tree import Element
from ..model import Outcome
from ..pixels.affine import Rect
from ..pixels.colour import Bytes
from ..pixels.flashes import Mask, most_flashes
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, unjudged

if TYPE_CHECKING:
    from ..probing.probe import Probe

_WATCHED_S = 1.25
_RATE = 60  # frames a second
_MOST = 0.8  # of the pixels that flash
_STEP = 4  # every fourth pixel in each direction is compared


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge the page as a whole."""
    page = probe.screen.elements[0]
    if not probe.stirring():
        yield unjudged(page, "still", "Nothing on this page moves by itself.")
        return
    side = _STEP / probe.screen.scale
    block = round(thresholds["height"] / side), round(thresholds["width"] / side)
    least = max(1, round(thresholds["share"] * block[0] * block[1]))
    flashes = most_flashes(_frames(probe), _RATE, block, least)
    most = thresholds["flashes"]
    message = f"{flashes.count} flashes within a second; at most {most:g} are safe."
    outcome = Outcome.PASSED if flashes.count <= most else Outcome.FAILED
    yield Verdict(_around(flashes.where, probe.screen), outcome, message, flashes.count, most)


def _frames(probe: Probe) -> Iterator[Bytes]:
    for _ in range(probe.each_frame(_WATCHED_S)):
        yield bare_frame(probe.root)[::_STEP, ::_STEP].copy()
        probe.one()


def _around(where: Mask, screen: Screen) -> Element:
    """Return the smallest element that holds most of what flashes."""
    flashing = np.count_nonzero(where)
    found = [each for each in reversed(screen.elements) if _inside(where, each.visible) >= _MOST * flashing]
    return min(found, key=lambda each: _area(each.visible), default=screen.elements[0])


def _inside(where: Mask, rect: Rect) -> int:
    left, bottom, right, top = (max(0, round(side / _STEP)) for side in rect)
    return int(np.count_nonzero(where[bottom:top, left:right]))


def _area(rect: Rect) -> float:
    return (rect[2] - rect[0]) * (rect[3] - rect[1])


RULE = Rule(
    id="flashing",
    texts={
        "en": Texts(
            title="Nothing flashes dangerously",
            defect="Flashes more than three times a second: {name}",
            why="Flashing, red above all, can cause seizures in people with photosensitive epilepsy.",
            remedy="Flash at most three times a second, or on a smaller area, or not at all.",
        ),
        "zh-CN": Texts(
            title="不能有危险的闪烁",
            defect="{name}每秒闪烁超过三次",
            why="闪烁，尤其是红色闪烁，会使光敏性癫痫患者发作。",
            remedy="每秒最多闪三次，或者缩小闪烁的面积，或者不闪。",
        ),
    },
    criterion="WCAG 2.2 SC 2.3.1",
    url="https://www.w3.org/WAI/WCAG22/Understanding/three-flashes-or-below-threshold.html",
    impact="critical",
    probe=probe,
    tags=("cat.sensory-and-visual-cues", "wcag2a"),
    thresholds=("flashes", "share", "width", "height"),
)
