"""Organisations and developers: the warning, the better way, and what is to be done afterwards."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.state import State
from app.domain.views.model import View
from app.domain.views.organisation import (
    apps,
    hub,
    interfaces,
    legal_person,
    merchant,
    qualification,
    warning,
)

VIEWS: dict[str, Callable[[State], View]] = {
    **warning.VIEWS,
    **legal_person.VIEWS,
    **hub.VIEWS,
    **interfaces.VIEWS,
    **qualification.VIEWS,
    **apps.VIEWS,
    **merchant.VIEWS,
}
