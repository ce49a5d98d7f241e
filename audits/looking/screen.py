"""One look at a widget: its elements, its frame, and how each text stands out from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from math import ceil, floor, isfinite
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ..collector import collector_paused
from ..model import Box, TextRun
from ..pixels import texts
from ..pixels.affine import Rect, intersect, is_empty
from ..pixels.colour import Bytes
from ..pixels.contrast import Measured, measure
from ..pixels.layers import Stage
from ..pixels.scene import Drawn, find_drawn
from ..pixels.stacking import Stack, lying_on, stack
from .known import Known
from .names import give_names
from .parts import parts
from .settle import sync
from .touching import find_touched
from .tree import Element, grow, is_partly_scrolled_out
from .windowed import grow_window

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_EXEMPT = frozenset({"disabled", "decoration", "inert", "hidden"})  # need not be seen
_ALONE_AT_MOST = 16  # things compared one at a time, two frames each
_SIDE_LIMIT = 8192  # px; the framebuffer side that every OpenGL ES 3 device can make is 2048, Mesa's is 16384


@dataclass(slots=True, eq=False)
class Screen:
    """What rules look at. Rectangles are frame pixels, upwards; ``scale`` is px per dp.

    ``stage`` draws further frames of it, until the app changes; ``every`` has all elements that stand there.
    ``within`` has the uids of the widgets whose texts were compared, None for all; ``before`` is the look
    before controls got another state. ``kept`` has what was measured beside texts, for a look after this one,
    and ``known`` what was measured on other screens of the same app.
    """

    elements: list[Element]
    texts: dict[Element, list[Measured]]
    frame: Bytes
    view: Rect
    scale: float
    illustrated: bool
    stage: Stage
    every: list[Element]
    within: Collection[int] | None = None
    before: Screen | None = None
    kept: dict[Hashable, object] = field(default_factory=dict)
    known: Known | None = None

    def compared(self, element: Element) -> bool:
        """Tell whether an element's texts were compared in this look."""
        return self.within is None or element.widget.uid in self.within

    def is_as_before(self, rect: Rect, beyond: float = 0.0) -> bool:
        """Tell whether a part of the frame, and so many px beyond it, shows just what it did before."""
        if self.before is None or self.before.frame.shape != self.frame.shape:
            return False
        left, bottom, right, top = rect
        rows = slice(max(0, floor(bottom - beyond)), max(0, ceil(top + beyond)))
        columns = slice(max(0, floor(left - beyond)), max(0, ceil(right + beyond)))
        return bool(np.array_equal(self.frame[rows, columns], self.before.frame[rows, columns]))

    def box(self, rect: Rect) -> Box:
        """Turn a frame rectangle into dp from the audited root's top left."""
        left, bottom, right, top = rect
        width, height = (right - left) / self.scale, (top - bottom) / self.scale
        return Box((left - self.view[0]) / self.scale, (self.view[3] - top) / self.scale, width, height)


def bare_frame(root: Widget, part: tuple[int, int, int, int] | None = None) -> Bytes:
    """Draw a widget, or the window that it is in, as ``look`` does, or a ``part`` of that.

    ``part`` has left, bottom, right and top in frame pixels.
    """
    stage = _stage(root)[0]
    if part is None:
        return stage.frame().copy()
    left, bottom, right, top = part
    x, y = -stage.base[4], -stage.base[5]
    return Stage(stage.canvas, (right - left, top - bottom), (x + left, y + bottom)).frame().copy()


@collector_paused()
def look(  # noqa: PLR0913 - keywords, of which a first look needs two
    root: Widget,
    *,
    illustrated: bool = True,
    within: Collection[int] | None = None,
    before: Screen | None = None,
    known: Known | None = None,
    frame: Bytes | None = None,
) -> Screen:
    """Draw a settled widget with and without its texts and compare.

    ``illustrated`` asks rules for heat maps beside their figures; ``within`` narrows the comparison to
    the widgets of these uids. Texts that look as they did ``before``, or on other screens (``known``), are
    not compared again. ``frame`` shows it as it is now, where that has been drawn already.
    """
    from kivy.metrics import Metrics

    stage, every, audited, view = _setting(root)
    owners = {id(element.widget.canvas): number for number, element in enumerate(every)}
    adopted = [texts.adopt(element.widget) for element in every]
    if any(adopted):
        sync()
    if frame is None:
        frame = stage.frame()
    mine = _numbers(every, audited, within)
    scene = find_drawn([stage.canvas], stage.base, owners)
    stage.in_parts = scene.in_parts
    found = [one for one in scene.drawn if one.owner != -1]
    others = [one for one in found if one.owner not in mine]
    around = {id(one) for one in lying_on(others, [one for one in found if one.owner in mine])}
    drawn = [one for one in found if one.owner in mine or id(one) in around]
    screen = Screen(
        audited, defaultdict(list), frame, view, Metrics.density, illustrated, stage, every, within, before
    )
    screen.known = known
    as_before = _known(screen, drawn)
    compared = _compare(screen, [one for one in drawn if id(one) not in as_before])
    results = [one for one in (*as_before.values(), *compared) if one.drawn.owner in mine]
    for result in results:
        owner = every[result.drawn.owner]
        screen.texts[owner].append(result)
        if result.hidden_because == "covered" and is_partly_scrolled_out(owner):
            result.hidden_because = "clipped"  # of what is cut off at the edge, only a blank part shows
    give_names(every)
    screen.elements = [each for element in audited for each in (element, *parts(element))]
    _list_runs(screen)
    return screen


def elements(root: Widget) -> list[Element]:
    """Return the elements of a settled widget as ``look`` has them, without a look at any."""
    return _setting(root)[2]


def _numbers(every: list[Element], audited: list[Element], within: Collection[int] | None) -> set[int]:
    """Places in ``every`` of the audited elements whose texts are to be compared."""
    wanted = {element for element in audited if within is None or element.widget.uid in within}
    return {number for number, element in enumerate(every) if element in wanted}


def _setting(root: Widget) -> tuple[Stage, list[Element], list[Element], Rect]:
    """Return the stage, all its elements, the audited ones among them, and the part that is audited."""
    stage, top = _stage(root)
    window = root.get_parent_window()
    if window is None:
        every = grow(top, stage.base, (0, 0, *stage.size))
        find_touched(every)
    else:
        every = grow_window(window)
    everything = (0, 0, *stage.size)
    if root is not top:
        element = next(one for one in every if one.widget is root)
        return stage, every, list(element.walk()), intersect(element.rect, everything)
    start = next(number for number, one in enumerate(every) if one.widget is root)
    return stage, every, every[start:], everything


def _stage(root: Widget) -> tuple[Stage, Widget]:
    """Return what draws a widget, or the window that it is in, and the uppermost of the widgets around it."""
    window = root.get_parent_window()
    top = root
    while top.parent is not None and top.parent is not window:
        top = top.parent
    if window is None:
        return Stage(top.canvas, (_side(top.width), _side(top.height)), tuple(top.pos)), top
    return Stage(window.canvas, (_side(window.width), _side(window.height)), (0, 0)), top


def _side(length: float) -> int:
    """Return a side of a frame in whole px: an app may give its window and widgets any."""
    return int(min(max(1, -(-length // 1)), _SIDE_LIMIT)) if isfinite(length) else 1


def _known(screen: Screen, drawn: list[Drawn]) -> dict[int, Measured]:
    """Return what was measured before of texts that show pixel by pixel as they did then.

    Where texts lie on others, what one hides of another may have changed, and all are compared again.
    """
    if screen.before is None or len(stack([one for one in drawn if one.rect is not None]).layers) > 1:
        return {}
    results = (result for each in screen.before.texts.values() for result in each if result.letters)
    measured = {id(result.drawn.instruction): result for result in results}
    found = {}
    for one in drawn:
        result = measured.get(id(one.instruction))
        if result is None or one.rect is None or one.rect != result.drawn.rect:
            continue
        if one.source is result.drawn.source and screen.is_as_before(one.rect):
            found[id(one)] = replace(result, drawn=one)
    return found


def _compare(screen: Screen, drawn: list[Drawn]) -> list[Measured]:
    stage, frame, every = screen.stage, screen.frame, screen.every
    reasons = ((item, _out_of_sight(stage, item, every[item.owner])) for item in drawn)
    unseen = {id(item): because for item, because in reasons if because}
    placed = [item for item in drawn if item.rect is not None and id(item) not in unseen]
    results = [Measured(item, hidden_because=unseen[id(item)]) for item in drawn if id(item) in unseen]
    results += [Measured(item) for item in drawn if item.rect is None and id(item) not in unseen]
    if screen.known is None:
        results += _peel(stage, frame, placed, every)
    else:
        texts_of_look = screen.known.texts.among(placed, frame)
        results += texts_of_look.all(_peel(stage, frame, texts_of_look.new, every))
    lost = [n for n, r in enumerate(results) if _is_lost(r)]
    for number in lost[:_ALONE_AT_MOST]:
        results[number] = _compare_alone(stage, frame, results[number].drawn)
    for number in lost[_ALONE_AT_MOST:]:
        if results[number].drawn.rect is None:
            results[number].hidden_because = "unplaced"
    covered = [r for r in results if not (r.letters or r.hidden_because) and _says_something(r.drawn)]
    if covered:
        _explain(stage, frame, covered)
    return results


def _out_of_sight(stage: Stage, drawn: Drawn, owner: Element) -> str:
    """Why a thing cannot show wherever it is drawn: it lies outside, is clipped away or is transparent."""
    rect = drawn.rect
    if drawn.transparent:
        return "hidden"
    if rect is None:
        return ""
    if owner.clipped and is_empty(intersect(rect, owner.clip)):
        return "clipped"
    return "off-screen" if is_empty(intersect(rect, (0, 0, *stage.size))) else ""


def _is_lost(result: Measured) -> bool:
    """Whether it has to be sought by hiding it alone."""
    return not (result.letters or result.hidden_because) and (
        result.drawn.rect is None or result.drawn.buffered
    )


def _peel(stage: Stage, frame: Bytes, drawn: list[Drawn], every: list[Element]) -> list[Measured]:
    """Compare layer by layer from the top, each without the texts that lie on it."""
    pile = stack(drawn)
    results: dict[int, Measured] = {}
    with ExitStack() as taken:
        for numbers in reversed(pile.layers):
            layer = [drawn[number] for number in numbers]
            without, solid = stage.frames_compared(layer, frame)
            found = measure(layer, frame, without, solid, _prober(stage, frame, every))
            results.update(zip(numbers, found, strict=True))
            if numbers is not pile.layers[0]:
                taken.enter_context(stage.cleared(layer))
                outlined = any(item.source.outlined for item in layer)
                frame = stage.frame_at((item.quad for item in layer), without) if outlined else without
    _join(pile, results, every)
    return [results[number] for number in range(len(drawn))]


def _prober(stage: Stage, frame: Bytes, every: list[Element]) -> Callable[[list[Drawn]], tuple[Bytes, Bytes]]:
    """Draw in black and white those things that have to be seen; the others stay as they are."""

    def probe(drawn: list[Drawn]) -> tuple[Bytes, Bytes]:
        items = [item for item in drawn if not _EXEMPT & every[item.owner].states]
        return stage.frames_probed(items, frame) if items else (frame, frame)

    return probe


def _join(pile: Stack, results: dict[int, Measured], every: list[Element]) -> None:
    """Give a copy the figures of what it was compared with, and mark shadows of texts that can be seen."""
    for lower, upper in pile.copies.items():
        results[lower] = replace(results[upper], drawn=results[lower].drawn, is_copy=True)
    for lower, upper in pile.shadows.items():
        if results[upper].letters and not _EXEMPT & every[results[upper].drawn.owner].states:
            results[lower].hidden_because = "shadow"


def _compare_alone(stage: Stage, frame: Bytes, drawn: Drawn) -> Measured:
    """Find a thing whose place no matrix tells by what changes when it alone is hidden."""
    layer = [replace(drawn, to_frame=None)]
    without, solid = stage.frames_compared(layer, frame)
    (result,) = measure(layer, frame, without, solid)
    return result


def _says_something(drawn: Drawn) -> bool:
    return bool(drawn.source.text.strip())


def _explain(stage: Stage, frame: Bytes, unseen: list[Measured]) -> None:
    """Tell what is covered by its own widget, and what has the colour of its ground, from the rest."""
    items = [result.drawn for result in unseen]
    as_is = bare = _shown(stage.frames_probed(items, frame))
    if any(item.followers for item in items):  # else nothing of their own widgets lies on them
        bare = _shown(stage.frames_probed(items, frame, bare=True))
    for result in unseen:
        area = result.drawn.rect or (0, 0, *stage.size)
        left, bottom, right, top = (int(side) for side in intersect(area, (0, 0, *stage.size)))
        place = slice(bottom, top + 1), slice(left, right + 1)
        result.hidden_because = "covered"
        if as_is[place].any():
            result.hidden_because = "same-colour"
        elif bare[place].any():
            result.hidden_because = "covered-by-itself"


def _shown(probed: tuple[Bytes, Bytes]) -> NDArray[np.bool_]:
    black, white = probed
    differing: NDArray[np.bool_] = np.any(black[..., :3] != white[..., :3], axis=-1)
    return differing


def _list_runs(screen: Screen) -> None:
    whole = (0.0, 0.0, float(screen.frame.shape[1]), float(screen.frame.shape[0]))
    for element, results in screen.texts.items():
        for result in results:
            source = result.drawn.source
            if source.text.strip():
                said = "•" * len(source.text) if element.private else source.text
                size = source.options["font_size"] / screen.scale
                rect = result.drawn.rect or whole
                element.runs.append(TextRun(said, screen.box(rect), size, bool(source.options["bold"])))
