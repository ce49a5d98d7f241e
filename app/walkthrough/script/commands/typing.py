"""Commands of the keyboard and the clipboard."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import CheckError, UnknownNameError
from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.selecting import read_selector
from app.walkthrough.script.values import alone, named, read_nothing
from app.walkthrough.script.yamlsource import Value
from audits.driving.gestures import Selector

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_MOST_ERASED = 10_000
# The keys of Maestro that a desktop has, and what they are called in the driver.
_KEYS = {
    "enter": "Enter",
    "backspace": "Backspace",
    "back": "Escape",
    "escape": "Escape",
    "tab": "Tab",
    "remote dpad up": "Up",
    "remote dpad down": "Down",
    "remote dpad left": "Left",
    "remote dpad right": "Right",
    "remote dpad center": "Enter",
}
# Those that it has not.
_ELSEWHERE = (
    "Home",
    "Lock",
    "Volume Up",
    "Volume Down",
    "Power",
    "Remote Media Play Pause",
    "Remote Media Stop",
    "Remote Media Next",
    "Remote Media Previous",
    "Remote Media Rewind",
    "Remote Media Fast Forward",
    "Remote System Navigation Up",
    "Remote System Navigation Down",
    "Remote Button A",
    "Remote Button B",
    "Remote Menu",
    "TV Input",
    "TV Input HDMI 1",
    "TV Input HDMI 2",
    "TV Input HDMI 3",
)


@dataclass(frozen=True, slots=True)
class InputText(Command):
    """Type a text, which is never written down, not even in the trace."""

    text: str = field(repr=False)

    @property
    def detail(self) -> str:
        """Its length."""
        return f"{len(self.text)} characters"

    @property
    def typed(self) -> str:
        """The text."""
        return self.text

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Type it."""
        walk.privacy.declare(self.text)
        walk.driver.type(self.text)


@dataclass(frozen=True, slots=True)
class PasteText(Command):
    """Type what was copied."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Type it."""
        walk.driver.type(walk.scope.copied)


@dataclass(frozen=True, slots=True)
class SetClipboard(Command):
    """Let a text be what was copied."""

    text: str = field(repr=False)

    @property
    def detail(self) -> str:
        """Its length."""
        return f"{len(self.text)} characters"

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Keep it."""
        walk.scope.copy(self.text)


@dataclass(frozen=True, slots=True)
class CopyTextFrom(Command):
    """Copy the text of something, for pasteText and for scripts. What was typed stays hidden."""

    selector: Selector

    @property
    def detail(self) -> str:
        """What it is copied from."""
        return str(self.selector)

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Copy it."""
        walk.driver.reveal(self.selector)
        text, private = walk.driver.sight.text_of(self.selector)
        if private:
            walk.privacy.remember(text)
        walk.scope.copy(text)


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
        if not self.key:
            raise CheckError("a desktop has no such key")
        walk.driver.press(self.key)


@dataclass(frozen=True, slots=True)
class Back(Command):
    """Press Escape."""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Press it."""
        walk.driver.press("Escape")


def _press(value: Value) -> Command:
    at = alone(value, "key")
    name = at.raw()
    known = {**{each: each for each in _KEYS}, **{each.lower(): each for each in _ELSEWHERE}}
    if name.lower() in _KEYS:
        return PressKey(_KEYS[name.lower()])
    if name.lower() in known:
        at.findings.refuse(at.fail(f"a desktop has no key {name!r}", "leave it out"))
        return PressKey("")
    written = [*(each.title() for each in _KEYS), *_ELSEWHERE]
    at.findings.fault(UnknownNameError("key", name, written, at.where))
    return PressKey("")


def _erase(value: Value) -> Command:
    if value.is_text:
        return EraseText(value.whole(None, _MOST_ERASED))
    pairs = named(value, ("charactersToErase",))
    at = pairs.get("charactersToErase")
    return EraseText(None if at is None or at.is_nothing else at.whole(None, _MOST_ERASED))


def _action(value: Value) -> Command:
    """Read the old way to write a command without a value."""
    by_name: dict[str, Command] = {spec.name: spec.bare for spec in COMMANDS if spec.bare is not None}
    from app.walkthrough.script.commands.lifecycle import ClearKeychain
    from app.walkthrough.script.commands.seeing import Scroll

    actions = ("back", "hideKeyboard", "scroll", "clearKeychain", "pasteText")
    return {**by_name, "scroll": Scroll(), "clearKeychain": ClearKeychain()}[value.one_of("action", actions)]


def _text_under(value: Value, key: str) -> str:
    return alone(value, key).text()


COMMANDS = (
    Spec("inputText", lambda value: InputText(_text_under(value, "text")), example="some words"),
    Spec("eraseText", _erase, EraseText(None)),
    Spec("hideKeyboard", read_nothing(HideKeyboard()), HideKeyboard()),
    Spec("hide keyboard", None, HideKeyboard()),
    Spec("back", read_nothing(Back()), Back()),
    Spec("pressKey", _press, example="Enter"),
    Spec("pasteText", read_nothing(PasteText()), PasteText()),
    Spec("setClipboard", lambda value: SetClipboard(_text_under(value, "text")), example="some words"),
    Spec("copyTextFrom", lambda value: CopyTextFrom(read_selector(value)), example="{ id: total }"),
    Spec("action", _action, example="back"),
)
