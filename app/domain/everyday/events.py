"""What can be done beside the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed


@dataclass(frozen=True, slots=True)
class CopyCode(Event):
    """Put a code on the clipboard, to be passed on."""

    kind: ClassVar[Deed] = Deed.FREE
    code: str


@dataclass(frozen=True, slots=True)
class AskPerson(Event):
    """Write to customer service, with the code of what went wrong where there is one."""

    kind: ClassVar[Deed] = Deed.FREE
    code: str = ""


@dataclass(frozen=True, slots=True)
class PayFor(Event):
    """Pay for a service from the bank card."""

    kind: ClassVar[Deed] = Deed.ASKED
    service: str
