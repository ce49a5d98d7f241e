"""From the state to what is to be seen: one function a screen, listed here by the screen's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.domain.state import State
from app.domain.views import (
    aftermath,
    backup,
    check,
    claims,
    context,
    elder,
    home,
    organisation,
    outcome,
    papers,
    process,
    realname,
    remedies,
    settings,
    times,
    verify,
)
from app.domain.views.model import View

VIEWS: dict[str, Callable[[State], View]] = {
    **home.VIEWS,
    **realname.VIEWS,
    **settings.VIEWS,
    **check.VIEWS,
    **remedies.VIEWS,
    **verify.VIEWS,
    **outcome.VIEWS,
    **times.VIEWS,
    **papers.VIEWS,
    **organisation.VIEWS,
    **backup.VIEWS,
    **process.VIEWS,
    **aftermath.VIEWS,
    **context.VIEWS,
    **claims.VIEWS,
}


def view(state: State) -> View:
    """Return the top screen; a sheet or a notice comes as the overlay of the screen it lies on."""
    shown = _arranged(state)
    return elder.fewer(shown) if state.elder else shown


def _arranged(state: State) -> View:
    top = VIEWS[state.top.screen](state)
    if not top.kind.lies_on_top:
        return top
    below = replace(state, stack=state.stack[:-1])
    return replace(VIEWS[below.top.screen](below), overlay=top)
