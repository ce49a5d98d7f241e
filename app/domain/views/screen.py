"""What a screen is: one record beside its view, from which every table of screens is derived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.events import Back
from app.domain.everyday.events import CopyCode
from app.domain.facts.text import Text, t
from app.domain.state import State
from app.domain.views.model import Action, Style, View

Sources = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: the name under which it is opened, its view, and what steps have to know of it.

    ``sources`` are the ids of the claims that it rests on. ``faces`` are for a view that shows itself under
    other names than its own as things go on: each such name, with its sources.

    ``makes_way``: it only leads on, so it closes when a screen is opened from it.
    ``tells_of_change``: it says how the change stands; when that ends, the result takes its place.
    """

    id: str
    view: Callable[[State], View]
    sources: Sources = ()
    faces: Mapping[str, Sources] = field(default_factory=dict)
    makes_way: bool = False
    tells_of_change: bool = False

    @property
    def names(self) -> Mapping[str, Sources]:
        """The names that its views bear (``View.screen``), each with its sources."""
        return self.faces or {self.id: self.sources}


def copy_code(state: State, code: str) -> Action:
    """Return the link that copies a code, which then says that it did."""
    words = "actions.copied" if state.everyday.copied == code else "actions.copy_code"
    return Action("copy-code", t(words), CopyCode(code), Style.LINK)


def reason(state: State, claim: str) -> Text:
    """Return why something is asked for, in words that ``claims.toml`` marks as ours."""
    return t("claims.reason", why=state.setup.claims[claim].text)


def leave(state: State) -> Back:
    """Return the event that leaves the screen on top. When it comes twice, it leaves nothing else."""
    return Back(state.top.screen, state.top.about)


def cancel(state: State) -> Action:
    """Return the button that leaves the screen on top without doing what it asks about."""
    return Action("cancel", t("actions.cancel"), leave(state), Style.SECONDARY)
