"""What the bridge to screen readers costs: a frame without it, with it, and while somebody listens.

Run ``python -m tests.benchmarks.bench_bridge``. The app is the prototype's check. A frame is drawn as Kivy's
loop draws it; in an idle one nothing has changed, in a changed one a text has. CPU time, without what the
system's bus takes: updates are made for AccessKit and not sent.
"""

from __future__ import annotations

import statistics
import sys
import time as real
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from app.prototype.headless import prepare

    prepare()

if TYPE_CHECKING:
    from audits.driving.frames import Frames

FRAMES = 60
ROUNDS = 5
CHOICES = {"scenario": "several-blockers"}


class Unsent:
    """An adapter that makes each update and sends none."""

    def __init__(self, _handlers: object) -> None:
        """Listen to nothing."""

    def update(self, make: Callable[[], Any]) -> None:
        """Make an update."""
        make()

    def focus(self, focused: bool) -> None:
        """Send nothing."""

    def place(self, bounds: tuple[float, float, float, float]) -> None:
        """Send nothing."""

    def close(self) -> None:
        """Leave nothing."""


def main() -> None:
    """Print the CPU time of each kind of frame beside that of the same frame without a bridge."""
    from kivy.core.window import Window
    from kivy.uix.label import Label

    from app.prototype.headless import running
    from audits.bridge.connection import Bridge
    from audits.driving.frames import Frames

    took: dict[tuple[str, str], list[float]] = {}
    with running() as (stage, time):
        stage.launch(CHOICES)
        frames = Frames(time)
        frames.settle()
        label = Label(text="0", size_hint=(None, None))
        Window.add_widget(label)
        frames.settle()
        for _, mode in product(range(ROUNDS), ("off", "on", "listening")):
            bridge = None if mode == "off" else Bridge(Window, lambda: "", Unsent)
            if bridge is not None and mode == "listening":
                bridge.activate()
            frames.one()
            for kind in ("idle", "changed"):
                took.setdefault((kind, mode), []).append(_frame(frames, label if kind == "changed" else None))
            if bridge is not None:
                bridge.close()
        Window.remove_widget(label)
    for kind in ("idle", "changed"):
        bare = statistics.median(took[kind, "off"])
        for mode in ("off", "on", "listening"):
            each = statistics.median(took[kind, mode])
            print(f"{kind:8} {mode:10} {1000 * each:6.2f} ms of CPU a frame: {each / bare:5.2f} × without")


def _frame(frames: Frames, label: Any) -> float:
    """Return the CPU seconds of a frame, drawn where something is to be drawn, as in Kivy's loop."""
    from kivy.core.window import Window

    began = real.process_time()
    for number in range(FRAMES):
        if label is not None:
            label.text = str(number)
        frames.one()
        if Window.canvas.needs_redraw:
            Window.dispatch("on_draw")
            Window.dispatch("on_flip")
    return (real.process_time() - began) / FRAMES


if __name__ == "__main__":
    main()
