"""How long an audit takes beside its floor: two bare frames of the same screen, drawn and read back.

Run ``python -m tests.benchmarks.bench_audit``. Prints milliseconds (median) and the ratio to the floor.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from audits.environment import prepare_kivy

    prepare_kivy(390, 844, off_screen=True)

ROUNDS = 41
SCREENS_FOR_MEMORY = 150

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


def median_ms(action: Callable[[], object]) -> float:
    """Return the median time of an action in ms, garbage collection held off."""
    gc.collect()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    from kivy.base import EventLoop
    from kivy.core.window import Window
    from kivy.lang import Builder

    from audits import audit, install
    from audits.screen import _setting

    install()
    Builder.load_string(ROW)
    root = build_screen(0)
    Window.add_widget(root)
    for _ in range(3):
        EventLoop.idle()
    audit(root)
    stage = _setting(root)[0]

    def two_frames() -> None:
        stage.frame()
        stage.frame()

    cases = {
        "audit, default state": lambda: audit(root, states=("default",), picture=False),
        "… with its picture": lambda: audit(root, states=("default",)),
        "… and all states": lambda: audit(root),
    }
    floor = median_ms(two_frames)
    print(f"floor: two bare frames  {floor:6.2f} ms")  # noqa: T201
    for name, action in cases.items():
        taken = median_ms(action)
        print(f"{name:22}  {taken:6.2f} ms  {taken / floor:5.2f} × floor")  # noqa: T201


if __name__ == "__main__":
    main()
