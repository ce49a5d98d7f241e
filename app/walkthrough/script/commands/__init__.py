"""Every command that a flow can hold: each is a record in ``COMMANDS`` of one of these modules."""

from __future__ import annotations

from app.walkthrough.script.commands import (
    blocks,
    chance,
    elsewhere,
    lifecycle,
    modes,
    pictures,
    prototype,
    scripts,
    seeing,
    soundness,
    touching,
    typing,
)
from app.walkthrough.script.commands.base import Spec

FAMILIES = (
    touching,
    typing,
    chance,
    seeing,
    pictures,
    blocks,
    scripts,
    lifecycle,
    modes,
    prototype,
    soundness,
    elsewhere,
)
COMMANDS: dict[str, Spec] = {spec.name: spec for family in FAMILIES for spec in family.COMMANDS}
