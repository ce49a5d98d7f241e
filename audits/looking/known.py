"""What was measured on other screens of the same app, for a look at one more."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from .known_texts import KnownTexts


@dataclass(slots=True)
class Known:
    """The figures of texts, and what was measured ``beside`` them by how it is drawn and shows."""

    texts: KnownTexts = field(default_factory=KnownTexts)
    beside: dict[Hashable, object] = field(default_factory=dict)
