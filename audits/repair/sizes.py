"""What is too small or too close: larger controls, letters and lines, and more room between controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from ..looking.screen import elements
from ..model import Finding
from ..started import from_start
from .changes import Change, Edit, Pair, UntriedError
from .editing import edit_of
from .others import property_change
from .slots import attribute
from .trial import Bench, Key, Trial, key_of

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..looking.tree import Element

RULES = ("target-size", "text-size", "line-spacing")
"""The rules whose failures a change of size may repair."""


@dataclass(slots=True)
class SizeRepair:
    """The search for a size that repairs failures; ``tried`` and ``reasons`` are as in ``ColourRepair``."""

    bench: Bench
    findings: Sequence[Finding]
    tried: list[Trial]
    reasons: list[str]

    def search(self) -> Trial | None:
        """Return the first trial that holds, None where none does."""
        places: frozenset[Key] = frozenset(map(key_of, self.findings))
        for change in self._changes():
            try:
                trial = self.bench.try_out(change, places)
            except UntriedError as error:
                self.reasons.append(str(error))
                continue
            self.tried.append(trial)
            if trial.holds:
                return trial
        return None

    def _changes(self) -> Iterator[Change]:
        paths = {finding.node.path for finding in self.findings}
        failing = [element for element in elements(self.bench.root) if element.path in paths]
        if not failing:
            return
        required = max(finding.required or 0 for finding in self.findings)
        widgets = [element.widget for element in failing]
        if self.findings[0].rule == "target-size":
            yield from _larger_controls(widgets, required)
            yield from _apart(failing, required)
        elif self.findings[0].rule == "text-size":
            yield _in_dp("size", widgets, "font_size", required)
        else:
            line = max(float(getattr(widget, "line_height", 1)) for widget in widgets)
            measured = min(finding.measured or 1 for finding in self.findings)
            taller = ceil(line * required / measured * 100) / 100
            yield property_change("spacing", widgets, "line_height", taller, f"{taller:g}")


def _larger_controls(widgets: Sequence[Widget], side: float) -> Iterator[Change]:
    """Yield the change that gives controls the side (dp) that they need, on each axis where they lack it."""
    from kivy.metrics import dp

    pairs: list[Pair] = []
    edits: list[Edit | None] = []
    axes = [
        (name, hint, [widget for widget in widgets if getattr(widget, name) < dp(side)])
        for name, hint in (("width", "size_hint_x"), ("height", "size_hint_y"))
    ]
    for name, hint, small in axes:
        for widget in small:
            pairs += [(attribute(widget, hint), None), (attribute(widget, name), dp(side))]
            edits += _edits(widget, name, hint, side)
    if pairs:
        kind = "height" if axes[1][2] else "width"
        known = tuple(dict.fromkeys(edit for edit in edits if edit is not None)) if None not in edits else ()
        source = f"{from_start(known[0].place.file)}:{known[0].place.line}" if known else ""
        token = f"{type(widgets[0]).__name__}.{kind}"
        yield Change(kind, token, f"{side:g} dp", tuple(pairs), known, source=source)


def _edits(widget: Widget, name: str, hint: str, side: float) -> Iterator[Edit | None]:
    """Yield the edits for one axis; none of the hint where the widget has none already."""
    written = f"'{side:g}dp'"
    if getattr(widget, hint) is not None:
        yield edit_of(widget, hint, "None")
    yield edit_of(widget, name, written)


def _apart(failing: Sequence[Element], side: float) -> Iterator[Change]:
    """Yield the change that gives layouts so much spacing (dp) that circles of this size do not meet."""
    from kivy.metrics import dp

    around = {id(e.parent.widget): e.parent.widget for e in failing if e.parent is not None}
    layouts = [
        widget for widget in around.values() if isinstance(getattr(widget, "spacing", None), int | float)
    ]
    small = min(min(element.widget.size) for element in failing)
    needed = ceil(side - small / dp(1))
    if layouts and len(layouts) == len(around) and needed > 0:
        yield _in_dp("spacing", layouts, "spacing", needed)


def _in_dp(kind: str, widgets: Sequence[Widget], name: str, length: float) -> Change:
    from kivy.metrics import dp

    return property_change(kind, widgets, name, dp(length), f"'{length:g}dp'", f"{length:g} dp")
