"""Look, before each touch of a walk, what a finger that errs would hit."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.scrollview import ScrollView
from PIL import Image, ImageDraw

from app.walkthrough.aiming.jitter import Jitter
from app.walkthrough.aiming.missed import Aimed
from audits.driving.account import Pixel
from audits.driving.finder import above, said
from audits.driving.hits import near, taker, touchable
from audits.looking.tree import Element
from audits.pixels.affine import Rect

_HIT, _MISSED = (27, 127, 77), (200, 30, 60)
_DOT = 2  # px around a sample


@dataclass(frozen=True, slots=True)
class _Sample:
    point: Pixel
    missed: bool


class Aim:
    """Samples around the touches of one walk.

    ``look`` returns what is on the screen, ``snap`` its picture (PNG) with places blotted out, ``private``
    those places; ``keep`` keeps a heat map under a name.
    """

    def __init__(
        self,
        jitter: Jitter,
        look: Callable[[], Sequence[Element]],
        snap: Callable[[], bytes],
        keep: Callable[[str, bytes], None],
    ) -> None:
        self.aimed: list[Aimed] = []
        self._jitter = jitter
        self._look = look
        self._snap = snap
        self._keep = keep

    def touch(self, x: int, y: int) -> None:
        """Note what touches around a point (px from the window's top left) would hit."""
        elements = touchable(self._look())
        reach = 5 * dp(self._jitter.sigma_dp)
        around: Rect = (x - reach, Window.height - y - reach, x + reach, Window.height - y + reach)
        elements = near(elements, around)
        meant = _taker(elements, x, y)
        number = len(self.aimed) + 1
        samples, others = [], Counter[str]()
        for left, top in self._jitter.around(x / dp(1), y / dp(1), number):
            point = round(dp(left)), round(dp(top))
            hit = _taker(elements, *point)
            missed = hit is not meant
            samples.append(_Sample(point, missed))
            if missed:
                others[_name(hit)] += 1
        picture = f"aim-{number:03d}" if others else ""
        if others:
            self._keep(picture, _heat_map(self._snap(), samples, (x, y)))
        self.aimed.append(Aimed(_name(meant), len(samples), dict(others.most_common()), picture))


def _taker(elements: Sequence[Element], x: float, y: float) -> Element | None:
    """Return what takes a touch (px from the top left); what only scrolls takes none that matters."""
    found = taker(elements, (x, Window.height - y)).element
    return None if found is None or isinstance(found.widget, ScrollView) else found


def _name(element: Element | None) -> str:
    """Return what a person or a script calls an element."""
    if element is None:
        return "nothing"
    for each in (element, *above(element)):
        if each.widget_id or said(each):
            return each.widget_id or said(each)
    return type(element.widget).__name__


def _heat_map(picture: bytes, samples: Sequence[_Sample], at: Pixel) -> bytes:
    """Return a picture with each sample on it: dots that hit, crosses that missed, a ring where was aimed."""
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGB")
    draw = ImageDraw.Draw(image, "RGBA")
    for sample in samples:
        x, y = sample.point
        box = (x - _DOT, y - _DOT, x + _DOT, y + _DOT)
        if sample.missed:
            draw.line(box, (*_MISSED, 230), 2)
            draw.line((box[0], box[3], box[2], box[1]), (*_MISSED, 230), 2)
        else:
            draw.ellipse(box, (*_HIT, 150))
    draw.ellipse((at[0] - 7, at[1] - 7, at[0] + 7, at[1] + 7), outline=(255, 255, 255, 255), width=4)
    draw.ellipse((at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6), outline=(20, 20, 20, 255), width=2)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
