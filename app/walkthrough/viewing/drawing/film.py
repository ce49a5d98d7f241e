"""flow.webp: a walk as an animated picture, with the touches."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from math import log2

from PIL import Image

from app.walkthrough.evidence.trace import Result
from app.walkthrough.recorded.walk import Walk
from app.walkthrough.viewing.drawing.scenes import Scene, mark_touch, scenes

FILE = "flow.webp"
_MOST = 200  # screens
_WIDEST = 480  # px
_SHORTEST_MS, _LONGEST_MS = (
    600,
    2600,
)  # what a screen is shown: long enough to be seen, whatever it waited for
_DOUBLED_MS = 260  # more for each doubling of the time that it was seen
_TOUCH_MS = 450  # the touch, before what it leads to
_END_MS, _FAILED_MS = 2500, 4000
_QUALITY = 80


def film(walk: Walk) -> bytes:
    """Return the film of a walk as animated WebP, b"" where it has no pictures.

    It runs on the virtual clock, compressed: a screen that is seen twice as long stays a little longer.
    """
    moments = list(_moments(walk))
    if not moments:
        return b""
    pictures = [picture for picture, _ in moments]
    out = io.BytesIO()
    pictures[0].save(
        out,
        "WEBP",
        save_all=True,
        append_images=pictures[1:],
        duration=[ms for _, ms in moments],
        loop=0,
        quality=_QUALITY,
        method=2,
    )
    return out.getvalue()


def _moments(walk: Walk) -> Iterator[tuple[Image.Image, int]]:
    """Yield pictures, each with how long it is shown (ms): screens, and the touches on them."""
    shown = list(scenes(walk, _MOST))
    for scene, following in pairwise([*shown, None]):
        assert scene is not None
        picture, scale = _fitted(scene.picture)
        yield picture, shown_ms(scene) if following is not None else _last_ms(scene)
        if scene.touch is not None and following is not None:
            touched = picture.copy()
            mark_touch(touched, scene.touch, scene.touch_to, scale)
            yield touched, _TOUCH_MS


def shown_ms(scene: Scene) -> int:
    """Return how long a screen is shown, by the virtual time for which it was seen."""
    return min(_LONGEST_MS, round(_SHORTEST_MS + _DOUBLED_MS * log2(1 + scene.lasts_s)))


def _last_ms(scene: Scene) -> int:
    return _FAILED_MS if scene.step.result is Result.FAILED else _END_MS


def _fitted(picture: Image.Image) -> tuple[Image.Image, float]:
    scale = min(1.0, _WIDEST / picture.width)
    if scale == 1.0:
        return picture, scale
    return picture.resize((_WIDEST, round(picture.height * scale)), Image.Resampling.LANCZOS), scale
