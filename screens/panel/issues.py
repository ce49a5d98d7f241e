"""What an audit of the present screen has found, as a list beside the phone's numbered marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kivy.clock import Clock
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.facts.text import Text, literal
from screens.kv import load_kv
from screens.panel.controls import PanelControl
from screens.panel.groups import BOXES
from screens.panel.records import NO_BUTTON, PanelButton, PanelGroup
from screens.widgets.box import Box
from screens.widgets.focus import bring_into_view
from screens.widgets.sync import Repeated
from screens.widgets.words import ShortWords  # noqa: F401 - its rules are used in issues.kv

load_kv(__file__)

_NOTHING = literal("")
CHOOSE = "issue-"
"""What the button ids of issues begin with, before their number."""


@dataclass(frozen=True, slots=True)
class Swatches:
    """Two colours as they are and as they would pass (``#RRGGBB``), and in words what has changed."""

    text: str
    ground: str
    new_text: str
    new_ground: str
    change: Text


@dataclass(frozen=True, slots=True)
class Issue:
    """One place on the screen that fails: what is wrong, by how much, and what would be right.

    ``box`` is its place in dp from the phone's top left corner: x, y, width, height. ``tried`` says what came
    of repairs.
    """

    number: int
    title: Text
    detail: Text
    measured: Text
    box: tuple[float, float, float, float]
    swatches: Swatches | None = None
    advice: Text = _NOTHING
    tried: tuple[Text, ...] = ()

    @property
    def id(self) -> str:
        """What tells it from the others, and what choosing it emits."""
        return f"{CHOOSE}{self.number}"

    @property
    def about(self) -> tuple[Text, ...]:
        """What is said of it besides its title, in the order in which it stands."""
        change = (self.swatches.change,) if self.swatches else ()
        lines = (self.detail, self.measured, *change, self.advice, *self.tried)
        return tuple(line for line in lines if line != _NOTHING)


@dataclass(frozen=True, slots=True)
class IssueGroup(PanelGroup):
    """A group with a verdict (its ``lines`` and ``tone``), a switch, and issues; one may be chosen."""

    switch: PanelButton = NO_BUTTON
    issues: tuple[Issue, ...] = ()
    chosen: int = 0
    note: Text = _NOTHING


NO_ISSUES = IssueGroup("", _NOTHING)


class Number(Box):
    """The number of an issue, as its mark on the phone has it."""

    text = StringProperty("")


class Swatch(Widget):  # type: ignore[misc]
    """A text in its colour on its ground."""

    text_colour = ObjectProperty("#000000")
    ground = ObjectProperty("#FFFFFF")
    accessible_hidden = BooleanProperty(True)


class IssueRow(PanelControl):
    """Draws one issue; pressing it chooses it here and on the phone."""

    issue = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    chosen = BooleanProperty(False)


class IssueRows(Repeated):
    """All issues; the one that is chosen is brought into sight."""

    item: ClassVar[type[Widget]] = IssueRow
    slot: ClassVar[str] = "issue"
    chosen = ObjectProperty(0)

    def on_kv_post(self, base: object) -> None:
        """Begin to follow what is chosen."""
        self._show_chosen = Clock.create_trigger(self._bring_chosen_into_view)
        super().on_kv_post(base)
        self.fbind("chosen", self._mark)

    def _follow(self, *_: object) -> None:
        super()._follow()
        self._mark()

    def _mark(self, *_: object) -> None:
        for each in self.children:
            each.chosen = each.issue.number == self.chosen
        self._show_chosen()

    def _bring_chosen_into_view(self, _: float) -> None:
        for each in self.children:
            if each.chosen:
                bring_into_view(each)


class IssueBox(Box):
    """Draws the verdict and the list; ``emit`` takes the id of what is pressed."""

    group = ObjectProperty(NO_ISSUES, rebind=True)
    emit = ObjectProperty()
    open_list = ObjectProperty()
    script_id = StringProperty("")


BOXES[IssueGroup] = IssueBox
