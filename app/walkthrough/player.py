"""Play a script on a stage and write down what happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from app.errors import CheckError
from app.walkthrough import commands as c
from app.walkthrough.clock import VirtualTime
from app.walkthrough.driver import Driver
from app.walkthrough.stage import Stage
from app.walkthrough.trace import Result, Trace, TraceStep

Look = Callable[[c.Step], None]
MOST_ROUNDS = 100  # a repetition that goes on longer never ends


class _StopWalkError(Exception):
    """A step failed; the rest of the flow is not played."""


class Player:
    """Plays scripts on one stage.

    ``snap`` takes a picture (PNG); ``film`` keeps one of every step that changed what is seen. ``look`` is
    called after each settled step, for whoever watches.
    """

    def __init__(
        self,
        stage: Stage,
        time: VirtualTime,
        snap: Callable[[], bytes],
        *,
        film: bool = False,
        look: Look | None = None,
    ) -> None:
        self._stage = stage
        self._time = time
        self._snap = snap
        self._film = film
        self._last_picture = b""
        self._look = look
        self.driver = Driver(lambda: stage.root, time)
        self._trace: Trace
        self._began = 0.0
        self._depth = 0
        self._variant: Mapping[str, str] = {}

    def play(self, script: c.Script, variant: Mapping[str, str]) -> Trace:
        """Play a script with these choices and return its trace. What fails is in the trace, not raised."""
        self._trace = Trace(script.id, script.name, script.tags, {**variant, **script.launch_arguments})
        self._began = self._time.now
        self._depth = 0
        self.driver.start()
        try:
            self._variant = variant
            self._stage.launch(variant)
            self._steps(script.on_start)
            self._steps(script.steps)
        except _StopWalkError:
            pass
        finally:
            self._finish(script)
            self.driver.stop()
        return self._trace

    def _finish(self, script: c.Script) -> None:
        """What must happen after every walk happens after a failed one too."""
        with suppress(_StopWalkError):
            self._steps(script.on_complete)

    def _steps(self, steps: tuple[c.Step, ...]) -> None:
        for step in steps:
            self._step(step)

    def _step(self, step: c.Step) -> None:
        entry = TraceStep(
            str(step.where),
            step.name,
            _detail(step.command),
            Result.PASSED,
            round(self._time.now - self._began, 3),
            step.label,
            depth=self._depth,
        )
        self._trace.steps.append(entry)
        try:
            self._do(step.command, entry)
        except CheckError as error:
            entry.message = f"{step.where}: {step.name}: {error}"
            entry.result = Result.WARNED if step.optional else Result.FAILED
            if not step.optional:
                entry.picture, entry.pixels = "failure", self._snap()
                raise _StopWalkError from error
            return
        if isinstance(step.command, c.Block):
            return
        if self._film:
            self._keep_if_new(entry)
        if self._look is not None:
            self._look(step)

    def _keep_if_new(self, entry: TraceStep) -> None:
        pixels = self._snap()
        if pixels != self._last_picture:
            self._last_picture = entry.pixels = pixels
            entry.picture = entry.picture or f"{len(self._trace.steps):03d}"

    def _do(self, command: c.Command, entry: TraceStep) -> None:  # noqa: PLR0912 - one case a command
        driver = self.driver
        match command:
            case c.LaunchApp(arguments):
                self._stage.launch({**self._variant, **dict(arguments)})
                driver.frames.settle()
            case c.Tap():
                entry.message = driver.tap(command)
            case c.InputText(text):
                driver.type(text)
            case c.EraseText(count):
                driver.erase(count)
            case c.HideKeyboard():
                driver.hide_keyboard()
            case c.Assert(selector, visible, timeout_s):
                driver.sight.expect(selector, visible=visible, timeout_s=timeout_s)
            case c.Back():
                driver.press("Escape")
            case c.PressKey(key):
                driver.press(key)
            case c.Scroll():
                driver.scroll()
            case c.ScrollUntilVisible(selector, direction):
                driver.scroll_until(selector, direction)
            case c.Swipe():
                driver.swipe(command)
            case c.TakeScreenshot(name):
                entry.picture, entry.pixels = name, self._snap()
            case c.AdvanceTime(seconds):
                driver.frames.advance(seconds)
            case c.AssertNoViolations(profile):
                self._require_no_violations(profile)
            case c.Block():
                self._block(command, entry)

    def _block(self, block: c.Block, entry: TraceStep) -> None:
        rounds = 0
        self._depth += 1
        try:
            while block.times is None or rounds < block.times:
                if not self._holds(block.when):
                    break
                if rounds >= MOST_ROUNDS:
                    raise CheckError(f"still going after {MOST_ROUNDS} rounds")
                self._steps(block.steps)
                rounds += 1
        finally:
            self._depth -= 1
        if rounds == 0:
            entry.result = Result.SKIPPED

    def _holds(self, condition: c.Condition) -> bool:
        if condition.visible is not None and not self.driver.sight.found(condition.visible):
            return False
        return condition.not_visible is None or not self.driver.sight.found(condition.not_visible)

    def _require_no_violations(self, profile: str) -> None:
        from audits import Outcome, audit

        report = audit(self._stage.root, profile=profile, picture=False)
        failed = report.having(Outcome.FAILED)
        if failed:
            first = failed[0]
            where = f"{first.rule}, {first.node.path}: {first.message}"
            raise CheckError(f"{len(failed)} violations of {profile}, first: {where}")


def _detail(command: c.Command) -> str:
    """Say in a few words what a command is about; of a typed text, only its length."""
    match command:
        case c.LaunchApp(arguments):
            return ", ".join(f"{name}={choice}" for name, choice in arguments)
        case c.Tap(selector) | c.Assert(selector) | c.ScrollUntilVisible(selector):
            return str(selector)
        case c.InputText(text):
            return f"{len(text)} characters"
        case c.AdvanceTime(seconds):
            return f"{seconds:g} s"
        case c.TakeScreenshot(name) | c.Block(name=name):
            return name
        case _:
            return ""
