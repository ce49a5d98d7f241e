"""Does memory grow with the number of screens audited?

    uv run python -m tests.benchmarks.bench_memory

Audits the same walk again and again, keeping every entry as `mingbai audit` does, and prints the memory in
use after each round. Wanted: no growth once the caches are full.
"""

from __future__ import annotations

import gc
import resource
from collections import deque
from pathlib import Path

from app.prototype import headless

ROUNDS = 6
PAGE_KIB = resource.getpagesize() / 1024


def used_mib() -> float:
    """Return the resident memory of this process in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * PAGE_KIB / 1024


def main() -> None:
    """Audit in rounds and print the memory after each."""
    headless.prepare()
    from app.auditing.auditor import Auditor, Memory
    from app.walkthrough.playing.plan import Plan
    from app.walkthrough.playing.run import play
    from app.walkthrough.script.library import find_flows

    (script,) = find_flows(["happy-android"])
    plans = [Plan(script, {"design": "reported", "theme": theme}) for theme in ("light", "dark")]
    auditor = Auditor("wcag22-aa", Memory())
    used = []
    screens = 0
    for _ in range(ROUNDS):
        auditor.forget()
        deque(play(plans, watch=auditor.look), maxlen=0)
        gc.collect()
        used.append(used_mib())
        screens += len(auditor.taken())
        print(f"after {screens:4} screens: {used[-1]:.0f} MiB")
    half = ROUNDS // 2
    print(f"growth over the last {ROUNDS - half} rounds: {used[-1] / used[half - 1]:.3f} times (wanted: 1.0)")


if __name__ == "__main__":
    main()
