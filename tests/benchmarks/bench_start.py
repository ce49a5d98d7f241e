"""How long until the first frame, and until everything stands, beside a blank Kivy app, in one run.

    uv run python -m tests.benchmarks.bench_start

Wanted: a first frame after at most 1.5 times the blank app's. It shows the desk; the phone follows.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from time import perf_counter
from typing import Any

from audits.target.environment import prepare_kivy
from screens.sizes import WINDOW

ROUNDS = 7


def start(what: str) -> None:
    """Start one of the two apps and stop it after its first frame."""
    prepare_kivy(*WINDOW, off_screen=True)
    from kivy.app import App
    from kivy.core.window import Window
    from kivy.uix.widget import Widget

    class Blank(App):  # type: ignore[misc]
        def build(self) -> Widget:
            return Widget()

    app = Blank() if what == "blank" else _desk()
    enough = (lambda: app.control is not None) if what == "all" else (lambda: True)
    # The process ends within the frame: closing the window in order would be measured too.
    Window.bind(on_flip=lambda *_: enough() and os._exit(0))
    app.run()


def _desk() -> Any:
    from app.commands import cli  # noqa: F401 - what the command imports before it opens the window
    from app.desktop import window as desktop  # noqa: F401 - what the command imports before it opens the window
    from app.desktop.opening import DeskApp
    from app.prototype.variant import Variant

    return DeskApp(Variant(), datetime(2026, 1, 5, 9, 41))


def seconds(what: str) -> float:
    """Return the time of one process from its start to the end of its first frame, in s."""
    began = perf_counter()
    subprocess.run([sys.executable, "-m", "tests.benchmarks.bench_start", what], check=True)
    return perf_counter() - began


def main() -> None:
    """Run them in turns, so that all meet the same machine, and print the ratios of the quickest."""
    seconds("all")  # the fonts are built on the very first start
    times = [[seconds(what) for what in ("blank", "first", "all")] for _ in range(ROUNDS)]
    blank, first, everything = (min(column) for column in zip(*times, strict=True))
    print(f"blank Kivy app:        {blank:.2f} s")
    print(f"mingbai, first frame:  {first:.2f} s, {first / blank:.2f} times (wanted: 1.5)")
    print(f"mingbai, all in place: {everything:.2f} s, {everything / blank:.2f} times")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        start(sys.argv[1])
    else:
        main()
