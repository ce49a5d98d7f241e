"""What the changed account is like: limits, posts, log-in, platforms, recovery."""

from __future__ import annotations

from app.domain.views.aftermath import hub, login, money, platforms, recovery, social, unusual
from app.domain.views.screen import Screen

SCREENS: tuple[Screen, ...] = (
    *hub.SCREENS,
    *money.SCREENS,
    *login.SCREENS,
    *platforms.SCREENS,
    *social.SCREENS,
    *recovery.SCREENS,
    *unusual.SCREENS,
)
