"""How many store updates a second the back end sustains, and whether a change costs more among many (S09).

Run ``python -m tests.benchmarks.bench_saga [COUNT …]``. Changes begin at a steady rate, so that some thousand
are under way at any moment, each at another step; every hundredth meets a fault. A store update is a mark, a
compensation or a release that changed something in one of the six stores; the networks, the notices and all
journal entries come on top and are not counted. One process on one core, plain Python; the time is the
processor's, so that others at work on the same machine do not count.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from app.content.claims import load_claims
from app.domain.facts.faults import Fault
from app.domain.facts.plan import Mark
from app.domain.facts.process import Stage
from app.domain.saga.backend import Backend
from app.domain.saga.plan import STORES, make_plan
from app.domain.saga.run import Run
from app.domain.saga.steps import pace

COUNTS = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 3  # of the small counts, of which the quickest counts; a large one is long enough by itself
LONG = 100_000
BATCH = 100  # changes that begin together …
EVERY_S = 300  # … once in so many s: 12,000 are under way at any moment, or all where there are fewer
APPS = ("video", "bike", "music", "tickets")
FAULTS = (Fault.TIMEOUT, Fault.CRASH, Fault.DUPLICATE, Fault.LATE_REPLY)


def main() -> None:
    """Print, for each count, the updates a second and the time a change takes; then the ratio of the last."""
    counts = tuple(map(int, sys.argv[1:])) or COUNTS
    claimed = load_claims().whole("S09")
    costs = []
    print("  changes   store updates/s   µs a change   memory")
    for count in counts:
        rounds = 1 if count >= LONG else ROUNDS
        seconds, updates = min(_measure(count) for _ in range(rounds))
        costs.append(seconds / count)
        print(
            f"{count:9,}   {updates / seconds:15,.0f}   {1e6 * costs[-1]:11.1f}   {_memory_mib():4,.0f} MiB"
        )
    print(f"claimed (S09): {claimed:,} a second")
    print(f"cost of a change among {counts[-1]:,} : among {counts[0]:,} = {costs[-1] / costs[0]:.2f}")


def _measure(count: int) -> tuple[float, int]:
    """Return the s that so many changes took, and the store updates that they made."""
    ended: dict[Stage, int] = dict.fromkeys(Stage, 0)

    def note(run: Run) -> None:
        ended[run.stage] += 1

    backend = Backend(make_plan(pace(load_claims()), APPS), note)
    gc.collect()
    gc.disable()  # the back end makes no reference cycles: what has ended is freed at once
    began = time.process_time()
    for first in range(0, count, BATCH):
        for account in range(first, first + BATCH):
            backend.begin(account)
        backend.inject(first, FAULTS[first // BATCH % len(FAULTS)])
        backend.advance(EVERY_S)
    backend.advance(24 * 3600)
    seconds = time.process_time() - began
    gc.enable()
    assert sum(ended.values()) == count
    return seconds, _updates(backend, count)


def _updates(backend: Backend, count: int) -> int:
    """Count what the stores went through: a release had its mark before it, a compensation maybe not."""
    made = {Mark.UNTOUCHED: 0, Mark.HELD: 1, Mark.RESTORED: 1, Mark.RELEASED: 2}
    stores = [backend.world.places[name] for name in STORES]
    return sum(made[store.mark(account)] for store in stores for account in range(count))


def _memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
