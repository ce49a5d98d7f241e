"""How much CPU the whole grid takes: every flow on every phone in both themes.

Run ``python -m tests.benchmarks.bench_flows [film]``. As many processes as there are cores walk their parts
of the plans, as `mingbai walk` does; with ``film`` every step is pictured too. The floor is measured in the
same processes: for each step, one blank screen built, put into the window and drawn off screen.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

FLOOR_STEPS = 300
GRID = {"platform": "all", "theme": "all"}


@dataclass(frozen=True, slots=True)
class Took:
    """What one process did, and the CPU seconds it took: to start, to walk, and for one step of the floor."""

    walks: int
    steps: int
    failed: int
    start_s: float
    walk_s: float
    floor_s: float


def main(film: bool) -> None:
    """Walk the grid and print what it took."""
    from app.options import read_grid
    from app.walkthrough.library import find_flows
    from app.walkthrough.plan import plan

    plans = plan(find_flows(()), read_grid(GRID, all_of=()).variants)
    count = os.cpu_count() or 1
    parts = [
        plans[number * len(plans) // count : (number + 1) * len(plans) // count] for number in range(count)
    ]
    began = time.perf_counter()
    with ProcessPoolExecutor(count, get_context("spawn")) as pool:
        took = list(pool.map(walk, parts, [film] * count))
    print_all(took, time.perf_counter() - began)


def walk(plans: Sequence[object], film: bool) -> Took:
    """Walk some plans in this process and measure the floor between their two halves."""
    os.environ["LP_NUM_THREADS"] = "1"
    from app import headless

    headless.prepare()
    from app.walkthrough.run import theatre

    with theatre() as stage:
        ready_s = time.process_time()
        half = len(plans) // 2
        traces = [stage.play(each, film=film) for each in plans[:half]]  # type: ignore[arg-type]
        before_s = time.process_time()
        floor_s = floor()
        after_s = time.process_time()
        traces += [stage.play(each, film=film) for each in plans[half:]]  # type: ignore[arg-type]
        return Took(
            walks=len(traces),
            steps=sum(len(trace.steps) for trace in traces),
            failed=sum(trace.failure is not None for trace in traces),
            start_s=ready_s,
            walk_s=time.process_time() - ready_s - (after_s - before_s),
            floor_s=floor_s,
        )


def floor() -> float:
    """Return the CPU seconds of a step that shows a new blank screen and draws it."""
    from kivy.base import EventLoop
    from kivy.core.window import Window
    from kivy.uix.boxlayout import BoxLayout

    from app.walkthrough.camera import Camera

    camera = Camera()
    camera.pixels()
    began = time.process_time()
    for _ in range(FLOOR_STEPS):
        blank = BoxLayout()
        Window.add_widget(blank)
        EventLoop.idle()
        camera.pixels()
        Window.remove_widget(blank)
    return (time.process_time() - began) / FLOOR_STEPS


def print_all(took: Sequence[Took], wall_s: float) -> None:
    """Print the sums, and what a step takes beside the floor."""
    walks, steps = sum(each.walks for each in took), sum(each.steps for each in took)
    walk_s, start_s = sum(each.walk_s for each in took), sum(each.start_s for each in took)
    floor_s = sum(each.floor_s for each in took) / len(took)
    print(
        f"{walks} walks of {steps} steps in {len(took)} processes; {sum(each.failed for each in took)} failed"
    )
    print(f"CPU in all    {walk_s + start_s:7.1f} s, of which {start_s:.1f} s to start")
    print(f"CPU a walk    {walk_s / walks:7.3f} s")
    print(f"wall          {wall_s:7.1f} s")
    print(f"CPU a step    {1000 * walk_s / steps:7.2f} ms")
    print(f"floor a step  {1000 * floor_s:7.2f} ms")
    print(f"ratio         {walk_s / steps / floor_s:7.2f} × floor")


if __name__ == "__main__":
    main(film="film" in sys.argv[1:])
