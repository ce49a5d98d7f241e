"""What can happen to a change that is under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.domain.events import Event
from app.domain.facts.deeds import Deed
from app.domain.facts.faults import Fault


@dataclass(frozen=True, slots=True)
class Inject(Event):
    """Inject a fault into the back end. Only the control panel and scripts use it; no screen offers it."""

    kind: ClassVar[Deed] = Deed.FREE
    fault: Fault


@dataclass(frozen=True, slots=True)
class CancelChange(Event):
    """Cancel the change and have everything restored, as long as that is possible."""

    kind: ClassVar[Deed] = Deed.ASKED


@dataclass(frozen=True, slots=True)
class Noted(Event):
    """The person has read how the change ended."""

    kind: ClassVar[Deed] = Deed.FREE
