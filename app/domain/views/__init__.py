"""From the state to what is to be seen: one record a screen, beside its view. Here they are listed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.state import Screens, State
from app.domain.views import (
    aftermath,
    ahead,
    backup,
    check,
    everyday,
    helping,
    home,
    organisation,
    outcome,
    papers,
    process,
    realname,
    remedies,
    settings,
    tabs,
    terse,
    toasts,
    verify,
)
from app.domain.views.model import View
from app.domain.views.screen import Screen

SCREENS: Mapping[str, Screen] = {
    screen.id: screen
    for screen in (
        *home.SCREENS,
        *realname.SCREENS,
        *settings.SCREENS,
        *check.SCREENS,
        *ahead.SCREENS,
        *remedies.SCREENS,
        *verify.SCREENS,
        *outcome.SCREENS,
        *papers.SCREENS,
        *organisation.SCREENS,
        *backup.SCREENS,
        *process.SCREENS,
        *aftermath.SCREENS,
        *everyday.SCREENS,
        *helping.SCREENS,
    )
}
"""Every screen, by the name under which it is opened."""

SOURCES: Mapping[str, tuple[str, ...]] = {
    name: ids for screen in SCREENS.values() for name, ids in screen.names.items() if ids
}
"""The claims that each view rests on, by its name (``View.screen``)."""

KNOWN = Screens(
    making_way=frozenset(screen.id for screen in SCREENS.values() if screen.makes_way),
    telling=frozenset(screen.id for screen in SCREENS.values() if screen.tells_of_change),
    tabs=tabs.PAGES,
    sources=SOURCES,
)
"""What a state's setup has to hold of the screens."""


def view(state: State) -> View:
    """Return the top screen; a sheet or a notice comes as the overlay of the screen it lies on."""
    said = terse.spoken(_arranged(state), state.setup.behaviour)
    shown = replace(said, toast=toasts.toast(state))
    if shown.entry is not None and state.setup.behaviour.native:
        shown = replace(shown, pad=True)
    return helping.offered(shown, state)


def _arranged(state: State) -> View:
    top = SCREENS[state.top.screen].view(state)
    if not top.kind.lies_on_top:
        return _leading_back(top, state)
    below = replace(state, stack=state.stack[:-1])
    return replace(_leading_back(SCREENS[below.top.screen].view(below), below), overlay=top)


def _leading_back(shown: View, state: State) -> View:
    """Return a view with the title of the screen that it leads back to."""
    if shown.back is None or len(state.stack) == 1:
        return shown
    before = replace(state, stack=state.stack[:-1])
    below = SCREENS[before.top.screen].view(before)
    while below.kind.lies_on_top:  # a sheet or a notice: what it lies on is what is led back to
        before = replace(before, stack=before.stack[:-1])
        below = SCREENS[before.top.screen].view(before)
    return replace(shown, back_title=below.title)
