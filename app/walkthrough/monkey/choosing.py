"""Choose what is done next, by chance, from what is on the phone."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.content.examples import load_examples
from app.domain.entering import answer
from app.domain.facts.faults import Fault
from app.domain.facts.keypad import CODE_LENGTH
from app.domain.facts.simulated import Answer, Question
from app.walkthrough.monkey import deeds
from app.walkthrough.monkey.deeds import Deed, Place
from audits.driving.touch import focused
from screens.widgets.focus import reachable

if TYPE_CHECKING:
    from app.prototype.shell import Prototype

# How often each is done, in relation to the others.
_WEIGHTS = {
    "control": 56,
    "place": 6,
    "longer": 4,
    "swipe": 9,
    "back": 7,
    "key": 5,
    "type": 12,
    "wait": 5,
    "answer": 3,
    "fault": 3,
    "theme": 1,
}
_KEYS = ("Enter", "Tab", "Backspace", "Escape")
_WAITS = {"1s": 1, "5s": 5, "1m": 60, "5m": 300, "1h": 3600, "12h": 43_200, "1d": 86_400, "30d": 2_592_000}
# In per cent of the phone: along a list, across it, and in from each edge.
_SWIPES = (
    ((50, 80), (50, 20)),
    ((50, 30), (50, 80)),
    ((85, 50), (15, 50)),
    ((0, 50), (60, 50)),
    ((99, 50), (40, 50)),
    ((50, 12), (50, 2)),
)
# What fields are given: invented values, and what forms forget.
_TEXTS = ("", "1", "··", "José", "林𠮷", "lin@example.cn", "A" * 60, "\u202e1", "'; --", "123456789012345678")
_RIGHT = 0.6  # the share of codes and texts that are the right ones, so that the way leads on
_COMPARED = 3  # controls, of which the one is touched that was touched least often


class Chooser:
    """Chooses for one monkey. ``chance`` decides, so that the same seed does the same."""

    def __init__(self, prototype: Prototype, chance: random.Random) -> None:
        self._prototype = prototype
        self._chance = chance
        self._touched: Counter[tuple[str, str]] = Counter()
        self._makers: Mapping[str, Callable[[], Deed | None]] = {
            "control": self._control,
            "place": lambda: deeds.touch(self._anywhere()),
            "longer": self._longer,
            "swipe": lambda: deeds.swipe(*chance.choice(_SWIPES)),
            "back": lambda: deeds.BACK,
            "key": lambda: deeds.key(chance.choice(_KEYS)),
            "type": self._typing,
            "wait": self._wait,
            "answer": lambda: deeds.answering(chance.choice([*Question]), chance.choice([*Answer])),
            "fault": self._fault,
            "theme": lambda: deeds.SWITCH,
        }

    def next(self) -> Deed:
        """Return what is done next; what is not possible now gives way to a touch on a control."""
        (name,) = self._chance.choices([*_WEIGHTS], [*_WEIGHTS.values()])
        return self._makers[name]() or self._control()

    def _control(self) -> Deed:
        """Touch a control that is in sight; some place, where there is none."""
        screen = self._prototype.state.shown
        controls = [each for each in reachable(self._prototype.root) if _in_sight(each)]
        if not controls:
            return deeds.touch(self._anywhere())
        some = self._chance.sample(controls, min(_COMPARED, len(controls)))
        chosen = min(some, key=lambda each: self._touched[screen, _name(each)])
        self._touched[screen, _name(chosen)] += 1
        return deeds.touch(_middle(chosen))

    def _longer(self) -> Deed:
        """Touch a control twice, or long."""
        place = self._control().at
        assert place is not None
        return deeds.touch(place, self._chance.choice(("double", "long")))

    def _typing(self) -> Deed | None:
        """Type into the field that has the focus, or on the keypad that is open."""
        view = self._prototype.root.view
        field = focused()
        right = self._chance.random() < _RIGHT
        if isinstance(field, TextInput):
            if field.text and not right:
                return deeds.HIDE
            known = load_examples().get(getattr(field, "script_id", ""), "")
            text = known if right and known else self._chance.choice(_TEXTS)
            return deeds.typing(text) if text else deeds.HIDE
        if view is not None and (view.overlay or view).asked is not None:
            code = answer(self._prototype.state) if right else ""
            return deeds.typing(code or f"{self._chance.randrange(10**CODE_LENGTH):0{CODE_LENGTH}}")
        return None

    def _wait(self) -> Deed:
        written = self._chance.choice([*_WAITS])
        return deeds.wait(_WAITS[written], written)

    def _fault(self) -> Deed | None:
        process = self._prototype.state.process
        running = process is not None and process.running
        return deeds.disturbing(self._chance.choice([*Fault])) if running else None

    def _anywhere(self) -> Place:
        return self._chance.randrange(round(Window.width / dp(1))), self._chance.randrange(
            round(Window.height / dp(1))
        )


def _name(control: Widget) -> str:
    return str(getattr(control, "script_id", "") or getattr(control, "accessible_name", ""))


def _middle(control: Widget) -> Place:
    """Return a control's middle, in dp from the window's top left."""
    x, y = control.to_window(*control.center)
    return round(x / dp(1)), round((Window.height - y) / dp(1))


def _in_sight(control: Widget) -> bool:
    x, y = _middle(control)
    return bool(0 <= x * dp(1) < Window.width and 0 <= y * dp(1) < Window.height)
