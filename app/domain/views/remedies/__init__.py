"""Where blockers are solved, or where it is said what they wait for (P01 to P14, F09)."""

from __future__ import annotations

from app.domain.views.remedies import (
    credit,
    devices,
    holds,
    logins,
    orders,
    packets,
    posts,
    renewals,
    security,
    waiting,
    wallet,
)
from app.domain.views.screen import Screen

SCREENS: tuple[Screen, ...] = (
    *wallet.SCREENS,
    *packets.SCREENS,
    *renewals.SCREENS,
    *orders.SCREENS,
    *credit.SCREENS,
    *holds.SCREENS,
    *security.SCREENS,
    *logins.SCREENS,
    *devices.SCREENS,
    *waiting.SCREENS,
    *posts.SCREENS,
)
