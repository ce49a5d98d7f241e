"""What the panel shows, as records: choices, buttons and titled groups, each on one of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.facts.text import Text, literal
from app.domain.views.model import Tone

_NOTHING = literal("")


class Page(StrEnum):
    """Where a group stands: each page is a column of its own where there is room, and else a tab."""

    SETUP = "setup"
    BEHIND = "behind"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Select:
    """A choice: its name, what can be chosen as pairs of id and label, and what is.

    ``note`` says before the choice what comes with it, such as a new start.
    """

    dimension: str
    label: Text
    choices: tuple[tuple[str, Text], ...]
    chosen: str
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class PanelButton:
    """A small button; pressing it emits ``act(id)``. ``keys`` names its shortcut, ``icon`` its sign.

    ``on`` makes it a switch, and says how that stands; ``strong`` marks what is under way.
    """

    id: str
    text: Text
    keys: str = ""
    enabled: bool = True
    icon: str = ""
    on: bool | None = None
    strong: bool = False


NO_BUTTON = PanelButton("", _NOTHING)


@dataclass(frozen=True, slots=True)
class PanelGroup:
    """A titled part of the panel: lines of text, choices and buttons, such as a time machine.

    ``aside`` stands at the right of the title. ``plain`` draws no card around it.
    """

    id: str
    title: Text
    lines: tuple[Text, ...] = ()
    buttons: tuple[PanelButton, ...] = ()
    tone: Tone = Tone.NEUTRAL
    selects: tuple[Select, ...] = ()
    page: Page = Page.BEHIND
    aside: Text = _NOTHING
    plain: bool = False


@dataclass(frozen=True, slots=True)
class PanelView:
    """All that the panel shows. ``notices`` and ``bar`` are always in sight; ``pages`` have their titles.

    ``handle`` opens the panel, and ``close`` closes it, where it is a drawer.
    """

    title: Text
    subtitle: Text
    groups: tuple[PanelGroup, ...] = ()
    notices: tuple[PanelGroup, ...] = ()
    bar: tuple[PanelButton, ...] = ()
    pages: tuple[tuple[Page, Text], ...] = ()
    handle: PanelButton = NO_BUTTON
    close: PanelButton = NO_BUTTON

    @property
    def all_selects(self) -> tuple[Select, ...]:
        """Every choice that is offered."""
        return tuple(select for group in self.groups for select in group.selects)

    def groups_on(self, *pages: Page) -> tuple[PanelGroup, ...]:
        """Return the groups of some pages, in their order."""
        return tuple(group for page in pages for group in self.groups if group.page is page)


NO_SELECT = Select("", _NOTHING, (("", _NOTHING),), "")
NO_GROUP = PanelGroup("", _NOTHING)
NO_PANEL = PanelView(_NOTHING, _NOTHING)
