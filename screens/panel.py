"""The control panel beside the phone: one choice a dimension, and whatever groups the shell adds."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.content.designs import load_design
from app.content.themes import load_palette
from app.domain.facts.text import Text, literal
from app.domain.views.model import Tone
from app.prototype.bindings import desk
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.focus import bring_into_view
from screens.widgets.icon import Glyph  # noqa: F401 - its rules are used in panel.kv
from screens.widgets.keyrepeat import first_press
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in panel.kv
from screens.widgets.sync import Recipe, Repeated, sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in panel.kv

load_kv(__file__)

_KEY_ESCAPE = 27


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
    """A titled box with lines of text, buttons and a choice, such as a time machine or a live audit."""

    id: str
    title: Text
    lines: tuple[Text, ...] = ()
    buttons: tuple[PanelButton, ...] = ()
    tone: Tone = Tone.NEUTRAL
    select: Select | None = None


@dataclass(frozen=True, slots=True)
class PanelView:
    """All that the panel shows."""

    title: Text
    subtitle: Text
    selects: tuple[Select, ...] = ()
    groups: tuple[PanelGroup, ...] = ()
    buttons: tuple[PanelButton, ...] = ()

    @property
    def all_selects(self) -> tuple[Select, ...]:
        """Every choice that is offered, those within groups too."""
        return (*self.selects, *(group.select for group in self.groups if group.select is not None))


_NOTHING = literal("")
NO_SELECT = Select("", _NOTHING, (("", _NOTHING),), "")
NO_PANEL = PanelView(_NOTHING, _NOTHING)


class SelectBox(Tappable):
    """Shows what is chosen; pressing it opens the choices."""

    select = ObjectProperty(NO_SELECT, rebind=True)
    emit = ObjectProperty()

    def chosen_label(self, select: Select) -> Text:
        """Return the label of what is chosen."""
        return dict(select.choices)[select.chosen]


class SelectRow(Box):
    """A dimension's name and its box."""

    select = ObjectProperty(NO_SELECT, rebind=True)
    emit = ObjectProperty()


class Option(Tappable):
    """One choice in an open list. The keyboard stays among the choices until one is made or Esc pressed."""

    option = ObjectProperty(rebind=True)
    chosen = BooleanProperty(False)
    pick = ObjectProperty()

    def get_focus_next(self) -> Widget:
        """Return the choice below, round the end."""
        return self._away(-1)

    def get_focus_previous(self) -> Widget:
        """Return the choice above, round the end."""
        return self._away(1)

    def keyboard_on_key_down(
        self, window: object, keycode: tuple[int, str], text: str, modifiers: list[str]
    ) -> bool:
        """Go up and down with the arrows, too."""
        steps = {"down": -1, "up": 1}
        if keycode[1] in steps:
            self._away(steps[keycode[1]]).focus = True
            return True
        return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))

    def _away(self, steps: int) -> Widget:
        # Kivy keeps the lowest choice first.
        others = self.parent.children
        return others[(others.index(self) + steps) % len(others)]


class DeskButton(Tappable):
    """A small button of the panel; two quick taps press it twice, as to move time on by two steps."""

    repeats: ClassVar[bool] = True
    button = ObjectProperty(rebind=True)
    act = ObjectProperty()
    natural_width = NumericProperty(0)


class ButtonFlow(Box):
    """Small buttons side by side, in several lines where they do not fit in one."""

    buttons = ObjectProperty(())
    act = ObjectProperty()

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the records."""
        self.fbind("buttons", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        sync(self.ids.stack, self.buttons, Recipe(lambda button: button.id, self._make, self._update))

    def _make(self, button: PanelButton) -> DeskButton:
        return DeskButton(button=button, act=self.act)

    @staticmethod
    def _update(widget: Widget, button: PanelButton) -> None:
        widget.button = button


class GroupBox(Box):
    """Draws one group."""

    group = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    open_list = ObjectProperty()
    script_id = StringProperty("")


class Groups(Repeated):
    """All groups; ``emit`` takes the id of a pressed button, ``open_list`` the box to open."""

    open_list = ObjectProperty()
    item: ClassVar[type[Widget]] = GroupBox
    slot: ClassVar[str] = "group"

    def _make(self, record: object) -> Widget:
        return GroupBox(group=record, emit=self.emit, open_list=self.open_list)


class Selects(Repeated):
    """All dimensions; ``emit`` takes the box to open."""

    item: ClassVar[type[Widget]] = SelectRow
    slot: ClassVar[str] = "select"

    def key(self, record: object) -> Hashable:
        """Return a dimension's name."""
        assert isinstance(record, Select)
        return record.dimension


class Panel(FloatLayout):  # type: ignore[misc]
    """Draws a PanelView; calls ``choose(dimension, id)`` and ``act(button id)``."""

    view: PanelView = ObjectProperty(NO_PANEL, rebind=True)
    choose = ObjectProperty(lambda dimension, choice: None)
    act = ObjectProperty(lambda button: None)

    def __init__(self, **kwargs: object) -> None:
        desk.apply(load_palette("light", "clear"), load_design("clear"))
        self._opener: SelectBox | None = None
        self._offered = NO_SELECT  # what the open list was made from
        self._show_focused = Clock.create_trigger(self._bring_focused_into_view)
        super().__init__(**kwargs)
        self.ids.list.fbind("height", self._place_list)
        self.fbind("view", self._check_list)

    def open_list(self, box: SelectBox) -> None:
        """Show the choices of a dimension over the panel, at its box."""
        self._opener, self._offered = box, box.select
        choices = self.ids.choices
        choices.clear_widgets()
        for option in box.select.choices:
            choices.add_widget(Option(option=option, chosen=option[0] == box.select.chosen, pick=self._pick))
        self.ids.body.inert = True
        Window.bind(on_key_down=self._key)  # bound last, it hears before the phone does
        layer = self.ids.layer
        layer.opacity, layer.inert = 1, False
        self._place_list()
        next(option for option in choices.children if option.chosen).focus = True

    def _place_list(self, *_: object) -> None:
        """Put the list below its box, or as low as the panel allows; its height is known a moment later."""
        box, sheet = self._opener, self.ids.list
        if box is None:
            return
        sheet.width = box.width
        sheet.x, top = self.to_widget(*box.to_window(box.x, box.y))
        sheet.y = max(self.y, top - sheet.height)
        self._show_focused()  # a long list scrolls; only when it is laid out is there a place to scroll to

    def _bring_focused_into_view(self, _: float) -> None:
        for option in self.ids.choices.children:
            if option.focus:
                bring_into_view(option)

    def close_list(self) -> None:
        """Put the choices away and give the focus back, where what opened them is still there."""
        Window.unbind(on_key_down=self._key)
        for option in self.ids.choices.children:
            option.focus = False
        self.ids.choices.clear_widgets()
        self.ids.body.inert = False
        layer = self.ids.layer
        layer.opacity, layer.inert = 0, True
        if self._opener is not None:
            self._opener.focus = self._offered in self.view.all_selects
            self._opener = None

    @property
    def list_is_open(self) -> bool:
        """Whether choices are shown."""
        return self._opener is not None

    def _check_list(self, *_: object) -> None:
        """Close the list when what it was made from is offered no more, or offers something else."""
        if self._opener is not None and self._offered not in self.view.all_selects:
            self.close_list()

    def _pick(self, choice: str) -> None:
        if self._opener is None:
            return  # the list was closed during the press
        dimension = self._offered.dimension
        self.close_list()
        self.choose(dimension, choice)

    def _key(self, _: object, key: int, *rest: object) -> bool:
        if key == _KEY_ESCAPE and first_press(key):
            self.close_list()
        return key == _KEY_ESCAPE

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """While choices are shown, a touch beside them closes them and does nothing else."""
        if self.list_is_open and not self.ids.list.collide_point(*touch.pos):
            self.close_list()
            return True
        return bool(super().on_touch_down(touch))
