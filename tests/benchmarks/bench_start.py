"""How long until the first frame, beside a blank Kivy app, in one run.

    uv run python -m tests.benchmarks.bench_start

Wanted: at most 1.5 times the blank app's.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from time import perf_counter

from audits.environment import prepare_kivy
from screens.sizes import WINDOW

ROUNDS = 7


def start(what: str) -> None:
    """Start one of the two apps and stop it after its first frame."""
    prepare_kivy(*WINDOW, off_screen=True)
    from kivy.app import App, stopTouchApp
    from kivy.clock import Clock
    from kivy.core.window import Window
    from kivy.uix.widget import Widget

    class Blank(App):  # type: ignore[misc]
        def build(self) -> Widget:
            return Widget()

    if what == "blank":
        app = Blank()
    else:
        from app.variant import Variant
        from app.window import DeskApp

        app = DeskApp(Variant(), datetime(2026, 1, 5, 9, 41))
    Window.bind(on_flip=lambda *_: Clock.schedule_once(lambda _: stopTouchApp()))
    app.run()


def seconds(what: str) -> float:
    """Return the time of one process from its start to the end of its first frame, in s."""
    began = perf_counter()
    subprocess.run([sys.executable, "-m", "tests.benchmarks.bench_start", what], check=True)
    return perf_counter() - began


def main() -> None:
    """Run both in turns, so that both meet the same machine, and print the ratio of the quickest."""
    seconds("window")  # the fonts are built on the very first start
    times = [(seconds("blank"), seconds("window")) for _ in range(ROUNDS)]
    blank, window = (min(column) for column in zip(*times, strict=True))
    print(f"blank Kivy app {blank:.2f} s, mingbai {window:.2f} s: {window / blank:.2f} times (wanted: 1.5)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        start(sys.argv[1])
    else:
        main()
