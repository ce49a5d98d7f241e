"""What a monkey does, each as a flow has it: a command, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.walkthrough.recording.flow import Named, Recording
from app.walkthrough.script.commands.base import Command
from app.walkthrough.script.commands.modes import SwitchTheme
from app.walkthrough.script.commands.prototype import InjectFault, SetAnswer
from app.walkthrough.script.commands.seeing import AdvanceTime
from app.walkthrough.script.commands.soundness import AssertSound, AssertWayOut
from app.walkthrough.script.commands.touching import Swipe, Tap
from app.walkthrough.script.commands.typing import Back, HideKeyboard, InputText, PressKey
from audits.driving.gestures import Selector

Place = tuple[int, int]
"""A place on the phone: dp from its left and from its top; of a swipe, per cent."""
TAPS = {"tap": "tapOn", "double": "doubleTapOn", "long": "longPressOn"}
"""The ways to touch, and the command for each."""
_SWIPE_S = 0.4
# The keys under which the values of commands stand.
_KEYS = {"inputText": "text", "pressKey": "key", "advanceTime": "by", "injectFault": "fault"}


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done. An ``optional`` one may fail: the app does not let it be done."""

    name: str
    command: Command
    value: str | Named = ""
    at: Place | None = None
    optional: bool = False

    def write(self, recording: Recording) -> None:
        """Add it to a flow."""
        value = self.value
        if self.optional:
            value = {**_pairs(self.name, value), "optional": "true"}
        recording.add(self.name, value)

    def named(self, selector: Named) -> Deed:
        """Return the same touch on what is named, in place of one at a point."""
        assert isinstance(self.command, Tap)
        index = selector.get("index")
        meant = Selector(
            text=str(selector.get("text", "")),
            id=str(selector.get("id", "")),
            index=None if index is None else int(index),
        )
        return replace(self, command=replace(self.command, selector=meant), value=selector)


def touch(place: Place, how: str = "tap") -> Deed:
    """Touch a place on the phone (dp from its top left): ``tap``, ``double`` or ``long``."""
    x, y = map(str, place)
    return Deed(TAPS[how], Tap(Selector(point=(x, y)), how), {"point": f"{x},{y}"}, place)


def swipe(start: Place, end: Place) -> Deed:
    """Draw a finger from one place to another, both in per cent of the phone."""
    one, other = ((f"{x}%", f"{y}%") for x, y in (start, end))
    return Deed("swipe", Swipe(one, other, _SWIPE_S), {"start": ", ".join(one), "end": ", ".join(other)})


def typing(text: str) -> Deed:
    """Type a text."""
    return Deed("inputText", InputText(text), text)


def key(name: str) -> Deed:
    """Press a key by its name."""
    return Deed("pressKey", PressKey(name), name)


def wait(seconds: int, written: str) -> Deed:
    """Let a time pass, written as flows have it: 12h."""
    return Deed("advanceTime", AdvanceTime(seconds), written)


def answering(question: str, answer: str) -> Deed:
    """Choose what a sensor or a service will answer."""
    return Deed("setAnswer", SetAnswer(question, answer), {"question": question, "answer": answer})


def disturbing(fault: str) -> Deed:
    """Inject a fault into the back end."""
    return Deed("injectFault", InjectFault(fault), fault)


BACK = Deed("back", Back())
HIDE = Deed("hideKeyboard", HideKeyboard())
SWITCH = Deed("switchTheme", SwitchTheme())
SOUND = Deed("assertSound", AssertSound())
WAY_OUT = Deed("assertWayOut", AssertWayOut())


def _pairs(name: str, value: str | Named) -> Mapping[str, str | int]:
    if not isinstance(value, str):
        return value
    return {_KEYS[name]: value} if value else {}
