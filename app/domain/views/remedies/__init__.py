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

VIEWS = {
    **wallet.VIEWS,
    **packets.VIEWS,
    **renewals.VIEWS,
    **orders.VIEWS,
    **credit.VIEWS,
    **holds.VIEWS,
    **security.VIEWS,
    **logins.VIEWS,
    **devices.VIEWS,
    **waiting.VIEWS,
    **posts.VIEWS,
}
