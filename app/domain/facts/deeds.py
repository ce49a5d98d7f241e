"""Whether what a person does can be taken back; each event's record says it of itself."""

from __future__ import annotations

from enum import StrEnum


class Deed(StrEnum):
    """One rule for all of them: what is for good is asked about once, what is not is done at once.

    ``FREE``: nothing is at stake, or it is set back where it was set. ``UNDONE``: done at once, and for some
    seconds an undo is offered. ``ASKED``: for good; a question with its consequence comes before it.
    """

    FREE = "free"
    UNDONE = "undone"
    ASKED = "asked"
