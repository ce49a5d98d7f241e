"""Play many flows on many variants, one after the other, in one running app."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import CheckError, InputError
from app.headless import running
from app.walkthrough.camera import Camera
from app.walkthrough.clock import VirtualTime
from app.walkthrough.commands import Script, Step
from app.walkthrough.frames import Frames
from app.walkthrough.interrupt import interruptible
from app.walkthrough.memory import collect, collector_at_rest
from app.walkthrough.plan import Plan
from app.walkthrough.player import Player
from app.walkthrough.trace import Trace

if TYPE_CHECKING:
    from app.shell import Prototype

Watch = Callable[["Prototype", Script, Step], None]
_REST_S = 2.0  # a scroll bar has faded by then
WALKS_BETWEEN_COLLECTIONS = 4  # each walk leaves some MiB of garbage that holds itself in cycles
WALKS_BETWEEN_LARGE_COLLECTIONS = 64  # the few old screens among it can wait longer


def play(plans: Sequence[Plan], *, film: bool = False, watch: Watch | None = None) -> Iterator[Trace]:
    """Play the plans in the off-screen window that is open; yield each trace as it ends.

    ``film`` keeps a picture of every step that changed what is seen; ``watch`` is called after each
    settled step, to look at the stage. An interruption (Ctrl-C) yields the trace so far before it goes on.
    """
    with running() as (prototype, time), collector_at_rest(), interruptible() as check_interrupt:
        camera = Camera()
        for number, each in enumerate(plans, start=1):
            script = each.script

            def look(step: Step, script: Script = script) -> None:
                check_interrupt()
                if watch is not None:
                    watch(prototype, script, step)

            _begin_again(prototype, time, each)
            player = Player(prototype, time, camera.snap, film=film, look=look)
            try:
                yield player.play(script, each.arguments)
            except KeyboardInterrupt:
                yield player.trace
                raise
            if number % WALKS_BETWEEN_COLLECTIONS == 0:
                collect(all_of_it=number % WALKS_BETWEEN_LARGE_COLLECTIONS == 0)


def _begin_again(prototype: Prototype, time: VirtualTime, plan: Plan) -> None:
    """Put the phone on its mark: a walk meets the same frames whatever was walked before it.

    What the walk before has left behind comes to rest, and the plan's look is laid out once.
    """
    with suppress(CheckError, InputError):  # a walk that cannot begin says so itself
        prototype.launch({**plan.arguments, **plan.script.launch_arguments})
        Frames(time).advance(_REST_S)
    prototype.rest()
    time.begin_again()
