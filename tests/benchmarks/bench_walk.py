"""How long a walkthrough takes on the virtual time beside the same walkthrough on the wall clock.

Run ``python -m tests.benchmarks.bench_walk``. Both play the same flow with the same code in one process;
on the wall clock each frame is awaited, so that the app's time passes as people see it pass.
"""

from __future__ import annotations

import statistics
import sys
import time as real
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from app.prototype.headless import prepare

    prepare()

from app.walkthrough.script.commands.base import Step
from app.walkthrough.script.commands.blocks import Block
from app.walkthrough.script.commands.seeing import AdvanceTime
from app.walkthrough.script.library import find_flows
from app.walkthrough.script.script import Script

if TYPE_CHECKING:
    from audits.driving.clock import VirtualTime
    from audits.driving.frames import Frames

FLOW = "happy-ios"
ROUNDS = 3
LONGEST_WAIT_S = 5.0
"""A wait for hours is left out on both sides: the virtual time would win it by any factor."""


def main() -> None:
    """Print the ms that a step takes on each clock, and the ratio."""
    (script,) = find_flows([FLOW])
    script = replace(script, steps=_without_long_waits(script.steps))
    _walk(script, wait=False)  # imports, fonts and kv rules are loaded once
    virtual = [_walk(script, wait=False) for _ in range(ROUNDS)]
    wall_s, steps, app_s = _walk(script, wait=True)
    virtual_s = statistics.median(took for took, _, _ in virtual)
    print(f"{FLOW}: {steps} steps, {app_s:.1f} s of the app's time")
    print(f"wall clock    {1000 * wall_s / steps:7.1f} ms a step")
    print(f"virtual time  {1000 * virtual_s / steps:7.1f} ms a step")
    print(f"ratio         {wall_s / virtual_s:7.1f} times faster")


def _without_long_waits(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    kept = []
    for step in steps:
        match step.command:
            case Block(inner):
                kept.append(replace(step, command=replace(step.command, steps=_without_long_waits(inner))))
            case AdvanceTime(seconds) if seconds > LONGEST_WAIT_S:
                pass
            case _:
                kept.append(step)
    return tuple(kept)


def _walk(script: Script, *, wait: bool) -> tuple[float, int, float]:
    """Play once and return the real s, the number of steps, and the s of the app's time."""
    from app.prototype.headless import running
    from app.walkthrough.playing.memory import collector_at_rest
    from app.walkthrough.playing.player import Player

    with running() as (stage, time), collector_at_rest():
        player = Player(stage, time, lambda private: b"")
        if wait:
            _await_frames(player.driver.frames, time)
        began, app_began = real.perf_counter(), time.now
        trace = player.play(script, {})
        assert trace.failure is None, trace.failure.message
        return real.perf_counter() - began, len(trace.steps), time.now - app_began


def _await_frames(frames: Frames, time: VirtualTime) -> None:
    """Let every frame come no sooner than it would on the wall clock."""
    frame, began, app_began = frames._frame, real.perf_counter(), time.now

    def awaited(moment: float) -> None:
        ahead = (moment - app_began) - (real.perf_counter() - began)
        if ahead > 0:
            real.sleep(ahead)
        frame(moment)

    frames._frame = awaited  # type: ignore[method-assign]


if __name__ == "__main__":
    main()
