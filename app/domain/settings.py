"""What a person sets for the whole phone app: elder mode (长辈版)."""

from __future__ import annotations

from dataclasses import replace

from app.domain.events import SwitchElder
from app.domain.state import Handlers, State, Step, only


def switch_elder(state: State, event: SwitchElder) -> Step:
    """Turn elder mode on or off, where the design has one."""
    return only(replace(state, elder=event.on and state.setup.behaviour.offers_elder))


HANDLERS: Handlers = {SwitchElder: switch_elder}
