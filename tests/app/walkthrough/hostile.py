"""A machine that disturbs walks: pauses, garbage collections, and what others left on Kivy's clock.

Run as a program, it films flows in processes that are disturbed so, and writes what they told to its output.
"""

from __future__ import annotations

import gc
import os
import pickle
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from app.walkthrough.evidence.record import Kept
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing import parallel
from app.walkthrough.playing.plan import Plan
from app.walkthrough.script.library import find_flows

ALL = os.environ.get("MINGBAI_HOSTILE") == "all"
_FEW = ("tour", "log-in-again", "roll-back-refund")  # sheets, a page that scrolls, a fault, waits of hours
_OFTEN = 0.01  # of the frames, before and after which the machine collects garbage; as often it pauses
_PAUSE_S = 0.02  # at most


def plans(out: Path) -> list[Plan]:
    """Return the flows to be filmed, in two looks, and their records kept in a folder."""
    flows = find_flows([]) if ALL else find_flows(_FEW)
    found = [Plan(flow, {}) for flow in flows] + [Plan(flow, {"theme": "dark"}) for flow in flows[:1]]
    return [replace(each, kept=Kept(out, f"{number}", True, True)) for number, each in enumerate(found)]


CALM = -1


def told(trace: Trace) -> tuple[object, ...]:
    """Return all that a walk found: what happened when, and every picture."""
    steps = tuple(
        (step.where, step.result, step.at_s, step.took_s, step.touch, step.before, step.after, step.pixels)
        for step in trace.steps
    )
    return trace.flow, tuple(trace.variant.items()), trace.failure and trace.failure.message, steps


def disturb(seed: int) -> None:
    """Disturb all frames of this process from now on, and leave things behind for walks to meet."""
    from kivy.animation import Animation
    from kivy.clock import Clock
    from kivy.uix.scrollview import ScrollView
    from kivy.uix.widget import Widget

    from audits.driving.frames import Frames

    chance = random.Random(seed)
    undisturbed = Frames._frame

    def frame(self: Frames, moment: float) -> None:
        _pause_or_collect(chance)
        undisturbed(self, moment)
        _pause_or_collect(chance)

    def again(_: float) -> None:
        Clock.schedule_once(again, chance.uniform(0.1, 3))

    again(0)
    Clock.schedule_interval(lambda _: None, chance.uniform(0.1, 1))
    Animation(x=100, d=chance.uniform(1, 100)).start(Widget())
    lost = ScrollView()
    lost.add_widget(Widget(size_hint_y=None, height=5000))
    lost.itself = lost  # only the cycle collector finds it
    Frames._frame = frame  # type: ignore[method-assign]


def _pause_or_collect(chance: random.Random) -> None:
    match chance.random():
        case share if share < _OFTEN:
            gc.collect()
        case share if share < 2 * _OFTEN:
            time.sleep(chance.uniform(0, _PAUSE_S))


@contextmanager
def disturbed_filming() -> Iterator[Callable[[Plan], Trace]]:
    """Film in another process, on a disturbed machine."""
    with _undisturbed_filming() as film:
        disturb(os.getpid())
        yield film


_undisturbed_filming = parallel.filming


def main(processes: int, seed: int) -> Sequence[object]:
    """Film the flows in so many processes and another order, and return what they told, in the usual one.

    With the seed ``CALM`` nothing disturbs them, and they keep their order.
    """
    if seed != CALM:
        parallel.filming = disturbed_filming
    parallel._FEWEST_A_PROCESS = 1
    os.cpu_count = lambda: processes
    with TemporaryDirectory() as out:
        usual = plans(Path(out))
        order = [*range(len(usual))]
        if seed != CALM:
            random.Random(seed).shuffle(order)
        found = dict(zip(order, map(told, parallel.film([usual[place] for place in order])), strict=True))
    return [found[place] for place in range(len(usual))]


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(main(*map(int, sys.argv[1:]))))
