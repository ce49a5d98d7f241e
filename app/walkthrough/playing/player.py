"""Play a script on a stage and write down what happens."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from app.errors import CheckError, Where
from app.walkthrough.evidence.privacy import Privacy
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from app.walkthrough.playing.crash import told
from app.walkthrough.playing.stage import Disturbable, Stage
from app.walkthrough.script import commands as c
from audits.driving.clock import VirtualTime
from audits.driving.driver import SCROLLING_S, Driver
from audits.pixels.affine import Rect

Look = Callable[[c.Step], None]
Snap = Callable[[Sequence[Rect]], bytes]
MOST_ROUNDS = 100  # a repetition that goes on longer never ends
_FINDINGS_TOLD = 5


class _StopWalkError(Exception):
    """A step failed; the rest of the flow is not played."""


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
        self._stage = stage
        self._time = time
        self._snap = snap
        self._film = film
        self._look = look
        self._privacy = Privacy()
        self._last_picture = b""
        self._began = 0.0
        self._depth = 0
        self._variant: Mapping[str, str] = {}

    def play(self, script: c.Script, variant: Mapping[str, str]) -> Trace:
        """Play a script with these choices and return its trace. What fails is in the trace, not raised.

        What should happen after every walk (``onFlowComplete``) happens after a failed one too, but not
        after an interruption, which passes through.
        """
        self.trace = Trace(script.id, script.name, script.tags, {**variant, **script.launch_arguments})
        self._variant, self._began, self._depth = variant, self._time.now, 0
        self._privacy.forget()
        self.driver.start()
        try:
            if not _launches_itself(script):
                self._stage.launch(variant)
            with suppress(_StopWalkError):
                self._steps((*script.on_start, *script.steps))
            with suppress(_StopWalkError):
                self._steps(script.on_complete)
        finally:
            self.driver.stop()
        return self.trace

    def _steps(self, steps: Sequence[c.Step]) -> None:
        for step in steps:
            self._step(step)

    def _step(self, step: c.Step) -> None:
        entry = self._entry(step)
        self.trace.steps.append(entry)
        self.driver.scrolled.clear()
        try:
            self._do(step.command, entry)
        except _StopWalkError:
            # The step that failed lies within this one and has been written down.
            entry.result = Result.FAILED
            if not step.optional:
                raise
            self.trace.soften(entry)
        except CheckError as error:
            self._fail(step, entry, str(error))
        except KeyboardInterrupt:
            entry.result = Result.INTERRUPTED
            raise
        except Exception as error:  # noqa: BLE001 - an app may raise anything, and has failed then
            self._fail(step, entry, told(error))
        finally:
            entry.took_s = round(self._time.now - self._began - entry.at_s, 3)
            if not isinstance(step.command, c.Block):
                entry.scrolled = " ".join(self.driver.scrolled)
        if entry.result is Result.PASSED and not isinstance(step.command, c.Block):
            self._watch(step, entry)

    def _entry(self, step: c.Step) -> TraceStep:
        return TraceStep(
            where=_shortened(step.where),
            command=step.name,
            detail=self._privacy.redacted(_detail(step.command)),
            result=Result.PASSED,
            at_s=round(self._time.now - self._began, 3),
            label=step.label,
            depth=self._depth,
        )

    def _fail(self, step: c.Step, entry: TraceStep, message: str) -> None:
        entry.message = self._privacy.redacted(f"{entry.where}: {step.name}: {message}")
        entry.result = Result.WARNED if step.optional else Result.FAILED
        if not step.optional:
            self._keep_picture(entry, "failure")
            raise _StopWalkError

    def _watch(self, step: c.Step, entry: TraceStep) -> None:
        if self._film and not entry.picture:
            pixels = self._picture()
            if pixels != self._last_picture:
                self._last_picture = entry.pixels = pixels
                entry.picture = f"{len(self.trace.steps):03d}"
        if self._look is not None:
            self._look(step)

    def _keep_picture(self, entry: TraceStep, name: str) -> None:
        taken = {step.picture for step in self.trace.steps}
        numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
        entry.picture = next(each for each in (name, *numbered) if each not in taken)
        entry.pixels = self._last_picture = self._picture()

    def _picture(self) -> bytes:
        return self._snap(self._privacy.private(self.driver.sight.look()))

    def _do(self, command: c.Command, entry: TraceStep) -> None:  # noqa: PLR0912 - one case a command
        driver = self.driver
        match command:
            case c.LaunchApp(arguments):
                self._stage.launch({**self._variant, **dict(arguments)})
                driver.frames.settle()
            case c.Tap():
                entry.touched = driver.tap(command)
            case c.InputText(text):
                self._privacy.remember(text)
                driver.type(text)
            case c.EraseText(count):
                driver.erase(count)
            case c.HideKeyboard():
                driver.hide_keyboard()
            case c.Assert(selector, visible, timeout_s):
                self._assert(selector, visible, timeout_s)
            case c.Back():
                driver.press("Escape")
            case c.PressKey(key):
                driver.press(key)
            case c.Scroll():
                driver.scroll()
            case c.ScrollUntilVisible(selector, direction, timeout_s):
                driver.scroll_until(selector, direction, SCROLLING_S if timeout_s is None else timeout_s)
            case c.Settle():
                driver.frames.settle()
            case c.Swipe():
                driver.swipe(command)
            case c.TakeScreenshot(name):
                self._keep_picture(entry, name)
            case c.AdvanceTime(seconds):
                driver.frames.advance(seconds)
            case c.InjectFault(fault):
                self._inject(fault)
            case c.AssertNoViolations(profile):
                self._require_no_violations(profile)
            case c.Block():
                self._block(command, entry)

    def _inject(self, fault: str) -> None:
        if not isinstance(self._stage, Disturbable):
            raise CheckError("this app has no back end to inject a fault into")
        self._stage.inject(fault)
        self.driver.frames.settle()

    def _assert(self, selector: c.Selector, visible: bool, timeout_s: float | None) -> None:
        if visible:
            self.driver.reveal(selector, timeout_s)
        else:
            self.driver.sight.expect(selector, visible=False, timeout_s=timeout_s)

    def _block(self, block: c.Block, entry: TraceStep) -> None:
        rounds = 0
        self._depth += 1
        try:
            while (block.times is None or rounds < block.times) and self._holds(block.when):
                if rounds >= MOST_ROUNDS:
                    raise CheckError(f"still going after {MOST_ROUNDS} rounds")
                self._steps(block.steps)
                rounds += 1
        finally:
            self._depth -= 1
        if rounds == 0:
            entry.result = Result.SKIPPED

    def _holds(self, condition: c.Condition) -> bool:
        """Tell whether a condition holds now; unlike an assertion, it waits for nothing and scrolls nowhere.

        As in an assertion, what scrolling would bring into sight counts as visible.
        """
        sight = self.driver.sight
        if condition.visible is not None and not sight.there(condition.visible):
            return False
        return condition.not_visible is None or not sight.there(condition.not_visible)

    def _require_no_violations(self, profile: str) -> None:
        from audits import Outcome, audit

        report = audit(self._stage.root, profile=profile, picture=False)
        self._stage.root.canvas.ask_update()  # it drew what the camera has not seen yet
        self.driver.frames.disturb()
        failed = report.having(Outcome.FAILED)
        if failed:
            findings = [
                f"{each.rule} at {each.node.path}: {each.message}" for each in failed[:_FINDINGS_TOLD]
            ]
            more = f"; and {len(failed) - _FINDINGS_TOLD} more" if len(failed) > _FINDINGS_TOLD else ""
            raise CheckError(f"{len(failed)} violations of {profile}: {'; '.join(findings)}{more}")


def _launches_itself(script: c.Script) -> bool:
    """Tell whether the first thing that a script does is to launch; then nothing is launched before it."""
    steps = (*script.on_start, *script.steps)
    return bool(steps) and isinstance(steps[0].command, c.LaunchApp)


def _shortened(where: Where) -> str:
    """Return a place with its path as seen from here, where that is shorter."""
    file = where.file.absolute()
    near = Path(os.path.relpath(file)) if file.is_relative_to(Path.cwd()) else where.file
    return str(Where(near, where.line, where.column))


def _detail(command: c.Command) -> str:
    """Say in a few words what a command is about; of a typed text, only its length."""
    match command:
        case c.LaunchApp(arguments):
            detail = ", ".join(f"{name}={choice}" for name, choice in arguments)
        case c.Tap(selector) | c.Assert(selector) | c.ScrollUntilVisible(selector):
            detail = str(selector)
        case c.InputText(text):
            detail = f"{len(text)} characters"
        case c.EraseText(int(count)):
            detail = f"{count} characters"
        case c.AdvanceTime(seconds):
            detail = f"{seconds:g} s"
        case c.TakeScreenshot(name) | c.Block(name=name) | c.PressKey(name) | c.AssertNoViolations(name):
            detail = name
        case c.InjectFault(fault):
            detail = fault
        case _:
            detail = ""
    return detail
