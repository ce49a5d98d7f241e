"""What a script can say, one record a command, already checked and with every variable filled in."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors import Where
from audits.driving.gestures import RELATIONS, TAPS_APART_S, Selector, Swipe, Tap

__all__ = ["RELATIONS", "TAPS_APART_S", "Selector", "Swipe", "Tap"]


@dataclass(frozen=True, slots=True)
class LaunchApp:
    """Start again with these choices."""

    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InputText:
    """Type a text; it is told to nobody, not even the trace."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EraseText:
    """Press backspace so many times; without a number, empty the field that has the focus."""

    count: int | None


@dataclass(frozen=True, slots=True)
class HideKeyboard:
    """Take the focus from the field that is being typed in."""


@dataclass(frozen=True, slots=True)
class Assert:
    """Something is to be seen, or not to be seen, within some s of the virtual time; None is the usual.

    Beyond Maestro, the whole page counts, so that a flow means the same at every text size: what is out of
    sight is scrolled to, and something is not to be seen only where scrolling would not show it either.
    """

    selector: Selector
    visible: bool
    timeout_s: float | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """Press Escape."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Wait until nothing moves, as every step does by itself."""


@dataclass(frozen=True, slots=True)
class PressKey:
    """Press one key by its name."""

    key: str


@dataclass(frozen=True, slots=True)
class Scroll:
    """Scroll the largest list one page down."""


@dataclass(frozen=True, slots=True)
class ScrollUntilVisible:
    """Scroll in a direction until something is in sight, for some s at most; None is the usual."""

    selector: Selector
    direction: str = "DOWN"
    timeout_s: float | None = None


@dataclass(frozen=True, slots=True)
class TakeScreenshot:
    """Keep a picture under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class AdvanceTime:
    """Let so many s pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class InjectFault:
    """Inject the fault of this name into the back end."""

    fault: str


@dataclass(frozen=True, slots=True)
class AssertNoViolations:
    """Audit what is seen; any violation fails."""

    profile: str


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to be seen, or not seen, for commands to run. With neither it always holds.

    As in an assertion, the whole page counts, in sight or not.
    """

    visible: Selector | None = None
    not_visible: Selector | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Commands that run together: a sub-flow, or a repetition up to ``times`` while the condition holds.

    ``times`` None repeats as long as the condition holds.
    """

    steps: tuple[Step, ...]
    when: Condition = Condition()
    times: int | None = 1
    name: str = ""


Command = (
    LaunchApp
    | Tap
    | InputText
    | EraseText
    | HideKeyboard
    | Assert
    | Back
    | Settle
    | PressKey
    | Scroll
    | ScrollUntilVisible
    | Swipe
    | TakeScreenshot
    | AdvanceTime
    | InjectFault
    | AssertNoViolations
    | Block
)


@dataclass(frozen=True, slots=True)
class Step:
    """A command where it stands. An optional one that fails is a warning."""

    name: str
    command: Command
    where: Where
    label: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A flow: its name, tags, and the steps before, of and after it."""

    id: str
    name: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    on_start: tuple[Step, ...] = ()
    on_complete: tuple[Step, ...] = ()

    @property
    def launch_arguments(self) -> dict[str, str]:
        """The choices that the flow fixes itself, from its first ``launchApp``."""
        for step in (*self.on_start, *self.steps):
            if isinstance(step.command, LaunchApp):
                return dict(step.command.arguments)
        return {}
