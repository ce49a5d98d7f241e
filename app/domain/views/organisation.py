"""What an organisation loses, and the better way."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.state import State
from app.domain.views.model import View

VIEWS: dict[str, Callable[[State], View]] = {}
