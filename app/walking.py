"""``mingbai walk``: play flows, say how each ended, keep the trace."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app import headless
from app.console import read_formats, result_console, tracked, writable
from app.datafiles import check_data_files
from app.errors import InputError
from app.options import Choices, read_grid
from app.walkthrough.commands import Script
from app.walkthrough.crew import film
from app.walkthrough.plan import Plan, plan
from app.walkthrough.trace import Trace

_SIGNS = {"passed": "✓", "warned": "!", "failed": "✗", "interrupted": "…"}


def walk_flows(scripts: Sequence[Script], choices: Choices, out: Path, formats: str) -> int:
    """Play flows on the variants asked for and return the exit code: 0 all passed, 1 one failed.

    An interruption keeps the traces of the walks that had ended.
    """
    from app.walkthrough.storyboard import WRITERS

    wanted = read_formats(formats, WRITERS)
    check_data_files()
    grid = read_grid(choices, all_of=())
    plans = plan(scripts, grid.variants)
    if not plans:
        raise InputError("nothing to play", "these flows are for other choices; see `mingbai list flows`")
    folder = writable(out)
    headless.require_opengl()
    return _play(plans, wanted, folder)


def _play(plans: Sequence[Plan], formats: Sequence[str], out: Path) -> int:
    from app.walkthrough.storyboard import write

    traces: list[Trace] = []
    try:
        for trace in tracked(film(plans), [1] * len(plans), "walking"):
            traces.append(trace)
            _say(trace)
    finally:
        paths = write(traces, formats, out)
    failed = sum(trace.failure is not None for trace in traces)
    told = f"{failed} of {len(traces)} walks failed" if failed else f"all {len(traces)} walks passed"
    result_console.print(f"{told}; {', '.join(str(path) for path in paths)}")
    return 1 if failed else 0


def _say(trace: Trace) -> None:
    variant = " ".join(trace.variant.values())
    result_console.print(f"{_SIGNS[trace.result]} {trace.flow} [{variant}] {len(trace.steps)} steps")
    if trace.failure is not None:
        result_console.print(f"  {trace.failure.message}")
