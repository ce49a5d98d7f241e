"""What the driver has done, told in plain data: what was meant, where the finger was, what took the touch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Box = tuple[int, int, int, int]
"""Left, top, right and bottom, in px from the window's top left."""
Pixel = tuple[int, int]
"""A point in px from the window's top left."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A widget as a person or a script knows it: class, id, words, states, and its place.

    ``depth`` counts the nodes it lies in. The words of one that is ``private``, which shows what somebody
    typed, are hidden.
    """

    depth: int
    kind: str
    id: str
    name: str
    states: tuple[str, ...]
    rect: Box
    private: bool = False

    def as_data(self) -> dict[str, object]:
        """Return it as plain data."""
        data = {
            "depth": self.depth,
            "class": self.kind,
            "id": self.id,
            "name": self.name,
            "states": list(self.states),
            "rect": list(self.rect),
        }
        return {**data, "private": True} if self.private else data


@dataclass(slots=True)
class Account:
    """What has happened since it was last cleared.

    ``target`` is what a selector meant, ``touched`` what took the touch, ``covered_by`` what lay over the
    target. ``checks`` are those that held before the touch, and ``scrolled`` says in which directions the
    page was scrolled. ``before_touch`` is called when a finger is about to go down.
    """

    target: TreeNode | None = None
    touch: Pixel | None = None
    touch_to: Pixel | None = None
    touched: TreeNode | None = None
    covered_by: TreeNode | None = None
    checks: list[str] = field(default_factory=list)
    scrolled: list[str] = field(default_factory=list)
    before_touch: Callable[[], None] = lambda: None

    def clear(self) -> None:
        """Begin again."""
        self.target = self.touch = self.touch_to = self.touched = self.covered_by = None
        self.checks.clear()
        self.scrolled.clear()
