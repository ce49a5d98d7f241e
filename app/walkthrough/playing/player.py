"""Play a script on a stage and write down what happens."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from kivy.uix.textinput import TextInput

from app.errors import CheckError, InputError, Where
from app.prototype.headless import STARTED
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.playing.crash import told
from app.walkthrough.script.commands.base import Step, StepFailedError
from app.walkthrough.script.commands.blocks import play_whole
from app.walkthrough.script.commands.lifecycle import LaunchApp
from app.walkthrough.script.scope import PlayedScope
from app.walkthrough.script.script import Script
from app.walkthrough.script.stage import Stage, Switchable
from audits.driving.clock import VirtualTime
from audits.driving.driver import Driver
from audits.driving.gestures import Selector
from audits.driving.sight import PATIENCE_S, SHORT_PATIENCE_S
from audits.driving.touch import focused
from audits.pixels.affine import Rect

if TYPE_CHECKING:
    from app.walkthrough.script.javascript import JavaScript

Look = Callable[[Step], None]
Snap = Callable[[Sequence[Rect]], bytes]
_MOST_STEPS = 100_000  # of one walk; more has no end


class Attempt:
    """Steps that are played until one fails: whether one did, and what was written down of them."""

    def __init__(self, trace: Trace) -> None:
        self.failed = False
        self._trace = trace
        self._first = len(trace.steps)

    def forgive(self) -> None:
        """Let what failed count as warnings."""
        self._trace.soften(self._first)


class Player:
    """Plays scripts on one stage.

    ``snap`` takes a picture (PNG) and blots out the places it is given; ``film`` keeps one of every step
    that changed what is seen. ``look`` is called after each settled step, for whoever watches; one that
    changes what is shown has to disturb the driver's frames. ``trace`` is what has been written down so far,
    for whoever interrupts.
    """

    def __init__(
        self, stage: Stage, time: VirtualTime, snap: Snap, *, film: bool = False, look: Look | None = None
    ) -> None:
        self.driver = Driver(lambda: stage.root, time)
        self.trace = Trace("", "", (), {})
        self.stage = stage
        self.scope = PlayedScope(self._javascript)
        self.chance = random.Random(0)
        self._time = time
        self._snap = snap
        self._film = film
        self._look = look
        self.privacy = Privacy()
        self._last_picture = b""
        self._began = 0.0
        self._depth = 0
        self._variant: Mapping[str, str] = {}

    def play(self, script: Script, variant: Mapping[str, str]) -> Trace:
        """Play a script with these choices and return its trace. What fails is in the trace, not raised.

        What should happen after every walk (``onFlowComplete``) happens after a failed one too, but not
        after an interruption, which passes through.
        """
        self.trace = Trace(script.id, script.name, script.tags, {**variant, **script.launch_arguments})
        self._variant, self._began, self._depth = variant, self._time.now, 0
        self.scope = PlayedScope(self._javascript)
        self.chance.seed(0)
        self.privacy.forget()
        self.driver.sight.closed = False
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
        return self.trace

    @property
    def platform(self) -> str:
        """The platform that the app is shown on, by its name in scripts."""
        stage = self.stage
        return stage.variant.platform.partition("-")[0] if isinstance(stage, Switchable) else "desktop"

    def play_steps(self, steps: Sequence[Step]) -> None:
        """Play steps, one after the other; the first that fails ends the flow."""
        for step in steps:
            self._step(step)

    def _step(self, step: Step) -> None:
        entry = self._entry(step)
        self.trace.steps.append(entry)
        self.driver.scrolled.clear()
        self.driver.sight.patience_s = SHORT_PATIENCE_S if step.optional else PATIENCE_S
        nests = step.command.nests
        try:
            self._play(step, entry)
        except StepFailedError:
            # The step that failed lies within this one and has been written down.
            entry.result = Result.FAILED
            if not step.optional:
                raise
            self.trace.soften(self.trace.steps.index(entry))
        except InputError as error:
            self._fail(step, entry, "; ".join(filter(None, (error.wrong, error.right))))
        except CheckError as error:
            self._fail(step, entry, str(error))
        except KeyboardInterrupt:
            entry.result = Result.INTERRUPTED
            raise
        except Exception as error:  # noqa: BLE001 - an app may raise anything, and has failed then
            self._fail(step, entry, told(error))
        finally:
            if isinstance(field := focused(), TextInput):
                self.privacy.note(field)
            entry.took_s = round(self._time.now - self._began - entry.at_s, 3)
            if not nests:
                entry.scrolled = " ".join(self.driver.scrolled)
        if entry.result is Result.PASSED and not nests:
            self._watch(step, entry)

    def _play(self, step: Step, entry: TraceStep) -> None:
        if len(self.trace.steps) > _MOST_STEPS:
            raise CheckError(f"the walk has more than {_MOST_STEPS:,} steps")
        command = step.command_now(self.scope)
        entry.detail = self.privacy.redacted(command.detail)
        if "${" in step.label:
            entry.label = self.privacy.redacted(self.scope.filled(step.label))
        command.play(self, entry)

    def _entry(self, step: Step) -> TraceStep:
        return TraceStep(
            where=_shortened(step.where),
            command=step.name,
            detail=self.privacy.redacted(step.command.detail),
            result=Result.PASSED,
            at_s=round(self._time.now - self._began, 3),
            label=step.label,
            depth=self._depth,
        )

    def _fail(self, step: Step, entry: TraceStep, message: str) -> None:
        entry.message = self.privacy.redacted(f"{entry.where}: {step.name}: {message}")
        entry.result = Result.WARNED if step.optional else Result.FAILED
        if not step.optional:
            self.keep_picture(entry, "failure")
            raise StepFailedError

    def _watch(self, step: Step, entry: TraceStep) -> None:
        if self._film and not entry.picture:
            pixels = self._picture()
            if pixels != self._last_picture:
                self._last_picture = entry.pixels = pixels
                entry.picture = self._free_name(f"{len(self.trace.steps):03d}")
        if self._look is not None:
            self._look(step)

    def launch(self, arguments: Mapping[str, str]) -> None:
        """Start the app again with these choices, above those that the flow is played with."""
        self.stage.launch({**self._variant, **arguments})
        self.driver.sight.closed = False

    def stop(self) -> None:
        """End the app: nothing is seen until it is launched again."""
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
        attempt = Attempt(self.trace)
        try:
            yield attempt
        except StepFailedError:
            attempt.failed = True

    def keep_picture(self, entry: TraceStep, name: str, crop: Selector | None = None) -> bytes:
        """Keep a picture of what is shown, under the name or, where it is taken, that with a number.

        With ``crop``, only what that names is in it. Raises CheckError where it is not there.
        """
        if crop is not None:
            self.driver.reveal(crop)
        picture = self._picture()
        if crop is not None:
            picture = _part(picture, self.driver.sight.place_of(crop))
        entry.picture = self._free_name(name)
        entry.pixels = self._last_picture = picture
        return picture

    def _free_name(self, name: str) -> str:
        """Return a picture's name, with a number where it is taken."""
        taken = {step.picture for step in self.trace.steps}
        numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
        return next(each for each in (name, *numbered) if each not in taken)

    def _picture(self) -> bytes:
        return self._snap(self.privacy.private(self.driver.sight.look()))

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


def _part(picture: bytes, place: Rect) -> bytes:
    """Return the part of a picture of the window at a place (px, upwards)."""
    from kivy.core.window import Window

    from app.walkthrough.evidence.likeness import cropped

    left, bottom, right, top = place
    return cropped(picture, (left, Window.height - top, right, Window.height - bottom)) if picture else b""


def _shortened(where: Where) -> str:
    """Return a place with its path as seen from here, where that is shorter."""
    file = where.file.absolute()
    near = Path(os.path.relpath(file)) if file.is_relative_to(Path.cwd()) else where.file
    return str(Where(near, where.line, where.column))
