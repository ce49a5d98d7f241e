"""hit-target: a control takes the touch wherever it shows, and nothing that cannot be seen takes it away.

A grid of points is laid over each control and asked who would take a touch there, without touching. Where
that is not the control, it is drawn without the control to see whether it shows at these points at all: a
round button need not be hit in the corners of its box. Another grid is laid over what it draws beyond,
as a control does whose canvas alone is turned or moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from ..graphics.shapes import Graphics
from ..looking.screen import Screen, bare_frame
from ..looking.tree import Element
from ..model import Outcome
from ..pixels.affine import Rect, intersect
from ..pixels.colour import Bytes
from .rule import Rule, Texts, Thresholds
from .verdicts import Verdict, exemption, unjudged, unseen

if TYPE_CHECKING:
    from kivy.input.motionevent import MotionEvent
    from kivy.uix.widget import Widget

    from ..driving.finder import Point
    from ..driving.hits import Hit
    from ..probing.probe import Probe

_HELD_S = 0.1  # a ScrollView hands a touch on to what lies in it after 0.055 s
_GRID = 5  # points to a side
_VISIBLE = 8  # of 255: a smaller change of a channel is not seen
_PLAIN = 64  # of 255: more than most shadows change
_BEYOND_DP = 8.0  # a frame around the focus may reach so far out


def probe(probe: Probe, thresholds: Thresholds) -> Iterator[Verdict]:
    """Judge every control that can be operated now by the points of its visible part."""
    from ..driving.finder import elements_of
    from ..driving.hits import touchable

    every = touchable(elements_of(probe.root))
    frame = bare_frame(probe.root)
    required = thresholds["share"]
    graphics = Graphics(probe.screen, [each for each in probe.screen.elements if each.control], [])
    for element in probe.screen.elements:
        if element.part:
            yield unjudged(element, "part", "It takes touches by what it is a part of.")
        elif element.control:
            beyond = graphics.beyond(element, _BEYOND_DP * probe.screen.scale)
            yield _exempt(element) or _judge(probe, element, every, frame, required=required, beyond=beyond)


def _exempt(element: Element) -> Verdict | None:
    from ..driving.reach import is_inert

    if is_inert(element):
        return unjudged(element, "behind-modal", "Lies behind something open and cannot be used now.")
    return exemption(element, ("disabled", "decoration")) or (
        None if "hidden" in element.states else unseen(element)
    )


def _judge(  # noqa: PLR0913
    probe: Probe,
    element: Element,
    every: Sequence[Element],
    frame: Bytes,
    *,
    required: float,
    beyond: Rect | None,
) -> Verdict:
    from ..driving.hits import near, taker

    points = _points(probe.screen, element)
    if beyond is not None:
        points += _points_beyond(probe, element, beyond, frame)
    if not points:
        return unjudged(element, "unseen", "Not on the screen now.")
    around = near(every, beyond or element.rect)
    hits = _settled(probe, element, points, [taker(around, point) for point in points])
    if "hidden" in element.states:
        return _judge_hidden(element, any(_is_own(hit, element) for hit in hits), frame)
    own = [_is_own(hit, element) for hit in hits]
    if all(own):
        return _passed(element, 1.0, required)
    shown = _shows(probe, element.widget, points, frame)
    lost = [
        (point, hit)
        for point, hit, mine, drawn in zip(points, hits, own, shown, strict=True)
        if drawn and not mine
    ]
    stolen = _without_covered(probe, element, lost)
    drawn = sum(shown)
    if not drawn:
        return unjudged(element, "covered", "Nothing of it shows at the points that were asked.")
    share = 1 - len(stolen) / drawn
    if share >= required:
        return _passed(element, share, required)
    return _failed(element, stolen, share, required)


def _settled(probe: Probe, element: Element, points: Sequence[Point], hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits without doubts: where an app's own code comes first, one real touch tells."""
    from ..driving.hits import Hit

    doubtful = [point for point, hit in zip(points, hits, strict=True) if hit.doubts]
    if not doubtful:
        return list(hits)
    if _arrives(probe, element, doubtful[len(doubtful) // 2]):
        return [Hit(hit.element) for hit in hits]
    return [Hit(hit.doubts[0]) if hit.doubts else hit for hit in hits]


def _arrives(probe: Probe, element: Element, point: Point) -> bool:
    """Tell whether a real touch comes to a control, where it is stopped: the control itself does nothing."""
    arrived: list[bool] = []

    def stop(widget: Widget, touch: MotionEvent) -> bool:
        if widget.collide_point(*touch.pos):
            arrived.append(True)
        return bool(arrived)

    uid = element.widget.fbind("on_touch_down", stop)
    try:
        finger = probe.down(*point)
        probe.let_pass(_HELD_S)
        probe.up(finger)
    finally:
        element.widget.unbind_uid("on_touch_down", uid)
    return bool(arrived)


def _passed(element: Element, share: float, required: float) -> Verdict:
    return Verdict(element, Outcome.PASSED, "Takes the touch where it shows.", share, required)


def _failed(element: Element, stolen: Sequence[Hit], share: float, required: float) -> Verdict:
    thieves = sorted({hit.element.path for hit in stolen if hit.element is not None})
    told = f"goes to {thieves[0]}, which does not show there" if thieves else "goes nowhere"
    message = f"At {1 - share:.0%} of the points where it shows, a touch {told}."
    reason = "stolen" if thieves else "drawn-not-hit"
    data = {"takers": thieves}
    return Verdict(element, Outcome.FAILED, message, share, required, reason=reason, data=data)


def _judge_hidden(element: Element, takes: bool, frame: Bytes) -> Verdict:
    """Judge a control with no opacity: over something that shows, it may be that thing's touch area."""
    if not takes:
        return unjudged(element, "hidden", "Fully transparent (opacity 0), and takes no touch.")
    left, bottom, right, top = (max(0, round(side)) for side in element.visible)
    part = frame[bottom:top, left:right, :3]
    if part.size and (part.max(axis=(0, 1)) - part.min(axis=(0, 1))).max() > _VISIBLE:
        return Verdict(element, Outcome.PASSED, "Fully transparent, over something that shows.")
    message = "It takes touches, but nothing shows in its place (opacity 0). Disable or remove it."
    return Verdict(element, Outcome.FAILED, message, reason="hit-not-drawn")


def _points(screen: Screen, element: Element) -> list[Point]:
    """Return the middles of the cells of a grid over the part that can be seen, px of the window."""
    from ..driving.hits import in_box

    return [point for point in _grid(screen, element.visible) if in_box(element, point)]


def _points_beyond(probe: Probe, element: Element, area: Rect, frame: Bytes) -> list[Point]:
    """Return the points of a grid over what a control draws that lie outside of it and where it shows."""
    from ..driving.hits import in_box

    outside = [point for point in _grid(probe.screen, area) if not in_box(element, point)]
    shown = _shows(probe, element.widget, outside, frame, least=_PLAIN)
    return [point for point, shows in zip(outside, shown, strict=True) if shows]


def _grid(screen: Screen, area: Rect) -> list[Point]:
    height, width = screen.frame.shape[:2]
    left, bottom, right, top = intersect(area, (0.0, 0.0, float(width), float(height)))
    if right <= left or top <= bottom:
        return []
    shares = [(number + 0.5) / _GRID for number in range(_GRID)]
    across, up = (
        [int(low + (high - low) * share) + 0.5 for share in shares]
        for low, high in ((left, right), (bottom, top))
    )
    return list(product(across, up))  # the middles of pixels: the edge of one belongs to two widgets


def _is_own(hit: Hit, element: Element) -> bool:
    """Tell whether the control, a part of it, or a control that it is a part of takes the touch."""
    from ..driving.finder import above

    if hit.element is None:
        return False
    if any(each.widget is element.widget for each in (hit.element, *above(hit.element))):
        return True
    outer = [each.widget for each in above(element) if each.control]
    return hit.element.widget in outer


def _shows(  # noqa: PLR0913
    probe: Probe,
    widget: Widget,
    points: Sequence[Point],
    frame: Bytes,
    beside: Widget | None = None,
    *,
    least: int = _VISIBLE,
) -> list[bool]:
    """Tell for each point whether something of a widget shows there: whether the frame changes without it.

    ``frame`` is how it looks with the widget, and without ``beside``, which is hidden as well; a change of
    some channel by more than ``least`` counts.
    """
    with _hidden(widget), _hidden(beside):
        without = bare_frame(probe.root)
    change = np.abs(frame.astype(int) - without).max(axis=-1) > least
    height, width = change.shape
    return [bool(change[min(int(y), height - 1), min(int(x), width - 1)]) for x, y in points]


@contextmanager
def _hidden(widget: Widget | None) -> Iterator[None]:
    """Leave a widget out of a frame; its canvas is hidden, so that its observers are told nothing."""
    if widget is None:
        yield
        return
    opacity = widget.canvas.opacity
    widget.canvas.opacity = 0
    try:
        yield
    finally:
        widget.canvas.opacity = opacity


def _without_covered(probe: Probe, element: Element, lost: Sequence[tuple[Point, Hit]]) -> list[Hit]:
    """Leave out the points where whatever takes the touch can be seen: there it covers the control."""
    by_thief: dict[int, list[tuple[Point, Hit]]] = {}
    for point, hit in lost:
        by_thief.setdefault(id(hit.element), []).append((point, hit))
    with _hidden(element.widget):
        frame = bare_frame(probe.root)
    stolen: list[Hit] = []
    for group in by_thief.values():
        thief = group[0][1].element
        points = [point for point, _ in group]
        seen = [False] * len(group)
        if thief is not None and thief.widget is not element.widget and "hidden" not in thief.states:
            seen = _shows(probe, thief.widget, points, frame, element.widget)
        stolen += [hit for (_, hit), shows in zip(group, seen, strict=True) if not shows]
    return stolen


RULE = Rule(
    id="hit-target",
    texts={
        "en": Texts(
            title="Controls take the touch where they show",
            defect="Does not take the touch where it shows: {name}",
            why=(
                "People press what they see. A control that lets the touch through, or loses it to something "
                "invisible, seems broken; people with a tremor cannot search for the part that works."
            ),
            remedy=(
                "Make the touch area as large as what is drawn, and remove or disable the invisible widget "
                "that lies above it (opacity 0 does not stop touches in Kivy)."
            ),
        ),
        "zh-CN": Texts(
            title="看得见的地方就要点得到",
            defect="{name}看得见的地方点不到",
            why="人会点自己看见的地方。点了没反应，或者被看不见的东西截走，就像坏了一样；手抖的人没法慢慢试。",
            remedy=(
                "让可点的范围和画出来的一样大；移走或禁用盖在上面的透明控件"
                "（在 Kivy 里透明度为 0 仍会截走触摸）。"
            ),
        ),
    },
    criterion="WCAG 2.2 SC 2.5.8 / 2.5.5",
    url="https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum.html",
    impact="critical",
    probe=probe,
    tags=("cat.sensory-and-visual-cues", "wcag22aa"),
    thresholds=("share",),
)
