"""Organisations and developers: the warning, the better way, and what is to be done afterwards."""

from __future__ import annotations

from app.domain.views.organisation import (
    apps,
    hub,
    interfaces,
    legal_person,
    merchant,
    qualification,
    warning,
)
from app.domain.views.screen import Screen

SCREENS: tuple[Screen, ...] = (
    *warning.SCREENS,
    *legal_person.SCREENS,
    *hub.SCREENS,
    *interfaces.SCREENS,
    *qualification.SCREENS,
    *apps.SCREENS,
    *merchant.SCREENS,
)
