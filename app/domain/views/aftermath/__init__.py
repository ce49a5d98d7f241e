"""What the changed account is like: limits, posts, log-in, platforms, recovery."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.state import State
from app.domain.views.aftermath import changes, hub, login, money, platforms, recovery, social, unusual
from app.domain.views.model import View

VIEWS: dict[str, Callable[[State], View]] = {
    **changes.VIEWS,
    **hub.VIEWS,
    **money.VIEWS,
    **login.VIEWS,
    **platforms.VIEWS,
    **social.VIEWS,
    **recovery.VIEWS,
    **unusual.VIEWS,
}
