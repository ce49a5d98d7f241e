"""How long a walkthrough takes on the virtual time beside the same walkthrough on the wall clock.

Run ``python -m tests.benchmarks.bench_walk``. Both play the same flow with the same code in one process;
on the wall clock each frame is awaited, so that the app's time passes as people see it pass. The same walk
is also played with its record: its lines alone, then with pictures and trees. A step's CPU time stands
beside that of an idle frame of the app: one in which nothing happens, drawn as Kivy's loop draws it.
"""

from __future__ import annotations

import statistics
import sys
import time as real
from dataclasses import replace
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from app.prototype.headless import prepare

    prepare()

from app.walkthrough.evidence.record import Kept
from app.walkthrough.playing.plan import Plan
from app.walkthrough.script.commands.base import Step
from app.walkthrough.script.commands.blocks import RunFlow
from app.walkthrough.script.commands.seeing import AdvanceTime
from app.walkthrough.script.library import find_flows
from app.walkthrough.script.script import Script

if TYPE_CHECKING:
    from audits.driving.clock import VirtualTime
    from audits.driving.frames import Frames

FLOW = "happy-ios"
ROUNDS = 3
IDLE_FRAMES = 100
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
    print(f"app's time    {app_s / virtual_s:7.1f} times the real time on the virtual one")
    _print_records(script)


def _print_records(script: Script) -> None:
    """Print the CPU time of a step without a record, and with each kind of one, beside an idle frame."""
    kinds = {"no record": None, "its lines": (False, False), "pictures, trees": (True, True)}
    with TemporaryDirectory() as out:
        took: dict[str, list[float]] = {name: [] for name in kinds}
        for _, (name, kind) in product(range(ROUNDS), kinds.items()):
            kept = None if kind is None else Kept(Path(out), name, *kind)
            took[name].append(_recorded(script, kept))
    idle_s = _idle_frame()
    bare_s = statistics.median(took["no record"])
    for name, each in took.items():
        step_s = statistics.median(each)
        beside = f"{step_s / idle_s:5.2f} idle frames, {step_s / bare_s:4.2f} × without"
        print(f"{name:16} {1000 * step_s:6.1f} ms of CPU a step: {beside}")


def _recorded(script: Script, kept: Kept | None) -> float:
    """Return the CPU seconds a step of a walk takes with its record."""
    from app.walkthrough.playing.run import walk_session

    with walk_session() as session:
        began = real.process_time()
        trace = session.play(Plan(script, {}, kept))
        return (real.process_time() - began) / len(trace.steps)


def _idle_frame() -> float:
    """Return the CPU seconds of a frame in which nothing happens, drawn."""
    from kivy.core.window import Window

    from app.prototype.headless import running
    from audits.driving.frames import Frames

    with running() as (stage, time):
        stage.launch({})
        frames = Frames(time)
        frames.settle()
        began = real.process_time()
        for _ in range(IDLE_FRAMES):
            frames.one()
            Window.canvas.ask_update()
            Window.dispatch("on_draw")
        return (real.process_time() - began) / IDLE_FRAMES


def _without_long_waits(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    kept = []
    for step in steps:
        match step.command:
            case RunFlow(flow):
                shorter = replace(flow, steps=_without_long_waits(flow.steps))
                kept.append(replace(step, command=replace(step.command, flow=shorter)))
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
