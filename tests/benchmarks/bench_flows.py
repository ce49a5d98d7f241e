"""How much CPU the whole grid takes: every flow on every phone in both themes.

Run ``python -m tests.benchmarks.bench_flows [film]``. As many processes as there are cores walk their parts
of the plans, as `mingbai walk` does; with ``film`` every step is pictured too. What they take counts from
their first line to their last. Beside it, measured in the same processes: a screen of twenty rows, as Kivy's
own widgets make one, built, put into the window, laid out and drawn off screen.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

if TYPE_CHECKING:
    from app.walkthrough.playing.plan import Plan

PLAIN_SCREENS = 60
ROWS = 20
GRID = {"platform": "all", "theme": "all"}


@dataclass(frozen=True, slots=True)
class Took:
    """What one process did, and the CPU seconds it took: to walk, and for one plain screen."""

    walks: int
    steps: int
    failed: int
    walk_s: float
    plain_s: float


def main(film: bool) -> None:
    """Walk the grid and print what it took."""
    from app.commands.options import read_grid
    from app.walkthrough.playing.plan import plan
    from app.walkthrough.script.library import find_flows

    plans = plan(find_flows(()), read_grid(GRID, all_of=()).variants)
    count = os.cpu_count() or 1
    parts = [
        plans[number * len(plans) // count : (number + 1) * len(plans) // count] for number in range(count)
    ]
    began = time.perf_counter()
    with ProcessPoolExecutor(count, get_context("spawn")) as pool:
        took = list(pool.map(walk, parts, [film] * count))
    wall_s = time.perf_counter() - began
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    print_all(took, ended.ru_utime + ended.ru_stime, wall_s)


def walk(plans: Sequence[Plan], film: bool) -> Took:
    """Walk some plans in this process, after the plain screen was measured in it."""
    os.environ["LP_NUM_THREADS"] = "1"
    from app.prototype import headless

    headless.prepare()
    from app.walkthrough.evidence.record import Kept
    from app.walkthrough.playing.run import walk_session

    plain_s = plain_screen()
    with walk_session() as stage, TemporaryDirectory() as out:
        if film:
            plans = [
                replace(each, kept=Kept(Path(out), str(number), pictures=True))
                for number, each in enumerate(plans)
            ]
        began = time.process_time()
        traces = [stage.play(each) for each in plans]
        ended = time.process_time()
    return Took(
        walks=len(traces),
        steps=sum(len(trace.steps) for trace in traces),
        failed=sum(trace.failure is not None for trace in traces),
        walk_s=ended - began,
        plain_s=plain_s,
    )


def plain_screen() -> float:
    """Return the CPU seconds that a new screen of Kivy's own widgets takes, until it is drawn."""
    from kivy.base import EventLoop
    from kivy.core.window import Window

    from app.walkthrough.evidence.camera import Camera

    camera = Camera()
    camera.pixels()
    began = time.process_time()
    for number in range(PLAIN_SCREENS):
        screen = rows(number)
        Window.add_widget(screen)
        EventLoop.idle()
        camera.pixels()
        Window.remove_widget(screen)
    return (time.process_time() - began) / PLAIN_SCREENS


def rows(number: int) -> object:
    """Return rows with a title, a text below it and a button, whose words nothing has measured yet."""
    from kivy.uix.boxlayout import BoxLayout
    from kivy.uix.button import Button
    from kivy.uix.label import Label

    screen = BoxLayout(orientation="vertical")
    for place in range(ROWS):
        row, words = BoxLayout(), BoxLayout(orientation="vertical")
        words.add_widget(Label(text=f"title {number}.{place}"))
        words.add_widget(Label(text=f"text {number}.{place}"))
        row.add_widget(words)
        row.add_widget(Button(text=f"button {number}.{place}"))
        screen.add_widget(row)
    return screen


def print_all(took: Sequence[Took], processes_s: float, wall_s: float) -> None:
    """Print the sums, and what a step takes beside a plain screen.

    ``processes_s`` and ``wall_s`` hold the plain screens' seconds, too, which are not printed.
    """
    walks, steps = sum(each.walks for each in took), sum(each.steps for each in took)
    walk_s = sum(each.walk_s for each in took)
    plain_s = sum(each.plain_s for each in took) / len(took)
    beside_s = plain_s * PLAIN_SCREENS
    print(
        f"{walks} walks of {steps} steps in {len(took)} processes; {sum(each.failed for each in took)} failed"
    )
    print(f"CPU in all    {processes_s - beside_s * len(took):7.1f} s, of which {walk_s:.1f} s to walk")
    print(f"CPU a walk    {walk_s / walks:7.3f} s")
    print(f"wall          {wall_s - beside_s:7.1f} s")
    print(f"CPU a step    {1000 * walk_s / steps:7.2f} ms")
    print(f"plain screen  {1000 * plain_s:7.2f} ms")
    print(f"ratio         {walk_s / steps / plain_s:7.2f} × a plain screen")


if __name__ == "__main__":
    main(film="film" in sys.argv[1:])
