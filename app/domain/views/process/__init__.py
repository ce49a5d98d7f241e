"""The back end at work, and what came of it."""

from __future__ import annotations

from app.domain.views.process import rolled_back, working
from app.domain.views.screen import Screen

SCREENS: tuple[Screen, ...] = (*working.SCREENS, *rolled_back.SCREENS)
