"""One look at a widget: its elements, its frame, and how each text and icon stands out from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ..model import Box, TextRun
from ..pixels import texts
from ..pixels.affine import IDENTITY, Rect, intersect, is_empty
from ..pixels.colour import Bytes
from ..pixels.contrast import Measured, layers, measure
from ..pixels.layers import Stage
from ..pixels.scene import Drawn, find_drawn
from .names import give_names
from .settle import sync
from .tree import Element, grow, steps

if TYPE_CHECKING:
    from kivy.core.window import WindowBase
    from kivy.uix.widget import Widget

_PICTURED = frozenset({"image", "check_box", "radio_button"})
_ALONE_AT_MOST = 16  # things compared one at a time, two frames each
_SIDE_LIMIT = 8192  # px; the framebuffer side that every OpenGL ES 3 device can make is 2048, Mesa's is 16384


@dataclass(slots=True, eq=False)
class Screen:
    """What rules look at. Rectangles are frame pixels, upwards; ``scale`` is px per dp."""

    elements: list[Element]
    texts: dict[Element, list[Measured]]
    pictures: dict[Element, list[Measured]]
    frame: Bytes
    view: Rect
    scale: float
    illustrated: bool

    def box(self, rect: Rect) -> Box:
        """Turn a frame rectangle into dp from the audited root's top left."""
        left, bottom, right, top = rect
        width, height = (right - left) / self.scale, (top - bottom) / self.scale
        return Box((left - self.view[0]) / self.scale, (self.view[3] - top) / self.scale, width, height)


def look(root: Widget, *, illustrated: bool = True, within: Collection[int] | None = None) -> Screen:
    """Draw a settled widget with and without its texts and compare.

    ``illustrated`` asks rules for heat maps beside their figures; ``within`` narrows the comparison to
    the widgets of these uids.
    """
    from kivy.metrics import Metrics

    stage, every, audited, view = _setting(root)
    owners = {id(element.widget.canvas): number for number, element in enumerate(every)}
    adopted = [texts.adopt(element.widget) for element in every]
    if any(adopted):
        sync()
    pictured = frozenset(n for n, element in enumerate(every) if element.role in _PICTURED)
    frame = stage.frame()
    mine = _numbers(every, audited, within)
    drawn = [item for item in find_drawn([stage.canvas], stage.base, owners, pictured) if item.owner in mine]
    results = _compare(stage, frame, drawn)
    screen = Screen(audited, defaultdict(list), defaultdict(list), frame, view, Metrics.density, illustrated)
    for result in results:
        owner = every[result.drawn.owner]
        kind = screen.pictures if result.drawn.source is None else screen.texts
        kind[owner].append(result)
        if result.hidden_because and _is_clipped(owner, result.drawn):
            result.hidden_because = "clipped"
    give_names(audited)
    _list_runs(screen)
    return screen


def _numbers(every: list[Element], audited: list[Element], within: Collection[int] | None) -> set[int]:
    """Places in ``every`` of the audited elements whose texts are to be compared."""
    wanted = {element for element in audited if within is None or element.widget.uid in within}
    return {number for number, element in enumerate(every) if element in wanted}


def _is_clipped(owner: Element, drawn: Drawn) -> bool:
    """Whether an ancestor, such as a scroll view, leaves nothing of it."""
    return owner.clipped and drawn.rect is not None and is_empty(intersect(drawn.rect, owner.clip))


def _setting(root: Widget) -> tuple[Stage, list[Element], list[Element], Rect]:
    """Return the stage, all its elements, the audited ones among them, and the part that is audited."""
    window = root.get_parent_window()
    top = root
    while top.parent is not None and top.parent is not window:
        top = top.parent
    if window is None:
        size = (_side(top.width), _side(top.height))
        stage = Stage(top.canvas, size, tuple(top.pos))
        every = grow(top, stage.base, (0, 0, *size))
    else:
        stage = Stage(window.canvas, tuple(window.size), (0, 0))
        every = _grow_window(window)
    everything = (0, 0, *stage.size)
    if root is not top:
        element = next(one for one in every if one.widget is root)
        return stage, every, list(element.walk()), intersect(element.rect, everything)
    start = next(number for number, one in enumerate(every) if one.widget is root)
    return stage, every, every[start:], everything


def _side(length: float) -> int:
    return int(min(max(1, -(-length // 1)), _SIDE_LIMIT))


def _grow_window(window: WindowBase) -> list[Element]:
    """Grow all that stands in the window, lowest first; what lies below a modal view is inert."""
    from kivy.uix.modalview import ModalView

    children = window.children[::-1]
    modal = max((n for n, child in enumerate(children) if isinstance(child, ModalView)), default=-1)
    clip = (0, 0, *window.size)
    elements: list[Element] = []
    for number, (child, step) in enumerate(zip(children, steps(children), strict=True)):
        elements += grow(child, IDENTITY, clip, path=step, inert=number < modal)
    return elements


def _compare(stage: Stage, frame: Bytes, drawn: list[Drawn]) -> list[Measured]:
    results = [Measured(item) for item in drawn if item.rect is None]
    for layer in layers([item for item in drawn if item.rect is not None]):
        results.extend(_compare_layer(stage, frame, layer))
    lost = [n for n, r in enumerate(results) if not r.letters and (r.drawn.rect is None or r.drawn.buffered)]
    for number in lost[:_ALONE_AT_MOST]:
        results[number] = _compare_alone(stage, frame, results[number].drawn)
    for number in lost[_ALONE_AT_MOST:]:
        if results[number].drawn.rect is None:
            results[number].hidden_because = "unplaced"
    unseen = [r for r in results if not (r.letters or r.hidden_because) and _says_something(r.drawn)]
    if unseen:
        _explain(stage, frame, unseen)
    return results


def _compare_layer(stage: Stage, frame: Bytes, layer: list[Drawn]) -> list[Measured]:
    return measure(layer, frame, stage.frame_without(layer), stage.frame_solid(layer))


def _compare_alone(stage: Stage, frame: Bytes, drawn: Drawn) -> Measured:
    """Find a thing whose place no matrix tells by what changes when it alone is hidden."""
    (result,) = _compare_layer(stage, frame, [replace(drawn, to_frame=None)])
    if not result.letters:
        result.hidden_because = "covered"
    return result


def _says_something(drawn: Drawn) -> bool:
    return drawn.source is None or bool(drawn.source.text.strip())


def _explain(stage: Stage, frame: Bytes, unseen: list[Measured]) -> None:
    """Tell text in the colour of its background from covered text: white in its place shows, or not."""
    probed = stage.frame_probed([result.drawn for result in unseen])
    changed = np.any(probed[..., :3] != frame[..., :3], axis=-1)
    whole = (0, 0, *stage.size)
    for result in unseen:
        rect = result.drawn.rect
        if rect is None or is_empty(intersect(rect, whole)):
            result.hidden_because = "off-screen"
        else:
            left, bottom, right, top = (int(side) for side in intersect(rect, whole))
            shows = changed[bottom : top + 1, left : right + 1].any()
            result.hidden_because = "same-colour" if shows else "covered"


def _list_runs(screen: Screen) -> None:
    whole = (0.0, 0.0, float(screen.frame.shape[1]), float(screen.frame.shape[0]))
    for element, results in screen.texts.items():
        for result in results:
            source = result.drawn.source
            if source is not None and source.text.strip():
                said = "•" * len(source.text) if element.private else source.text
                size = source.options["font_size"] / screen.scale
                rect = result.drawn.rect or whole
                element.runs.append(TextRun(said, screen.box(rect), size, bool(source.options["bold"])))
