"""The themes of a visited app: the one it starts in, the one that is asked for, and the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from ..target.explaining import Target
from ..target.themes import ALL, started_in, switch, theme_names
from .shown import come_to_rest, root_of_window, uppermost
from .visit import Themes, Visit

if TYPE_CHECKING:
    from ..driving.driver import Driver
    from ..looking.seen import Seen
    from ..repair.trial import Theme


class Fresh:
    """The colours of an app's screens after a fresh start, by their structure, each handed out once.

    So of a list that is scrolled, its first part is compared. The first screen that is asked for is the one
    that a fresh start shows first, however it is built.
    """

    def __init__(self, looks: Mapping[Hashable, tuple[Seen, ...]]) -> None:
        self._left = dict(looks)
        self._first = next(iter(looks), None)

    def of(self, structure: Hashable) -> tuple[Seen, ...] | None:
        """Return the colours of a screen, None where there are none, or they were asked for before."""
        first, self._first = self._first, None
        return self._left.pop(structure if structure in self._left else first, None)


@contextmanager
def started_anew(visit: Visit, target: Target) -> Iterator[list[bool]]:
    """Let the app start in the theme of a visit that asks for that; the list tells whether it did."""
    if not visit.anew:
        yield []
        return
    with started_in(target, str(visit.theme), visit.hooks) as begun:
        yield begun


def is_started_in(visit: Visit, target: Target, driver: Driver) -> bool:
    """Tell whether an app that was started in a theme has taken it: switching to it changes no colour."""
    from ..looking.seen import otherwise

    first = colours()
    switch(target, str(visit.theme), visit.hooks)
    come_to_rest(driver)
    return not any(otherwise(colours(), first, 0))


def colours() -> tuple[Seen, ...]:
    """Return the colours of the page that is shown, once it is at rest."""
    from ..driving.held import held
    from ..looking.screen import look
    from ..looking.seen import seen_on

    root = uppermost()
    with held(root) as app:
        app.settle()
        return seen_on(look(root, illustrated=False))


def themed(visit: Visit, target: Target, driver: Driver) -> Themes:
    """Switch to the theme that is asked for, and return what themes there are."""
    theme = visit.theme
    if theme == ALL:  # the one it starts in, where that is known
        theme = next(iter(visit.hooks), None)
    if theme is not None:
        switch(target, theme, visit.hooks)
        come_to_rest(driver)
    return Themes(theme_names(visit.hooks))


def other_themes(visit: Visit, target: Target, driver: Driver) -> list[Theme]:
    """Return what shows the app in each of its other themes for a while."""
    from ..driving.held import held
    from ..probing.kept import Kept

    if not visit.repairs:
        return []
    names = theme_names(visit.hooks)
    now = visit.theme if visit.theme not in (None, ALL) else next(iter(names), None)

    @contextmanager
    def shown_in(theme: str) -> Iterator[None]:
        kept = Kept(root_of_window())
        switch(target, theme, visit.hooks)
        come_to_rest(driver)
        try:
            yield
        finally:
            switch(target, str(now), visit.hooks)
            come_to_rest(driver)
            with held(root_of_window()) as app:
                kept.put_back(app)  # a theme that comes back may not bring the app's own colours back

    return [partial(shown_in, theme) for theme in names if theme.lower() != str(now).lower()]
