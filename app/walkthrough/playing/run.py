"""Play many flows on many variants, one after the other, in one running app."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.prototype.headless import running
from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.record import Record
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.afresh import begin_afresh
from app.walkthrough.playing.aimed import aimed_at, keep_aim
from app.walkthrough.playing.interrupt import interruptible
from app.walkthrough.playing.keeping import Keeper
from app.walkthrough.playing.memory import collect, collector_at_rest
from app.walkthrough.playing.plan import Plan
from app.walkthrough.playing.player import Player
from app.walkthrough.playing.pressing import pressing
from app.walkthrough.script.commands.base import Step
from app.walkthrough.script.script import Script
from audits.driving.clock import VirtualTime

if TYPE_CHECKING:
    from app.prototype.shell import Prototype

Watch = Callable[["Prototype", Script, Step], None]
Listen = Callable[["Prototype"], None]
# A walk leaves some 55,000 blocks, about 4 MiB, and to look for them takes as long as three to six walks. A
# watched one, whose screens are audited, takes longer.
_WALKS_BETWEEN_COLLECTIONS = 64
_WATCHED_BETWEEN_COLLECTIONS = 16


class WalkSession:
    """The running prototype, on which walk after walk is played. ``trace`` is the present or the last one."""

    def __init__(self, prototype: Prototype, time: VirtualTime, check_interrupt: Callable[[], None]) -> None:
        self.trace = Trace("", "", (), {})
        self._prototype = prototype
        self._time = time
        self._check_interrupt = check_interrupt
        self._camera = Camera()
        self._keeper = Keeper(self._camera)
        self._played = 0  # walks since the last collection

    def play(
        self,
        plan: Plan,
        *,
        watch: Watch | None = None,
        listen: Listen | None = None,
        record: Record | None = None,
    ) -> Trace:
        """Play a plan; see ``play`` for ``watch`` and ``listen``. An interruption passes through.

        The record is kept as the plan says, unless another is given. Raises NotKeptError where it cannot be.
        """

        def look(step: Step) -> None:
            self._check_interrupt()
            if watch is not None:
                watch(self._prototype, plan.script, step)
                player.driver.frames.disturb()

        begin_afresh(self._prototype, self._time, plan.variant)
        with self._keeper.recording(plan.kept) as kept:
            player = Player(self._prototype, self._time, self._camera.snap, look=look, record=record or kept)
            if listen is not None:
                player.driver.frames.after_each = lambda: listen(self._prototype)
            aim = aimed_at(player, plan)
            try:
                with pressing(player.driver, plan):
                    return player.play(plan.script, plan.arguments)
            finally:
                self.trace = player.trace
                keep_aim(aim, plan)
                self._clear_up(_WALKS_BETWEEN_COLLECTIONS if watch is None else _WATCHED_BETWEEN_COLLECTIONS)

    def _clear_up(self, interval: int) -> None:
        self._played += 1
        if self._played >= interval:
            self._played = 0
            collect()


@contextmanager
def walk_session() -> Iterator[WalkSession]:
    """Run the prototype for walks, in the off-screen window that is open."""
    with running() as (prototype, time), collector_at_rest(), interruptible() as check_interrupt:
        yield WalkSession(prototype, time, check_interrupt)


def play(
    plans: Sequence[Plan], *, watch: Watch | None = None, listen: Listen | None = None
) -> Iterator[Trace]:
    """Play the plans in the off-screen window that is open; yield each trace as it ends.

    ``watch`` is called after each settled step, to look at the stage, and ``listen`` after each frame. An
    interruption (Ctrl-C) yields the trace so far before it goes on.
    """
    with walk_session() as stage:
        for each in plans:
            try:
                yield stage.play(each, watch=watch, listen=listen)
            except KeyboardInterrupt:
                yield stage.trace
                raise
