"""What a part of the panel is: the groups it shows, and what its buttons and choices do."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime

from app.desktop.files import WalkFile
from app.domain.facts.text import Text
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from screens.desk import Desk
from screens.panel.records import PanelButton, PanelGroup


@dataclass(slots=True)
class Context:
    """What the sections are about: the prototype, the desk it stands on, and the moment its runs begin at.

    ``refresh`` draws all sections anew, after something has changed that no new state tells of. ``tell`` says
    what has been done. ``walk_file`` is where the first walk is to be kept, until one is; ``recording`` tells
    whether a walk is recorded. ``verdicts`` has the number of failures by variant and what was to be seen.
    """

    prototype: Prototype
    desk: Desk
    started: datetime
    refresh: Callable[[], None]
    tell: Callable[[Text], None]
    walk_file: WalkFile | None = None
    recording: bool = False
    verdicts: dict[tuple[Variant, Hashable], int] = field(default_factory=dict)


class Section:
    """A part of the panel. A new one is a file here, and a line in ``listed``."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @property
    def prototype(self) -> Prototype:
        """The prototype on the desk."""
        return self.context.prototype

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return what it shows now, each group on the page it belongs to."""
        raise NotImplementedError

    def bar(self) -> tuple[PanelButton, ...]:
        """Return its buttons that are always in reach."""
        return ()

    def press(self, button: str) -> bool:
        """Do what one of its buttons says, and tell whether it is one of its own."""
        return False

    def before_choice(self, name: str, choice: str) -> None:
        """Take note of a choice before it is made. Raises RefusedError where it must not be now."""

    def before_press(self, button: str) -> None:
        """Take note of a button before what it says is done."""

    def choose(self, name: str, choice: str) -> bool:
        """Do what a choice asks for, and tell whether it is one of its own."""
        return False

    def foretell(self, name: str, choice: str) -> Text | None:
        """Say what comes with a choice before it is made; None where that is nothing, or not its own."""
        return None

    def begin(self) -> None:
        """Forget what belongs to the run before."""

    def follow(self) -> None:
        """Take note of a new state or another variant, before it is drawn."""

    def close(self) -> None:
        """End what it has under way."""
