"""Commands that run other steps: ``runFlow``, ``repeat`` and ``retry``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Included, Reading, Spec, Step, StepFailedError, Walk
from app.walkthrough.script.commands.holding import holds
from app.walkthrough.script.selecting import Condition, read_condition
from app.walkthrough.script.values import EVERY, Later, given, later, read_variables
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

MOST_ROUNDS = 1000
"""As often as anything may be repeated."""
_MOST_RETRIES = 3  # as in Maestro


@dataclass(frozen=True, slots=True)
class RunFlow(Command):
    """Run another flow, or some steps, with variables of their own, where a condition holds.

    What belongs to the end of the other flow happens after its failure, too.
    """

    nests: ClassVar[bool] = True

    flow: Included
    when: Later[Condition] | None = None
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def detail(self) -> str:
        """The other flow's name."""
        return self.flow.name

    @property
    def most_steps(self) -> int:
        """Its steps and hooks."""
        return 1 + count(self.flow.on_start, self.flow.steps, self.flow.on_complete, self.flow.on_failure)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Play the steps; where the condition does not hold, it counts as skipped."""
        if not holds(self.when, walk):
            entry.skip()
            return
        with (
            walk.nested(),
            walk.scope.defined(self.variables),
            walk.scope.defined(self.flow.variables, given=False),
        ):
            play_whole(walk, self.flow)


def play_whole(walk: Walk, flow: Included) -> None:
    """Play a flow with its hooks: those of its end after a failure, too, which then goes on."""
    with walk.failing() as body:
        walk.play_steps((*flow.on_start, *flow.steps))
    if body.failed:
        with walk.failing():
            walk.play_steps(flow.on_failure)
    with walk.failing() as end:
        walk.play_steps(flow.on_complete)
    if body.failed or end.failed:
        raise StepFailedError


@dataclass(frozen=True, slots=True)
class Repeat(Command):
    """Play steps up to so many times, as long as a condition holds."""

    nests: ClassVar[bool] = True

    steps: tuple[Step, ...]
    times: Later[int] | None = None
    when: Later[Condition] | None = None
    known_times: int | None = None

    @property
    def most_steps(self) -> int:
        """Its steps, as often as is known."""
        return 1 + count(self.steps) * (1 if self.known_times is None else self.known_times)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Play the steps as often as is due; with no round, it counts as skipped."""
        times = None if self.times is None else self.times.now(walk.scope)
        rounds = 0
        with walk.nested():
            while (times is None or rounds < times) and holds(self.when, walk):
                if rounds >= MOST_ROUNDS:
                    raise CheckError(f"still going after {MOST_ROUNDS} rounds")
                walk.play_steps(self.steps)
                rounds += 1
        if rounds == 0:
            entry.skip()


@dataclass(frozen=True, slots=True)
class Retry(Command):
    """Run another flow, or some steps, and again from the beginning where one fails."""

    nests: ClassVar[bool] = True

    flow: Included
    retries: Later[int] | None = None
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def detail(self) -> str:
        """The other flow's name."""
        return self.flow.name

    @property
    def most_steps(self) -> int:
        """Its steps, once."""
        return 1 + count(self.flow.on_start, self.flow.steps, self.flow.on_complete)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Play the steps until all pass; the last failure stands."""
        retries = 1 if self.retries is None else self.retries.now(walk.scope)
        with walk.nested(), walk.scope.defined(self.variables):
            for _ in range(min(retries, _MOST_RETRIES)):
                with walk.failing() as attempt:
                    self._attempt(walk)
                if not attempt.failed:
                    return
                attempt.forgive()
            self._attempt(walk)

    def _attempt(self, walk: Walk) -> None:
        with walk.scope.defined(self.flow.variables, given=False):
            play_whole(walk, self.flow)


def count(*parts: tuple[Step, ...]) -> int:
    """Return how many steps are played at most, as far as that is known beforehand."""
    return sum(step.command.most_steps for steps in parts for step in steps)


def _flow(value: Value, pairs: dict[str, Value], reading: Reading, variables: Mapping[str, str]) -> Included:
    """Read what is run: a file or a list of commands, exactly one of the two."""
    if ("file" in pairs) == ("commands" in pairs):
        raise value.fail("one of file and commands is needed", "give exactly one")
    if "file" in pairs:
        return reading.included(pairs["file"], variables)
    return Included("", reading.steps(reading.with_variables(pairs["commands"], variables)))


def _run_flow(value: Value, reading: Reading) -> RunFlow:
    if value.is_text:
        return RunFlow(reading.included(value, {}))
    pairs = given(value.mapping(("file", "env", "when", "commands", *EVERY)))
    variables = read_variables(pairs["env"]) if "env" in pairs else {}
    when = later(pairs["when"], read_condition) if "when" in pairs else None
    return RunFlow(_flow(value, pairs, reading, variables), when, variables)


def _repeat(value: Value, reading: Reading) -> Repeat:
    pairs = given(value.mapping(("times", "while", "commands", *EVERY)))
    if "commands" not in pairs:
        raise value.fail("commands is missing", "give `commands: …`")
    times = later(pairs["times"], _times) if "times" in pairs else None
    known = _times(pairs["times"]) if "times" in pairs and not pairs["times"].is_open else None
    when = later(pairs["while"], read_condition) if "while" in pairs else None
    return Repeat(reading.steps(pairs["commands"]), times, when, known)


def _times(value: Value) -> int:
    """Read how often: a whole number; of a computed one, what lies before the point."""
    if value.is_open:
        return 0
    text = value.text().strip()
    try:
        number = int(float(text))
    except (ValueError, OverflowError):
        number = -1
    if not 0 <= number <= MOST_ROUNDS:
        value.fault(f"{text!r} is not possible here", f"write a whole number from 0 to {MOST_ROUNDS}")
    return min(max(number, 0), MOST_ROUNDS)


def _retries(value: Value) -> int:
    return value.whole()


def _retry(value: Value, reading: Reading) -> Retry:
    pairs = given(value.mapping(("maxRetries", "file", "commands", "env", *EVERY)))
    variables = read_variables(pairs["env"]) if "env" in pairs else {}
    retries = later(pairs["maxRetries"], _retries) if "maxRetries" in pairs else None
    return Retry(_flow(value, pairs, reading, variables), retries, variables)


COMMANDS = (
    Spec("runFlow", read_with=_run_flow, example="other.yaml"),
    Spec("repeat", read_with=_repeat, example="{ times: 3, commands: [back] }"),
    Spec("retry", read_with=_retry, example="{ maxRetries: 2, commands: [ … ] }"),
)
