"""How long an audit takes beside its floor: two bare frames of the same screen, drawn and read back.

Run ``python -m tests.benchmarks.bench_audit``. Prints medians of CPU time in ms, their ratio to the floor,
and what many audited screens leave in memory.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from audits.target.environment import prepare_kivy

    prepare_kivy(390, 844, off_screen=True)

ROUNDS = 31
SCREENS_FOR_MEMORY = 60
FLOOR = "floor: two bare frames"

ROW = """
<Row@ButtonBehavior+BoxLayout>:
    size_hint_y: None
    height: 56
    padding: 16, 8
    title: ''
    detail: ''
    canvas.before:
        Color:
            rgb: (.95, .95, .95) if self.state == 'normal' else (.8, .8, .8)
        Rectangle:
            pos: self.pos
            size: self.size
        Color:
            rgb: .85, .85, .85
        Line:
            points: self.x, self.y, self.right, self.y
    Label:
        text: root.title
        font_size: 17
        color: .1, .1, .1, 1
        text_size: self.size
        valign: 'middle'
    Label:
        text: root.detail
        font_size: 14
        color: .45, .45, .45, 1
        text_size: self.size
        halign: 'right'
        valign: 'middle'
"""


def build_screen(number: int) -> object:
    """Return a settings list of twelve rows, a text and two buttons, as phones have them."""
    from kivy.factory import Factory
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.button import Button
    from kivy.uix.label import Label

    root = BoxLayout(orientation="vertical")
    root.add_widget(Label(text=f"Screen {number}", font_size=20, size_hint_y=None, height=48))
    for row in range(12):
        line = Factory.Row()
        line.title, line.detail = f"Row {row} of {number}", "a detail"
        root.add_widget(line)
    root.add_widget(Button(text="Continue", size_hint_y=None, height=50))
    root.add_widget(Button(text="Cancel", size_hint_y=None, height=50))
    return root


def medians(cases: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Return each case's median CPU time in ms; the cases take turns, so that a busy spell hits all alike."""
    times: dict[str, list[float]] = {name: [] for name in cases}
    gc.collect()
    for _ in range(ROUNDS):
        for name, action in cases.items():
            start = time.process_time()
            action()
            times[name].append((time.process_time() - start) * 1000)
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    """Print the times beside their floor, and what many audited screens leave in memory."""
    from kivy.base import EventLoop
    from kivy.core.window import Window
    from kivy.lang import Builder

    from audits import audit, install
    from tests.benchmarks.bare import two_frames

    install()
    Builder.load_string(ROW)
    root = build_screen(0)
    Window.add_widget(root)
    for _ in range(3):
        EventLoop.idle()
    audit(root)
    numbers = count(1)

    def first_time() -> None:
        fresh = screens.pop()
        audit(fresh, states=("default",), picture=False)

    screens = [build_screen(next(numbers)) for _ in range(ROUNDS)]
    for screen in screens:
        screen.size = Window.size
    found = medians(
        {
            FLOOR: two_frames(Window.canvas, tuple(Window.size)),
            "audit of a screen": lambda: audit(root, states=("default",), picture=False),
            "… seen for the first time": first_time,
            "… with its picture": lambda: audit(root, states=("default",)),
            "… and all states": lambda: audit(root, picture=False),
        }
    )
    for name, taken in found.items():
        print(f"{name:28} {taken:7.2f} ms {taken / found[FLOOR]:6.2f} × floor")
    print_memory(numbers)


def print_memory(numbers: Iterator[int]) -> None:
    """Audit many different screens and print how the process has grown."""
    from audits import audit

    sizes = []
    for _ in range(3):
        for _ in range(SCREENS_FOR_MEMORY):
            audit(build_screen(next(numbers)), picture=False)
        gc.collect()
        sizes.append(resident_mb())
    told = ", ".join(f"{size:.1f}" for size in sizes)
    print(f"resident after {SCREENS_FOR_MEMORY}, {2 * SCREENS_FOR_MEMORY}, … screens: {told} MB")


def resident_mb() -> float:
    """Return the memory that the process holds now, in MB (Linux)."""
    pages: int = int(Path("/proc/self/statm").read_text().split()[1])
    return float(pages * resource.getpagesize() / 1e6)


if __name__ == "__main__":
    main()
