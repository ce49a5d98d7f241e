"""The sizes at which a text has to be readable, too: larger type, a narrow window, one turned on its side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..looking.screen import Screen
from .probe import Probe


def sizes(probe: Probe, thresholds: Mapping[str, float]) -> Iterator[tuple[str, Screen]]:
    """Yield each size in words, and a look at the app in it; the size before is put back first.

    Text is set to the factors ``scale_between`` and ``scale``; the window is made ``narrow`` dp wide, and
    turned on its side. What is no change is left out.
    """
    from kivy.core.window import Window
    from kivy.metrics import Metrics

    factor, (width, height), density = Metrics.fontscale, Window.size, Metrics.density
    for larger in (thresholds["scale_between"], thresholds["scale"]):
        if larger > factor:
            probe.scale_fonts(larger)
            yield f"At {larger * 100:g} % text", probe.look()
    if Metrics.fontscale != factor:
        probe.scale_fonts(factor)
    narrow = thresholds["narrow"] * density
    for name, size in (("narrow", (narrow, height)), ("landscape", (height, width))):
        if size[0] < width if name == "narrow" else height > width:
            probe.resize(*size)
            yield f"In a window of {size[0] / density:g} × {size[1] / density:g} dp", probe.look()
