"""What a script can say, one record a command, already checked and with every variable filled in."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors import Where


@dataclass(frozen=True, slots=True)
class Selector:
    """What is looked for: all that is given must hold. ``text`` and ``id`` are regular expressions.

    ``point`` is a place counted from the top left, in what is named or, with nothing named, in the phone:
    each part in dp or, with a per cent sign, a share of its side.
    """

    text: str = ""
    id: str = ""
    index: int | None = None
    point: tuple[str, str] | None = None
    enabled: bool | None = None
    checked: bool | None = None
    focused: bool | None = None
    below: Selector | None = None
    above: Selector | None = None
    left_of: Selector | None = None
    right_of: Selector | None = None
    child_of: Selector | None = None
    contains_child: Selector | None = None

    @property
    def names_something(self) -> bool:
        """Whether it names an element, not only a place."""
        return bool(self.text or self.id or any(getattr(self, name) for name in RELATIONS))

    def __str__(self) -> str:
        parts = [f"id {self.id!r}"] if self.id else []
        parts += [f"text {self.text!r}"] if self.text else []
        for state in ("enabled", "checked", "focused"):
            wanted = getattr(self, state)
            if wanted is not None:
                parts.append(state if wanted else f"not {state}")
        parts += [f"index {self.index}"] if self.index is not None else []
        for name, word in RELATIONS.items():
            other = getattr(self, name)
            parts += [f"{word} ({other})"] if other is not None else []
        parts += [f"point {self.point[0]},{self.point[1]}"] if self.point is not None else []
        return " ".join(parts)


RELATIONS = {
    "below": "below",
    "above": "above",
    "left_of": "leftOf",
    "right_of": "rightOf",
    "child_of": "childOf",
    "contains_child": "containsChild",
}
"""The selectors within a selector, with the words that scripts have for them."""


@dataclass(frozen=True, slots=True)
class LaunchApp:
    """Start again with these choices."""

    arguments: tuple[tuple[str, str], ...]


TAPS_APART_S = 0.1


@dataclass(frozen=True, slots=True)
class Tap:
    """Touch something: ``tap``, ``double`` or ``long``, ``times`` over with ``delay_s`` between.

    Beyond Maestro: what is on the page but out of sight is scrolled to first.
    """

    selector: Selector
    how: str = "tap"
    times: int = 1
    delay_s: float = TAPS_APART_S


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
class Swipe:
    """Draw a finger from one point to another, in so many s; from the middle of something, if named."""

    start: tuple[str, str]
    end: tuple[str, str]
    duration_s: float
    origin: Selector | None = None


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
    """Let a fault of this name befall the back end."""

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
