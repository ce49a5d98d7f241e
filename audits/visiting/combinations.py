"""Visit an app once for each combination of size and theme; every entry says in which it was made."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from .. import profiles
from ..baseline import Dimensions
from ..errors import InputError
from ..looking.seen import Seen
from ..model import Entry
from ..target.themes import ALL
from .apart import visit_apart
from .visit import Looks, Size, Themes, Visit

_RULE = "stale-theme"

COLUMNS = ("theme", "size")
"""The dimensions by which entries differ beside their screens."""

PLACES = Dimensions(COLUMNS)
"""What tells places apart in a baseline; a screen does not, for a widget is what it is on any screen."""


def visit_all(
    visit: Visit, sizes: Sequence[Size], themes: Sequence[str], told: Callable[[str], None]
) -> Iterator[Entry]:
    """Yield the entries of each combination, their contexts led by the theme and the size.

    Without ``themes`` the app stays as it starts; ``all`` stands for all that it has. One size alone is not
    told in the context. Each visit is a fresh start of the app.
    """
    for size in sizes:
        left: deque[str | None] = deque(themes or (None,))
        done: set[str | None] = set()
        while left:
            theme = left.popleft()
            if theme in done:
                continue
            context = {"size": f"{size[0]}x{size[1]}"} if len(sizes) > 1 else {}
            now = replace(visit, size=size, theme=theme)
            for found in visit_apart(replace(now, fresh=_fresh(now, told)), told):
                if isinstance(found, Themes):
                    present, *others = found.names or ("",)
                    if theme != ALL:
                        present = str(theme)
                    elif others:
                        left.extendleft(reversed(others))
                    if present:
                        context = {"theme": present, **context}
                    done |= {theme, present}
                elif isinstance(found, Entry):
                    yield replace(found, context={**context, **found.context})


def _fresh(visit: Visit, told: Callable[[str], None]) -> dict[Hashable, tuple[Seen, ...]]:
    """Start the app anew in a theme, where its colours are to be compared with those after a switch.

    Return the colours of each screen that is met, by its structure; nothing where it cannot be started so.
    """
    found: dict[Hashable, tuple[Seen, ...]] = {}
    wanted = _RULE in (profiles.load(visit.profile).rules if visit.rules is None else visit.rules)
    if not (visit.probe and wanted) or visit.theme in (None, ALL):
        return found
    try:
        for each in visit_apart(replace(visit, anew=True), lambda _: None):
            if isinstance(each, Looks):
                found[each.structure] = each.seen
    except InputError as error:
        told(f"the app could not be started anew in {visit.theme}: {error}")
    return found
