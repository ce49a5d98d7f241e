"""Play a script on a stage."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC
from typing import TYPE_CHECKING

from app.errors import CheckError, InputError
from app.prototype.headless import STARTED
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.evidence.record import NotKeptError, Record
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.playing.crash import told
from app.walkthrough.playing.notes import Notes, Snap
from app.walkthrough.playing.stopwatch import Stopwatch
from app.walkthrough.script.commands.base import Step, StepFailedError
from app.walkthrough.script.commands.blocks import play_whole
from app.walkthrough.script.commands.lifecycle import LaunchApp
from app.walkthrough.script.scope import PlayedScope
from app.walkthrough.script.script import Script
from app.walkthrough.script.stage import Foreign, Stage, Switchable
from audits.driving.clock import VirtualTime
from audits.driving.driver import Driver
from audits.driving.gestures import Selector
from audits.driving.sight import PATIENCE_S, SHORT_PATIENCE_S

if TYPE_CHECKING:
    from app.walkthrough.script.javascript import JavaScript

Look = Callable[[Step], None]
_MOST_STEPS = 100_000  # of one walk; more has no end


class Attempt:
    """Steps that are played until one fails: whether one did, and what was written down of them."""

    def __init__(self, count: int, soften: Callable[[int], None]) -> None:
        self.failed = False
        self._count = count
        self._soften = soften

    def forgive(self) -> None:
        """Let what failed count as warnings."""
        self._soften(self._count)


class Player:
    """Plays scripts on one stage.

    ``look`` is called after each settled step, for whoever watches; one that changes what is shown has to
    disturb the driver's frames. See ``Notes`` for ``snap`` and ``record``.
    """

    def __init__(
        self,
        stage: Stage,
        time: VirtualTime,
        snap: Snap,
        *,
        look: Look | None = None,
        record: Record | None = None,
    ) -> None:
        self.driver = Driver(lambda: stage.root, time)
        self.notes = Notes(self.driver, snap, record or Record())
        self.stage = stage
        self.scope = PlayedScope(self._javascript)
        self.chance = random.Random(0)
        self._time = time
        self._look = look
        self._not_reached: list[Step] = []
        self._began = 0.0
        self._depth = 0
        self._variant: Mapping[str, str] = {}

    def play(self, script: Script, variant: Mapping[str, str]) -> Trace:
        """Play a script with these choices and return its trace. What fails is in the trace, not raised.

        What should happen after every walk (``onFlowComplete``) happens after a failed one too, but not
        after an interruption, which passes through.
        """
        self._variant, self._began, self._depth = variant, self._time.now, 0
        self.scope = PlayedScope(self._javascript)
        self.chance.seed(0)
        self._not_reached = []
        self.driver.sight.closed = False
        app = self.stage.name if isinstance(self.stage, Foreign) else ""
        self.notes.begin(script, {**variant, **script.launch_arguments}, app)
        watch = Stopwatch()
        self.driver.start()
        try:
            if not _launches_itself(script):
                self.stage.launch(variant)
            with (
                suppress(StepFailedError),
                self.scope.defined({"MAESTRO_FILENAME": script.id, **script.given}),
                self.scope.defined(script.variables, given=False),
            ):
                play_whole(self, script.whole)
        finally:
            self.driver.stop()
            self.notes.end(self._passed_s, watch.read_s, self._not_reached)
        return self.trace

    @property
    def trace(self) -> Trace:
        """What has been written down so far."""
        return self.notes.trace

    @property
    def privacy(self) -> Privacy:
        """What was typed, so that traces and messages can hide it."""
        return self.notes.privacy

    @property
    def _passed_s(self) -> float:
        """How much time has passed since the walk began, in virtual s."""
        return round(self._time.now - self._began, 3)

    @property
    def platform(self) -> str:
        """The platform that the app is shown on, by its name in scripts."""
        stage = self.stage
        return stage.variant.platform.partition("-")[0] if isinstance(stage, Switchable) else "desktop"

    def play_steps(self, steps: Sequence[Step]) -> None:
        """Play steps, one after the other; the first that fails ends the flow."""
        for number, step in enumerate(steps, 1):
            try:
                self._step(step)
            except (StepFailedError, KeyboardInterrupt):
                self._not_reached += steps[number:]
                raise

    def _step(self, step: Step) -> None:
        """Play one step, and have it recorded before the next one begins."""
        entry = self.notes.begin_step(step, self._passed_s, self._depth)
        self.driver.sight.patience_s = SHORT_PATIENCE_S if step.optional else PATIENCE_S
        watch = Stopwatch()
        try:
            self._outcome(step, entry)
        finally:
            self.notes.note_typed()
            entry.took_s = round(max(0.0, self._time.now - self._began - entry.at_s), 3)
            entry.wall_s = watch.read_s
            self.notes.end_step(step, entry)
        if entry.result is Result.FAILED and not step.optional:
            raise StepFailedError
        if entry.result is Result.PASSED and not step.command.nests and self._look is not None:
            self._look(step)

    def _outcome(self, step: Step, entry: TraceStep) -> None:
        """Play a step and note how it ends. An interruption passes through."""
        missed = len(self._not_reached)
        try:
            self._play(step, entry)
        except StepFailedError:
            # The step that failed lies within this one and has been written down.
            entry.result = Result.FAILED
            if step.optional:
                del self._not_reached[missed:]
                self.notes.soften(entry.number - 1)
        except NotKeptError:
            raise
        except InputError as error:
            self.notes.fail(step, entry, "; ".join(filter(None, (error.wrong, error.right))))
        except CheckError as error:
            self.notes.fail(step, entry, str(error))
        except KeyboardInterrupt:
            entry.result = Result.INTERRUPTED
            raise
        except Exception as error:  # noqa: BLE001 - an app may raise anything, and has failed then
            self.notes.fail(step, entry, told(error))

    def _play(self, step: Step, entry: TraceStep) -> None:
        if len(self.trace.steps) > _MOST_STEPS:
            raise CheckError(f"the walk has more than {_MOST_STEPS:,} steps")
        command = step.command_now(self.scope)
        entry.detail = self.notes.detail(command)
        if "${" in step.label:
            entry.label = self.privacy.redacted(self.scope.filled(step.label))
        with self.stage.watched() if isinstance(self.stage, Foreign) else nullcontext():
            command.play(self, entry)

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start the app again with these choices, above those that the flow is played with."""
        self.stage.launch({**self._variant, **arguments})
        self.driver.sight.closed = False
        self.driver.frames.disturb()

    def stop(self, *, killed: bool = False) -> None:
        """End the app: nothing is seen until it is launched again. Unless it is killed, it is told so."""
        if isinstance(self.stage, Foreign):
            self.stage.end(killed=killed)
        self.driver.sight.closed = True

    def clear_state(self) -> None:
        """End the app, and forget all that it has kept; the prototype keeps nothing."""
        if isinstance(self.stage, Foreign):
            self.stage.clear_state()
        self.driver.sight.closed = True

    @property
    def stopped(self) -> bool:
        """Whether the app was ended."""
        return self.driver.sight.closed

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Count the steps that are played meanwhile as parts of the present step."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1

    @contextmanager
    def failing(self) -> Iterator[Attempt]:
        """Catch the failure of steps that are played meanwhile, and tell whether one failed."""
        attempt = Attempt(len(self.trace.steps), self.notes.soften)
        try:
            yield attempt
        except StepFailedError:
            attempt.failed = True

    def keep_picture(self, entry: TraceStep, name: str, crop: Selector | None = None) -> bytes:
        """Keep a picture of what is shown; see ``Notes``."""
        return self.notes.keep_picture(entry, name, crop)

    def _javascript(self) -> JavaScript:
        from app.walkthrough.script.javascript import JavaScript

        return JavaScript(self.platform, self._now_ms)

    def _now_ms(self) -> float:
        """Return the time that scripts are told: that of the prototype, in ms since 1970."""
        return (STARTED.replace(tzinfo=UTC).timestamp() + self._time.now - self._began) * 1000


def _launches_itself(script: Script) -> bool:
    """Tell whether the first thing that a script does is to launch; then nothing is launched before it."""
    steps = (*script.on_start, *script.steps)
    return bool(steps) and isinstance(steps[0].command, LaunchApp)
