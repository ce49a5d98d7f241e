"""What is found when a flow is read: faults, what cannot be played here, and what is worth knowing."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors import InputError, Where


@dataclass(eq=False, slots=True)
class Findings:
    """Collects what is found in a flow and in those that it runs.

    A fault makes a flow unreadable. What is ``refused`` is read, but cannot be played here: it is known
    before anything is played. A note is worth knowing. ``app_id`` is the app that the flow is for, and where
    that stands; ``foreign`` tells that it is played on somebody else's app, not on the prototype. ``code``
    is what scripts it has, each with the first place where it stands.
    """

    app_id: str = ""
    foreign: bool = False
    app_where: Where | None = None
    faults: list[InputError] = field(default_factory=list)
    refused: list[InputError] = field(default_factory=list)
    notes: list[InputError] = field(default_factory=list)
    code: dict[str, Where | None] = field(default_factory=dict)

    def fault(self, error: InputError) -> None:
        """Note a mistake, once: a file that is run twice is read twice."""
        _add(self.faults, error)

    def refuse(self, error: InputError) -> None:
        """Note what cannot be played here."""
        _add(self.refused, error)

    def note(self, note: InputError) -> None:
        """Note what is worth knowing."""
        _add(self.notes, note)


class Strict(Findings):
    """Raises a mistake at once: what is wrong now could not be known before the flow was played."""

    def __init__(self, before: Findings) -> None:
        super().__init__(before.app_id, before.foreign)

    def fault(self, error: InputError) -> None:
        """Raise it."""
        raise error

    def refuse(self, error: InputError) -> None:
        """Raise it."""
        raise error


def _add(found: list[InputError], error: InputError) -> None:
    if str(error) not in map(str, found):
        found.append(error)
