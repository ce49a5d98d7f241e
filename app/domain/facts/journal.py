"""The journal of a run: its intents, their results and the faults. Entries are only ever appended.

Intents are written before their message goes out, so that a process that takes over knows what may be under
way. What comes from outside (a fault, money, a cancellation) stands in the same journal, because its place
among the other entries decides what follows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class What(StrEnum):
    """The kinds of entries."""

    ASKED = "asked"
    DONE = "done"
    OVERDUE = "overdue"
    ABORTED = "aborted"
    UNDOING = "undoing"
    UNDONE = "undone"
    ARRIVED = "arrived"
    UNDO_ARRIVED = "undo-arrived"
    DISTURBED = "disturbed"
    RESUMED = "resumed"


class Entry(NamedTuple):
    """One entry: when, in s since the run began; what; about which step of the plan; and a fault or a cause.

    ``ARRIVED`` and ``UNDO_ARRIVED`` tell of a message that reaches its place while nobody waits for it.
    """

    at: int
    what: What
    step: int
    why: str = ""


Journal = tuple[Entry, ...]
