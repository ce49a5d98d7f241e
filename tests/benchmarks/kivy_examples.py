"""Audit every app of the ``kivy-examples`` package, each in its own process, and list the outcomes.

Run ``python -m tests.benchmarks.kivy_examples [PART OF A PATH]``. Exit code 1 when any of them brings
the auditor down: a traceback, an unknown exit code or no answer in time.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from collections import Counter
from pathlib import Path

TIMEOUT = 90  # s
CONTRACT = {0: "clean", 1: "violations", 2: "cannot start", 3: "machine lacks something"}


def examples() -> list[Path]:
    """Return the package's scripts that start an app."""
    home = Path(sysconfig.get_path("data")) / "share" / "kivy-examples"
    scripts = sorted(home.rglob("*.py"))
    starts = ("runTouchApp(", ".run()")
    return [path for path in scripts if any(call in path.read_text("utf-8", "replace") for call in starts)]


def outcome(path: Path) -> tuple[str, str]:
    """Audit one script; return what came of it and the last line it said."""
    command = [sys.executable, "-m", "audits", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT, check=False)
    except subprocess.TimeoutExpired:
        return "NO ANSWER", ""
    said = (done.stdout if done.returncode in (0, 1) else done.stderr).strip().splitlines()
    if "Traceback" in done.stderr and done.returncode != 2:
        return "TRACEBACK", said[-1]
    return CONTRACT.get(done.returncode, f"EXIT {done.returncode}"), said[-1] if said else ""


def main() -> int:
    """List the outcome of each example and count them."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    counts: Counter[str] = Counter()
    for path in examples():
        if wanted in str(path):
            verdict, said = outcome(path)
            counts[verdict] += 1
            print(f"{verdict:14} {path.parent.name}/{path.name}  {said}", flush=True)
    print(dict(counts))
    return any(verdict not in CONTRACT.values() for verdict in counts)


if __name__ == "__main__":
    raise SystemExit(main())
