"""Commands that run other steps: ``runFlow`` and ``repeat``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.errors import CheckError
from app.walkthrough.script.commands.base import Command, Reading, Spec, Step, Walk
from app.walkthrough.script.values import EVERY, Condition, read_condition, read_variables
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

MOST_ROUNDS = 100  # a repetition that goes on longer never ends
_MOST_WRITTEN = 1000  # rounds
_ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Block(Command):
    """Commands that run together: a sub-flow, or a repetition up to ``times`` while the condition holds.

    ``times`` None repeats as long as the condition holds.
    """

    nests: ClassVar[bool] = True

    steps: tuple[Step, ...]
    when: Condition = _ALWAYS
    times: int | None = 1
    name: str = ""

    @property
    def detail(self) -> str:
        """The sub-flow's name."""
        return self.name

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Play the steps as often as is due; with no round, it counts as skipped."""
        rounds = 0
        with walk.nested():
            while (self.times is None or rounds < self.times) and _holds(self.when, walk):
                if rounds >= MOST_ROUNDS:
                    raise CheckError(f"still going after {MOST_ROUNDS} rounds")
                walk.play_steps(self.steps)
                rounds += 1
        if rounds == 0:
            entry.skip()


def _holds(condition: Condition, walk: Walk) -> bool:
    """Tell whether a condition holds now; unlike an assertion, it waits for nothing and scrolls nowhere.

    As in an assertion, what scrolling would bring into sight counts as visible.
    """
    sight = walk.driver.sight
    if condition.visible is not None and not sight.there(condition.visible):
        return False
    return condition.not_visible is None or not sight.there(condition.not_visible)


def _run_flow(value: Value, reading: Reading) -> Block:
    if value.is_text:
        name, steps = reading.included(value, value.variables)
        return Block(steps, name=name)
    pairs = value.mapping(("file", "env", "when", "commands", *EVERY))
    if ("file" in pairs) == ("commands" in pairs):
        raise value.fail("one of file and commands is needed", "give exactly one")
    variables = {**value.variables, **(read_variables(pairs["env"]) if "env" in pairs else {})}
    when = read_condition(pairs["when"]) if "when" in pairs else _ALWAYS
    if "file" in pairs:
        name, steps = reading.included(pairs["file"], variables)
        return Block(steps, when, name=name)
    return Block(reading.steps(pairs["commands"].with_variables(variables)), when)


def _repeat(value: Value, reading: Reading) -> Block:
    pairs = value.mapping(("times", "while", "commands", *EVERY))
    if "commands" not in pairs:
        raise value.fail("commands is missing", "give `commands: …`")
    if "times" not in pairs and "while" not in pairs:
        raise value.fail("neither times nor while is given", "say how often, or as long as what")
    when = read_condition(pairs["while"]) if "while" in pairs else _ALWAYS
    times = pairs["times"].whole(0, _MOST_WRITTEN) if "times" in pairs else None
    return Block(reading.steps(pairs["commands"]), when, times)


COMMANDS = (
    Spec("runFlow", read_steps=_run_flow, example="other.yaml"),
    Spec("repeat", read_steps=_repeat, example="{ times: 3, commands: [back] }"),
)
