"""What more cores would bring to the audit of all flows: a simulation from measured times.

    uv run python -m tests.benchmarks.bench_cluster [--measure]

Prints the predicted time of the whole audit (every flow, phone and theme, all designs) on 1 to 1,000 cores:
divided by look, as it once was, into the shares that `mingbai audit` makes, and walk by walk. Each process
takes the next share as soon as it is free, after a start of its own. The first walk of a share takes as long
as one that knows nothing, the others as long as those that do, both by their number of steps. With --measure,
the times are taken anew in this run, on one core, and written to share_times.toml.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from heapq import heapify, heapreplace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.walkthrough.playing.plan import Plan

CORES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 1000)
FLOWS = ("renewals-clear", "credit-line", "log-in-again", "passport", "everyday", "tour")
_TIMES = Path(__file__).with_name("share_times.toml")
_HEAD = "# CPU seconds of walks audited by one process: together, and alone with nothing known.\n"


@dataclass(frozen=True, slots=True)
class Rates:
    """CPU seconds: of a process's start, and of a step in a walk that comes after others, or as the first."""

    startup: float
    together: float
    alone: float

    def seconds(self, walks: Sequence[int]) -> float:
        """Return how long a share takes whose walks have so many steps."""
        return walks[0] * self.alone + sum(walks[1:]) * self.together


def rates() -> Rates:
    """Read the measured times."""
    told = tomllib.loads(_TIMES.read_text("utf-8"))
    steps = sum(walk["steps"] for walk in told["walks"])
    together, alone = (sum(walk[kind] for walk in told["walks"]) / steps for kind in ("together", "alone"))
    return Rates(told["startup"], together, alone)


def makespan(jobs: Iterable[float], cores: int, startup: float) -> float:
    """Return when the last job ends if each core takes the next one as soon as it is free."""
    free = [startup] * cores
    heapify(free)
    last = 0.0
    for job in jobs:
        last = max(last, heapreplace(free, free[0] + job) + job)
    return last


def main(measure: bool) -> None:
    """Print the predictions."""
    if measure:
        _measure()
    from app.auditing.shares import shares
    from app.commands.options import read_grid
    from app.walkthrough.playing.plan import plan
    from app.walkthrough.script.library import find_flows

    plans = plan(find_flows(()), read_grid({}, all_of=("platform", "theme", "design")).variants)
    rate = rates()
    divided = [[len(each.script.steps) for each in share.plans] for share in shares(plans, "wcag22-aa")]
    ways = {
        "by look": _by_look(plans),
        "shares": divided,
        "walk by walk": [[len(each.script.steps)] for each in plans],
    }
    times = {name: [rate.seconds(walks) for walks in way] for name, way in ways.items()}
    print(f"{len(plans)} walks; predicted minutes on so many cores (longest share in seconds)")
    heads = [f"{name}: {len(way)} ({max(way):.0f} s)" for name, way in times.items()]
    print(f"{'cores':>5}  " + "  ".join(f"{head:>26}" for head in heads))
    for cores in CORES:
        minutes = [makespan(way, cores, rate.startup) / 60 for way in times.values()]
        print(f"{cores:5}  " + "  ".join(f"{each:26.1f}" for each in minutes))


def _by_look(plans: Sequence[Plan]) -> list[list[int]]:
    """Return the steps of the walks of each look but for the phone."""

    def kin(plan: Plan) -> tuple[str, ...]:
        return plan.look[:1] + plan.look[2:]

    return [
        [len(each.script.steps) for each in group] for _, group in groupby(sorted(plans, key=kin), key=kin)
    ]


@dataclass(frozen=True, slots=True)
class _Measured:
    flow: str
    platform: str
    steps: int
    together: float
    alone: float


def _measure() -> None:
    from app.auditing.shares import Share, auditing
    from app.commands.options import read_grid
    from app.walkthrough.playing.plan import plan
    from app.walkthrough.script.library import find_flows

    grid = read_grid({"design": "clear", "theme": "light", "platform": "all"}, all_of=())
    plans = plan(find_flows(FLOWS), grid.variants)
    with auditing() as audit:
        startup = time.process_time()
        alone = [_timed(partial(audit, Share((each,), "wcag22-aa"))) for each in plans]
        whole = _timed(lambda: audit(Share(tuple(plans), "wcag22-aa")))
    share = whole / sum(alone)
    walks = [
        _Measured(
            each.script.id, each.look[1], len(each.script.steps), round(took * share, 2), round(took, 2)
        )
        for each, took in zip(plans, alone, strict=True)
    ]
    lines = (", ".join(f"{key} = {value!r}" for key, value in asdict(walk).items()) for walk in walks)
    rows = "\n".join(f"  {{ {line} }}," for line in lines).replace("'", '"')
    _TIMES.write_text(f"{_HEAD}startup = {startup:.1f}\n\nwalks = [\n{rows}\n]\n", "utf-8")


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main("--measure" in sys.argv[1:])
