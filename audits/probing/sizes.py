"""The sizes at which a text has to be readable, too: larger type, a narrow window, one turned on its side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..looking.screen import Screen
from .probe import Probe


@dataclass(frozen=True, slots=True)
class Tried:
    """A size in words, a look at the app in it, and whether it was the type that was made larger."""

    words: str
    screen: Screen
    larger_type: bool


def sizes(probe: Probe, thresholds: Mapping[str, float]) -> Iterator[Tried]:
    """Yield the app at each size; the size before is put back first.

    Text is set to the factors ``scale_between`` and ``scale``; the window is made ``narrow`` dp wide, and
    turned on its side. What is no change is left out.
    """
    from kivy.core.window import Window
    from kivy.metrics import Metrics

    factor, (width, height), density = Metrics.fontscale, Window.size, Metrics.density
    for larger in (thresholds["scale_between"], thresholds["scale"]):
        if larger > factor:
            probe.scale_fonts(larger)
            yield Tried(f"At {larger * 100:g} % text", probe.look(), larger_type=True)
    if Metrics.fontscale != factor:
        probe.scale_fonts(factor)
    turned = [(thresholds["narrow"] * density, height)] if width > thresholds["narrow"] * density else []
    turned += [(height, width)] if height > width else []
    for wide, high in turned:
        probe.resize(wide, high)
        if probe.root.get_parent_window() is None:  # a menu may close then: no words are lost
            return
        words = f"In a window of {wide / density:g} × {high / density:g} dp"
        yield Tried(words, probe.look(), larger_type=False)


def type_sizes(screen: Screen) -> dict[int, float]:
    """Return the largest font size, in px, of each widget that draws text, by the widget's uid."""
    found: dict[int, float] = {}
    for element, results in screen.texts.items():
        sources = [each.drawn.source for each in results]
        found[element.widget.uid] = max((float(each.options["font_size"]) for each in sources), default=0.0)
    return found
