"""Use an app as a screen reader's user does: press a control by role and name, never at its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..driving.sight import described
from ..errors import CheckError
from ..looking.tree import Element
from .operating import Operator, needs_key
from .reading import read
from .records import Announced, Snapshot

if TYPE_CHECKING:
    from kivy.core.window import WindowBase


@dataclass(frozen=True, slots=True)
class _Request:
    """What AccessKit would ask for."""

    action: str
    target: int
    data: None = None


class ByName:
    """Presses what is announced. What cannot be reached so is told as a CheckError.

    ``settle`` lets the app come to rest.
    """

    def __init__(self, window: WindowBase, settle: Callable[[], None]) -> None:
        self._window = window
        self._settle = settle
        self._operator = Operator(window)

    def press(self, control: Element, *, held: bool = False) -> None:
        """Do what a screen reader's user does to press a control, or to press one that is to be ``held``.

        Raises CheckError where it is not announced, has no name, shares role and name with another one, or
        cannot be pressed so.
        """
        if held and not needs_key(control):
            raise CheckError(f"{described(control)} is to be held, which no screen reader does")
        told = read(self._window, "")
        node = told.nodes.get(control.widget.uid)
        if node is None:
            raise CheckError(f"{described(control)} is not announced: no screen reader knows of it")
        if not node.name:
            raise CheckError(f"{described(control)} is announced as a {node.role} without a name")
        if "click" not in node.actions:
            raise CheckError(f"{node.name!r} is announced as a {node.role}, which cannot be pressed")
        alike = _alike(told, node)
        if alike > 1:
            raise CheckError(f"{alike} things are announced as {node.role} {node.name!r}")
        self._operator.do(_Request("CLICK", node.id))
        self._settle()

    def close(self) -> None:
        """Take the hand out of the event loop."""
        self._operator.close()


def _alike(told: Snapshot, node: Announced) -> int:
    return sum(each.role == node.role and each.name == node.name for each in told.walk())
