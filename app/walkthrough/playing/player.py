"""Play a script on a stage and write down what happens."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC
from typing import TYPE_CHECKING

from kivy.uix.textinput import TextInput

from app.errors import CheckError, InputError
from app.prototype.headless import STARTED
from app.walkthrough.evidence.names import UniquePaths
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.evidence.record import NotKeptError, Record
from app.walkthrough.evidence.trace import Result, Shot, Trace, TraceStep
from app.walkthrough.playing.crash import told
from app.walkthrough.playing.facts import begun, shortened, walk_line
from app.walkthrough.playing.stopwatch import Stopwatch
from app.walkthrough.script.commands.base import Command, Step, StepFailedError
from app.walkthrough.script.commands.blocks import play_whole
from app.walkthrough.script.commands.lifecycle import LaunchApp
from app.walkthrough.script.scope import PlayedScope
from app.walkthrough.script.script import Script
from app.walkthrough.script.stage import Foreign, Stage, Switchable
from audits.driving.clock import VirtualTime
from audits.driving.driver import Driver
from audits.driving.gestures import Selector
from audits.driving.sight import PATIENCE_S, SHORT_PATIENCE_S
from audits.driving.touch import focused
from audits.pixels.affine import Rect

if TYPE_CHECKING:
    from app.walkthrough.aiming.aim import Aim
    from app.walkthrough.script.javascript import JavaScript

Look = Callable[[Step], None]
Snap = Callable[[Sequence[Rect]], bytes]
_MOST_STEPS = 100_000  # of one walk; more has no end
_TAKEN = ("storyboard",)  # names of pictures that are not a flow's to give


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

    ``snap`` takes a picture (PNG) and blots out the places it is given. ``look`` is called after each settled
    step, for whoever watches; one that changes what is shown has to disturb the driver's frames. ``trace`` is
    what has been written down so far, for whoever interrupts; ``record`` is told each step as it ends.
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
        self.driver.account.before_touch = self._before_touch
        self.trace = Trace("", "", (), {})
        self.stage = stage
        self.scope = PlayedScope(self._javascript)
        self.chance = random.Random(0)
        self.aim: Aim | None = None
        self._time = time
        self._snap = snap
        self._look = look
        self._record = record or Record()
        self.privacy = Privacy(shows_declared=self._record.shows_typed)
        self._names = UniquePaths()
        self._seen = ""  # the picture of what was seen last
        self._not_reached: list[Step] = []
        self._began = 0.0
        self._depth = 0
        self._variant: Mapping[str, str] = {}

    def play(self, script: Script, variant: Mapping[str, str]) -> Trace:
        """Play a script with these choices and return its trace. What fails is in the trace, not raised.

        What should happen after every walk (``onFlowComplete``) happens after a failed one too, but not
        after an interruption, which passes through.
        """
        self.trace = begun(script, {**variant, **script.launch_arguments})
        self._variant, self._began, self._depth = variant, self._time.now, 0
        self.scope = PlayedScope(self._javascript)
        self.chance.seed(0)
        self.privacy.forget()
        self._names, self._seen, self._not_reached = UniquePaths(_TAKEN), "", []
        self.driver.sight.closed = False
        app = self.stage.name if isinstance(self.stage, Foreign) else ""
        self._record.line(walk_line(script, self.trace.variant, STARTED.isoformat(), app))
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
            self.trace.wall_s = watch.read_s
            self._record.line(self._end_line())
        return self.trace

    def _end_line(self) -> dict[str, object]:
        missed = [
            {"where": shortened(each.where), "command": each.name, "detail": self._detail(each.command)}
            for each in self._not_reached
        ]
        at_s = round(self._time.now - self._began, 3)
        return {
            "type": "end",
            "result": self.trace.result,
            "at_s": at_s,
            "wall_s": self.trace.wall_s,
            "not_reached": missed,
        }

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
        entry = self._entry(step)
        watch = Stopwatch()
        nests = step.command.nests
        if nests:
            self._record.line({**entry.as_line(), "result": None})
        try:
            self._outcome(step, entry)
        finally:
            if isinstance(field := focused(), TextInput):
                self.privacy.note(field)
            entry.took_s = round(max(0.0, self._time.now - self._began - entry.at_s), 3)
            entry.wall_s = watch.read_s
            if nests:
                self._record.line({**entry.as_line(), "type": "amend"})
            else:
                self._tell_gesture(entry)
                self._shoot_after(entry)
                self._record.line(entry.as_line())
        if entry.result is Result.FAILED and not step.optional:
            raise StepFailedError
        if entry.result is Result.PASSED and not nests and self._look is not None:
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
                self._soften(entry.number - 1)
        except NotKeptError:
            raise
        except InputError as error:
            self._fail(step, entry, "; ".join(filter(None, (error.wrong, error.right))))
        except CheckError as error:
            self._fail(step, entry, str(error))
        except KeyboardInterrupt:
            entry.result = Result.INTERRUPTED
            raise
        except Exception as error:  # noqa: BLE001 - an app may raise anything, and has failed then
            self._fail(step, entry, told(error))

    def _play(self, step: Step, entry: TraceStep) -> None:
        if len(self.trace.steps) > _MOST_STEPS:
            raise CheckError(f"the walk has more than {_MOST_STEPS:,} steps")
        command = step.command_now(self.scope)
        entry.detail = self._detail(command)
        if "${" in step.label:
            entry.label = self.privacy.redacted(self.scope.filled(step.label))
        with self.stage.watched() if isinstance(self.stage, Foreign) else nullcontext():
            command.play(self, entry)

    def _entry(self, step: Step) -> TraceStep:
        """Begin a step in the trace."""
        entry = TraceStep(
            where=shortened(step.where),
            command=step.name,
            detail=self._detail(step.command),
            result=Result.PASSED,
            at_s=round(self._time.now - self._began, 3),
            label=step.label,
            depth=self._depth,
            number=len(self.trace.steps) + 1,
            before=self._seen,
        )
        self.trace.steps.append(entry)
        self.driver.account.clear()
        self.driver.sight.patience_s = SHORT_PATIENCE_S if step.optional else PATIENCE_S
        return entry

    def _detail(self, command: Command) -> str:
        shown = self._record.shows_typed and command.typed
        return self.privacy.redacted(shown or command.detail)

    def _fail(self, step: Step, entry: TraceStep, message: str) -> None:
        entry.message = self.privacy.redacted(f"{entry.where}: {step.name}: {message}")
        entry.result = Result.WARNED if step.optional else Result.FAILED
        if not step.optional:
            self.keep_picture(entry, "failure")

    def _soften(self, first: int) -> None:
        """Turn what failed, after so many steps, into warnings."""
        for each in self.trace.soften(first):
            self._record.line({"type": "amend", "number": each.number, "result": each.result})

    def _tell_gesture(self, entry: TraceStep) -> None:
        """Note what the driver tells of the step."""
        account, hide = self.driver.account, self.privacy.redacted_node
        entry.scrolled = " ".join(account.scrolled)
        entry.target = account.target and hide(account.target)
        entry.taker = account.touched and hide(account.touched)
        entry.covered_by = account.covered_by and hide(account.covered_by)
        entry.touch, entry.touch_to, entry.checks = account.touch, account.touch_to, tuple(account.checks)

    def _before_touch(self) -> None:
        """Keep a picture of what the finger is about to touch."""
        touch = self.driver.account.touch
        if self.aim is not None and touch is not None:
            self.aim.touch(*touch)
        if self._record.looks:
            self.trace.steps[-1].before = self._shot(tree=False).picture

    def _shoot_after(self, entry: TraceStep) -> None:
        """Keep what is seen after a step."""
        if self._record.looks and entry.result not in (Result.SKIPPED, Result.INTERRUPTED):
            entry.after = self._shot(tree=True)
            self._seen = entry.after.picture

    def _shot(self, *, tree: bool) -> Shot:
        return self._record.shoot(self.driver.sight.look(), self.privacy, tree=tree)

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
        attempt = Attempt(len(self.trace.steps), self._soften)
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
        picture = self.seen()
        if crop is not None:
            picture = _part(picture, self.driver.sight.place_of(crop))
        entry.picture = self._names.take(name)
        if not self._record.keep(entry.picture, picture):
            entry.pixels = picture
        return picture

    def seen(self) -> bytes:
        """Return a picture (PNG) of what is seen, with what is private blotted out."""
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
