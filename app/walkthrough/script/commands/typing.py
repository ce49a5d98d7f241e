"""Commands of the keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.values import alone, read_nothing
from app.walkthrough.script.yamlsource import Value
from audits.driving.keys import KEYS

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_MOST_ERASED = 10_000


@dataclass(frozen=True, slots=True)
class InputText(Command):
    """Type a text, which is never written down, not even in the trace."""

    text: str = field(repr=False)

    @property
    def detail(self) -> str:
        """Its length."""
        return f"{len(self.text)} characters"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Type it."""
        walk.privacy.remember(self.text)
        walk.driver.type(self.text)


@dataclass(frozen=True, slots=True)
class EraseText(Command):
    """Press Backspace this many times; without a number, empty the field that has the focus."""

    count: int | None

    @property
    def detail(self) -> str:
        """How much is erased, where that was given."""
        return "" if self.count is None else f"{self.count} characters"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Erase it."""
        walk.driver.erase(self.count)


@dataclass(frozen=True, slots=True)
class HideKeyboard(Command):
    """Take the focus from the field that is being typed in."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Take it."""
        walk.driver.hide_keyboard()


@dataclass(frozen=True, slots=True)
class PressKey(Command):
    """Press one key by its name."""

    key: str

    @property
    def detail(self) -> str:
        """The key."""
        return self.key

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Press it."""
        walk.driver.press(self.key)


@dataclass(frozen=True, slots=True)
class Back(Command):
    """Press Escape."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Press it."""
        walk.driver.press("Escape")


def _press(value: Value) -> Command:
    by_name = {**{key.lower(): key for key in KEYS}, "back": "Escape"}
    at = alone(value, "key")
    key = at.text()
    return PressKey(by_name[key.lower()]) if key.lower() in by_name else PressKey(at.one_of("key", KEYS))


COMMANDS = (
    Spec("inputText", lambda value: InputText(alone(value, "text").text()), example="some words"),
    Spec(
        "eraseText",
        lambda value: EraseText(alone(value, "charactersToErase").whole(1, _MOST_ERASED)),
        EraseText(None),
    ),
    Spec("hideKeyboard", read_nothing(HideKeyboard()), HideKeyboard()),
    Spec("back", read_nothing(Back()), Back()),
    Spec("pressKey", _press, example="Enter"),
)
