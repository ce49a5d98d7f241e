"""What a person can do on a screen: press what can be pressed, go back, and turn to a screen by its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kivy.core.window import Window

from ..driving.driver import Driver
from ..driving.reach import is_inert, within_reach
from ..driving.touch import press_key
from ..errors import CheckError
from ..looking.identity import identity
from ..looking.roles import EDITABLE
from ..looking.tree import Element

_NOT_PRESSED = EDITABLE | {"slider"}  # typing and drawing lead nowhere new
_ESCAPE = 27  # also Android's back button


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: ``press`` the control of an identity and number, go ``back``, turn to a ``screen``."""

    kind: str
    what: str = ""
    number: int = 0
    name: str = ""

    def __str__(self) -> str:
        """Return how a person would say it."""
        return self.name or self.kind


BACK = Action("back", name="back")


def presses(elements: Sequence[Element]) -> dict[Action, Any]:
    """Return what can be pressed on a page, in sight or to be scrolled to, with each one's widget."""
    met: Counter[str] = Counter()
    found: dict[Action, Any] = {}
    for element in elements:
        if _can_be_pressed(element):
            what = identity(element)
            met[what] += 1
            name = element.name or element.widget_id or type(element.widget).__name__
            found[Action("press", what, met[what], f"“{name}”")] = element.widget
    return found


def turns(elements: Iterable[Element]) -> list[Action]:
    """Return the screens of every ScreenManager that is shown, which a person may reach by other ways."""
    found = []
    for element in elements:
        if any(base.__name__ == "ScreenManager" for base in type(element.widget).__mro__):
            names = [str(each.name) for each in element.widget.screens]
            found += [Action("screen", each, name=f"screen “{each}”") for each in names]
    return found


def perform(action: Action, driver: Driver) -> None:
    """Do it, and let the app come to rest. Raises CheckError where that fails, and what the app raises."""
    if action == BACK:
        if not press_key(_ESCAPE):
            _dismiss()
        driver.frames.settle()
    elif action.kind == "screen":
        turn(action.what, driver)
    else:
        widget = presses(driver.sight.look()).get(action)
        if widget is None:
            raise CheckError(f"{action} is not there any more")
        driver.tap_widget(widget)


def _dismiss() -> None:
    """Close what lies open above the page, as a touch beside it does."""
    for widget in Window.children:
        if hasattr(widget, "dismiss") and getattr(widget, "auto_dismiss", True):
            widget.dismiss()
            return


def turn(name: str, driver: Driver) -> None:
    """Turn a ScreenManager to its screen of this name. Raises CheckError where none has it."""
    for element in driver.sight.look():
        manager = element.widget
        if callable(getattr(manager, "has_screen", None)) and manager.has_screen(name):
            manager.current = name
            driver.frames.settle()
            return
    names = [each.what for each in turns(driver.sight.look())]
    raise CheckError(
        f"there is no screen {name!r}; there is {', '.join(map(repr, names)) or 'no ScreenManager'}"
    )


def _can_be_pressed(element: Element) -> bool:
    return (
        element.control
        and element.role not in _NOT_PRESSED
        and "disabled" not in element.states
        and not is_inert(element)
        and within_reach(element)
    )
