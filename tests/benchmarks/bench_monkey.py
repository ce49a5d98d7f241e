"""Does a monkey keep its memory flat, and how fast is it beside idle frames?

    uv run python -m tests.benchmarks.bench_monkey [EVENTS]

Plays in one process (100,000 events unless said otherwise). Prints as it goes the memory in use, how many
blocks of it Python holds and how many screens the phone keeps; at the end the ratio of the memory to that
after the warm-up, and how many idle frames an event costs. The warm-up ends when the phone keeps as many
screens as it may (see ``screens/shelf.py``) and most spares in them. Wanted: a ratio near 1.
It is not reached yet: 689 MiB after 10,000 events, 855 after 20,000, 968 after 30,000.
"""

from __future__ import annotations

import sys
import tempfile
import time as real
from pathlib import Path

from app.prototype import headless
from tests.benchmarks.bench_memory import used_mib

EVENTS, WARM = 100_000, 10_000
TOLD_EVERY = 2_500  # events; less where fewer are played
FRAMES = 2000


def idle_frame_s() -> float:
    """Return the CPU time of a frame in which nothing happens, in s."""
    from app.prototype.headless import running
    from audits.driving.frames import Frames

    with running() as (_, time):
        frames = Frames(time)
        frames.settle()
        began = real.process_time()
        for _ in range(FRAMES):
            frames.one()
        return (real.process_time() - began) / FRAMES


def kept_screens() -> int:
    """Return how many screens the phone keeps that it does not show, its overlays included."""
    from kivy.core.window import Window

    from screens.overlay import Overlay
    from screens.stage import Stage

    stages = [each for each in Window.children[0].walk() if isinstance(each, (Stage, Overlay))]
    return sum(len(each._shelf._kept) for each in stages)


def main() -> None:
    """Play, and print memory and speed."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    headless.prepare()
    from app.commands.options import read_grid
    from app.walkthrough.monkey.roaming import Monkey

    frame_s = idle_frame_s()
    variants = [*read_grid({}, all_of=("scenario", "platform", "theme", "design", "mode")).variants({})]
    used: dict[int, float] = {}

    warm = min(WARM, events // 2)
    every = min(TOLD_EVERY, warm)

    def advance() -> None:
        done = monkey.score.events
        if done in (warm, events) or done % every == 0:
            used[done] = used_mib()
            held = f"{sys.getallocatedblocks():,} blocks, {kept_screens()} screens kept"
            print(f"after {done:7,} events: {used[done]:.0f} MiB, {held}", flush=True)

    with tempfile.TemporaryDirectory() as out:
        monkey = Monkey(variants, 0, Path(out), advance)
        began = real.process_time()
        monkey.roam(events)
        event_s = (real.process_time() - began) / events
    print(f"found: {len(monkey.score.proofs)}; screens: {len(monkey.score.screens)}")
    print(f"memory: {used[events] / used[warm]:.2f} times that after the warm-up")
    print(f"speed: an event costs {event_s / frame_s:.0f} idle frames")


if __name__ == "__main__":
    main()
