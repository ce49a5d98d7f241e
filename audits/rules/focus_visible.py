"""focus-visible: who has the focus can be seen, and is not hidden behind something.

Each control is drawn with the focus and without. WCAG 2.4.7 asks that anything changes; 2.4.13 that as many
pixels as a line of 2 dp round the control change by 3:1 between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from ..looking.tree import Element
from ..model import Outcome
from ..pixels.colour import Bytes, ratios
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged

if TYPE_CHECKING:
    from ..probing.probe import Probe
    from ..probing.unfocused import Plain

_SAMPLES = 3  # of what is declared at one place
_LINE_DP = 2.0
_SEEN = 1.02  # a smaller ratio is the rounding of 8 bits a channel


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge some of each kind of control that can have the focus."""
    from ..probing.kinds import by_kind
    from ..probing.unfocused import Plain

    plain = Plain(probe)
    for alike in by_kind(each for each in probe.screen.elements if each.control).values():
        tried = 0
        for element in alike:
            exempt = _exempt(element)
            if exempt is None and tried >= _SAMPLES:
                exempt = unjudged(element, "same-kind", "Others of its kind were tried in its place.")
            tried += exempt is None
            yield exempt or _judge(probe, element, plain, thresholds)


def _exempt(element: Element) -> Verdict | None:
    from ..driving.reach import is_inert, within_reach

    widget = element.widget
    if not (getattr(widget, "is_focusable", False) and hasattr(widget, "get_focus_next")):
        return unjudged(element, "not-focusable", "It never has the focus.")
    if is_inert(element):
        return unjudged(element, "behind-modal", "Lies behind something open and cannot be used now.")
    exempt = exemption(element, ("disabled", "hidden", "decoration"))
    if exempt or within_reach(element):
        return exempt
    return unjudged(element, "unseen", "Not on the screen now.")


def _judge(probe: Probe, element: Element, without: Plain, thresholds: Thresholds) -> Verdict:
    from ..probing.covering import cover_of

    widget = element.widget
    without.begin()
    widget.focus = True
    probe.one()
    probe.settle()
    if not widget.focus:
        message = "It gives the focus away as soon as it has it."
        return Verdict(element, Outcome.CANT_TELL, message, reason="focus-lost")
    now = without.now(element)
    if now is None:
        message = "It has the focus out of sight: nothing brings it into view."
        return Verdict(element, Outcome.FAILED, message, reason="out-of-sight")
    near = _measured(now, *without.around(now), probe.screen.scale, thresholds)
    if near is not None and near >= thresholds["area"]:
        return _verdict(element, near, thresholds)
    cover = cover_of(probe, now) if near is None else None
    if cover is not None:
        message = f"It has the focus under {_described(cover)}, which hides all of it."
        data = {"cover": cover.path}
        return Verdict(element, Outcome.FAILED, message, 0.0, thresholds["area"], "covered", data)
    whole = _measured(now, *without.whole(), probe.screen.scale, thresholds)
    if whole is None:
        message = "Nothing changes when it has the focus."
        return Verdict(element, Outcome.FAILED, message, 0.0, thresholds["area"])
    return _verdict(element, whole, thresholds)


def _described(element: Element) -> str:
    name = element.name or element.widget_id
    kind = type(element.widget).__name__
    return f"{kind} {name!r}" if name else kind


def _measured(
    now: Element, focused: Bytes, plain: Bytes, scale: float, thresholds: Thresholds
) -> float | None:
    """Return how many pixels change enough, in shares of a line round the element; None if none changes."""
    if focused.shape == plain.shape and not np.any(focused[..., :3] != plain[..., :3]):
        return None
    count = int((ratios(focused, plain) >= max(thresholds["contrast"], _SEEN)).sum())
    width, height = now.rect[2] - now.rect[0], now.rect[3] - now.rect[1]
    return count / max(2 * (width + height) * _LINE_DP * scale, 1.0)


def _verdict(element: Element, area: float, thresholds: Thresholds) -> Verdict:
    required, contrast = thresholds["area"], thresholds["contrast"]
    enough = f" by {contrast:g}:1 or more" if contrast > 1 else ""
    share = f"{area:.2f} times the pixels of a 2 dp line round it change{enough}"
    if area >= required and area > 0:
        return Verdict(element, Outcome.PASSED, f"The focus shows: {share}.", area, required)
    return Verdict(
        element, Outcome.FAILED, f"The focus hardly shows: {share}.", area, required, reason="weak"
    )


RULE = Rule(
    id="focus-visible",
    texts={
        "en": Texts(
            title="Where the focus is can be seen",
            defect="It cannot be seen that this has the focus: {name}",
            why="Who uses a keyboard or a switch has to see what the next key will act on.",
            remedy="Draw a ring of at least 2 dp, 3:1 against what was there before, while focus is True.",
            reasons={"focus-lost": "It gives the focus away as soon as it has it."},
        ),
        "zh-CN": Texts(
            title="看得出焦点在哪里",
            defect="看不出焦点在{name}上",
            why="用键盘或开关的人要看得出下一次按键会作用在哪里。",
            remedy="focus 为 True 时画一圈至少 2 dp、与原来颜色相差 3:1 的边框。",
            reasons={"focus-lost": "一得到焦点就交了出去"},
        ),
    },
    criterion="WCAG 2.2 SC 2.4.7 / 2.4.11 / 2.4.13",
    url="https://www.w3.org/WAI/WCAG22/Understanding/focus-visible.html",
    impact="serious",
    probe=probe,
    tags=("cat.keyboard", "wcag2aa"),
    thresholds=("contrast", "area"),
)
