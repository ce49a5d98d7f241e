"""The control panel beside the phone: one choice a dimension, and whatever groups the shell adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout

from app.domain.text import Text, literal
from app.domain.views.model import Tone
from screens.kv import load_kv
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in panel.kv
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in panel.kv
from screens.widgets.sync import sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in panel.kv

load_kv(__file__)


@dataclass(frozen=True, slots=True)
class Select:
    """One dimension of the variant: its name and its choices as pairs of id and label."""

    dimension: str
    label: Text
    choices: tuple[tuple[str, Text], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class PanelButton:
    """A small button; pressing it emits ``act(id)``. ``keys`` names its shortcut."""

    id: str
    text: Text
    keys: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class PanelGroup:
    """A titled box with lines of text and buttons, such as a time machine or a live audit."""

    id: str
    title: Text
    lines: tuple[Text, ...] = ()
    buttons: tuple[PanelButton, ...] = ()
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class PanelView:
    """All that the panel shows."""

    title: Text
    subtitle: Text
    selects: tuple[Select, ...] = ()
    groups: tuple[PanelGroup, ...] = ()
    buttons: tuple[PanelButton, ...] = ()


_NOTHING = literal("")
NO_SELECT = Select("", _NOTHING, (("", _NOTHING),), "")
NO_PANEL = PanelView(_NOTHING, _NOTHING)


class SelectBox(Tappable):
    """Shows what is chosen; pressing it opens the choices."""

    select = ObjectProperty(NO_SELECT, rebind=True)
    open = ObjectProperty()

    def chosen_label(self, select: Select) -> Text:
        """Return the label of what is chosen."""
        return dict(select.choices)[select.chosen]


class SelectRow(BoxLayout):  # type: ignore[misc]
    """A dimension's name and its box."""

    select = ObjectProperty(NO_SELECT, rebind=True)
    open = ObjectProperty()


class Option(Tappable):
    """One choice in an open list."""

    option = ObjectProperty(rebind=True)
    chosen = BooleanProperty(False)
    pick = ObjectProperty()


class DeskButton(Tappable):
    """A small button of the panel."""

    button = ObjectProperty(rebind=True)
    act = ObjectProperty()
    natural_width = NumericProperty(0)


class ButtonFlow(BoxLayout):  # type: ignore[misc]
    """Small buttons, one below the other where they do not fit side by side."""

    buttons = ObjectProperty(())
    act = ObjectProperty()

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the records."""
        self.fbind("buttons", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        sync(self.ids.stack, self.buttons, lambda button: button.id, self._make, self._update)

    def _make(self, button: PanelButton) -> DeskButton:
        return DeskButton(button=button, act=self.act)

    @staticmethod
    def _update(widget: Any, button: PanelButton) -> None:
        widget.button = button


class GroupBox(BoxLayout):  # type: ignore[misc]
    """Draws one group."""

    group = ObjectProperty(rebind=True)
    act = ObjectProperty()
    script_id = StringProperty("")

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("group", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        sync(self.ids.lines, list(enumerate(self.group.lines)), lambda pair: pair[0], self._make, self._update)

    @staticmethod
    def _make(pair: tuple[int, Text]) -> PanelLine:
        return PanelLine(line=pair[1])

    @staticmethod
    def _update(widget: Any, pair: tuple[int, Text]) -> None:
        widget.line = pair[1]


class PanelLine(BoxLayout):  # type: ignore[misc]
    """One line of a group."""

    line = ObjectProperty(rebind=True)


class Panel(FloatLayout):  # type: ignore[misc]
    """Draws a PanelView; calls ``choose(dimension, id)`` and ``act(button id)``."""

    view: PanelView = ObjectProperty(NO_PANEL, rebind=True)
    choose = ObjectProperty(lambda dimension, choice: None)
    act = ObjectProperty(lambda button: None)

    def __init__(self, **kwargs: Any) -> None:
        self._opener: SelectBox | None = None
        super().__init__(**kwargs)

    def on_kv_post(self, _: Any) -> None:
        """Begin to follow the record."""
        self.fbind("view", self._follow)
        self._follow()

    def _follow(self, *_: Any) -> None:
        sync(self.ids.selects, self.view.selects, lambda select: select.dimension, self._make, self._update)
        sync(self.ids.groups, self.view.groups, lambda group: group.id, self._make_group, self._update_group)

    def _make(self, select: Select) -> SelectRow:
        return SelectRow(select=select, open=self.open_list)

    @staticmethod
    def _update(widget: Any, select: Select) -> None:
        widget.select = select

    def _make_group(self, group: PanelGroup) -> GroupBox:
        return GroupBox(group=group, act=lambda button: self.act(button))

    @staticmethod
    def _update_group(widget: Any, group: PanelGroup) -> None:
        widget.group = group

    def open_list(self, box: SelectBox) -> None:
        """Show the choices of a dimension over the panel, at its box."""
        self._opener = box
        choices = self.ids.choices
        choices.clear_widgets()
        for option in box.select.choices:
            choices.add_widget(Option(option=option, chosen=option[0] == box.select.chosen, pick=self._pick))
        self.ids.body.inert = True
        layer = self.ids.layer
        layer.opacity, layer.inert = 1, False
        self._place_list(box)
        next(option for option in choices.children if option.chosen).focus = True

    def _place_list(self, box: SelectBox) -> None:
        """Put the list below its box, or as low as the panel allows."""
        sheet = self.ids.list
        sheet.width = box.width
        sheet.x, top = self.to_widget(*box.to_window(box.x, box.y))
        sheet.y = max(self.y, top - sheet.height)

    def close_list(self) -> None:
        """Put the choices away and give the focus back."""
        self.ids.choices.clear_widgets()
        self.ids.body.inert = False
        layer = self.ids.layer
        layer.opacity, layer.inert = 0, True
        if self._opener is not None:
            self._opener.focus = True
            self._opener = None

    @property
    def list_is_open(self) -> bool:
        """Whether choices are shown."""
        return self._opener is not None

    def _pick(self, choice: str) -> None:
        assert self._opener is not None
        dimension = self._opener.select.dimension
        self.close_list()
        self.choose(dimension, choice)

    def on_touch_down(self, touch: Any) -> bool:
        """While choices are shown, a touch beside them closes them and does nothing else."""
        if self.list_is_open and not self.ids.list.collide_point(*touch.pos):
            self.close_list()
            return True
        return bool(super().on_touch_down(touch))
