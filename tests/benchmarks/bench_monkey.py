"""Does a monkey keep its memory flat, and how fast is it beside idle frames?

    uv run python -m tests.benchmarks.bench_monkey [EVENTS]

Plays in one process (100,000 events unless said otherwise), and prints the memory in use as it goes, the
ratio of the memory at the end to that after the warm-up, and how many idle frames an event costs. The warm-up
ends when the phone has met nearly all of its screens, which it keeps (see ``screens/shelf.py``): after some
30,000 events. Wanted: a ratio near 1.
"""

from __future__ import annotations

import sys
import tempfile
import time as real
from pathlib import Path

from app.prototype import headless
from tests.benchmarks.bench_memory import used_mib

EVENTS, WARM = 100_000, 30_000
TOLD = 20  # times
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


def main() -> None:
    """Play, and print memory and speed."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    headless.prepare()
    from app.commands.options import read_grid
    from app.walkthrough.monkey.roaming import Monkey

    frame_s = idle_frame_s()
    variants = [*read_grid({}, all_of=("scenario", "platform", "theme", "design", "mode")).variants({})]
    used: dict[int, float] = {}

    def advance() -> None:
        done = monkey.score.events
        if done % max(1, events // TOLD) == 0 or done == min(WARM, events // 2):
            used[done] = used_mib()
            print(f"after {done:7,} events: {used[done]:.0f} MiB", flush=True)

    with tempfile.TemporaryDirectory() as out:
        monkey = Monkey(variants, 0, Path(out), advance)
        began = real.process_time()
        monkey.roam(events)
        event_s = (real.process_time() - began) / events
    warm = used[min(WARM, events // 2)]
    print(f"found: {len(monkey.score.proofs)}; screens: {len(monkey.score.screens)}")
    print(f"memory: {used[max(used)] / warm:.2f} times that after the warm-up")
    print(f"speed: an event costs {event_s / frame_s:.0f} idle frames")


if __name__ == "__main__":
    main()
