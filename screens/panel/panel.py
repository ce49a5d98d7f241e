"""The control panel: pages of groups as columns or tabs, and a bar of actions that is always in sight."""

from __future__ import annotations

from typing import ClassVar

from kivy.clock import Clock
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.metrics import Metrics, dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from app.content.designs import load_design
from app.content.themes import load_palette
from app.prototype.bindings import desk, tr
from screens.deskplan import COLUMN, GAP
from screens.kv import load_kv
from screens.panel.controls import Option, OptionNote, PanelControl, SelectBox
from screens.panel.groups import Column
from screens.panel.records import NO_PANEL, NO_SELECT, Page, PanelView
from screens.widgets.focus import bring_into_view, reachable
from screens.widgets.keyrepeat import first_press
from screens.widgets.page import PlainScroll  # noqa: F401 - its rules are used in panel.kv
from screens.widgets.sync import Repeated

load_kv(__file__)

_TWO_FROM = 740  # dp of the panel's width
_KEYS_FROM = 840  # dp, from which the bar's buttons have room for their shortcuts
_KEY_ESCAPE = 27
# What each column holds, by their number.
_COLUMNS: dict[int, tuple[tuple[Page, ...], ...]] = {
    2: ((Page.SETUP, Page.BEHIND), (Page.AUDIT,)),
    3: ((Page.SETUP,), (Page.BEHIND,), (Page.AUDIT,)),
}


class PageTab(PanelControl):
    """Shows one page."""

    tab = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    accessible_checked_state = BooleanProperty(False)


class PageTabs(Repeated):
    """The pages, where there is one column only."""

    item: ClassVar[type[Widget]] = PageTab
    slot: ClassVar[str] = "tab"
    chosen = StringProperty("")

    def key(self, record: object) -> str:
        """Return a page's name."""
        assert isinstance(record, tuple)
        return str(record[0])

    def on_kv_post(self, base: object) -> None:
        """Begin to follow what is chosen."""
        super().on_kv_post(base)
        self.fbind("chosen", self._mark)
        self._mark()

    def _follow(self, *_: object) -> None:
        super()._follow()
        self._mark()

    def _mark(self, *_: object) -> None:
        for each in self.children:
            each.accessible_checked_state = each.tab[0] == self.chosen


class Panel(FloatLayout):  # type: ignore[misc]
    """Draws a PanelView; calls ``choose(dimension, id)`` and ``act(button id)``.

    ``foretell(dimension, id)`` returns what comes with a choice, to be said before it is made, or None.

    As a ``drawer`` it has a ground of its own, and a button that puts it away.
    """

    view: PanelView = ObjectProperty(NO_PANEL, rebind=True)
    choose = ObjectProperty(lambda dimension, choice: None)
    act = ObjectProperty(lambda button: None)
    foretell = ObjectProperty(lambda dimension, choice: None)
    page = StringProperty(Page.SETUP)
    columns = NumericProperty(0)
    keys_shown = BooleanProperty(True)
    drawer = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        desk.apply(load_palette("light", "clear"), load_design("clear"), Metrics.fontscale)
        self._opener: SelectBox | None = None
        self._offered = NO_SELECT  # what the open list was made from
        self._show_focused = Clock.create_trigger(self._bring_focused_into_view)
        super().__init__(**kwargs)
        self._columns = [Column(emit=self._act, open_list=self.open_list) for _ in range(len(Page))]
        self.ids.list.fbind("height", self._place_list)
        self.fbind("view", self._check_list)
        for name in ("view", "width", "page"):
            self.fbind(name, self._fill)
        self._fill()

    def show_page(self, page: str) -> None:
        """Show a page, where not all are in sight."""
        self.page = page

    def let_go(self) -> None:
        """Take the keyboard from whatever in the panel has it."""
        for each in reachable(self):
            if each.focus:
                each.focus = False

    def _act(self, button: str) -> None:
        self.act(button)

    def _fill(self, *_: object) -> None:
        """Share the groups out among as many columns as there is room for."""
        width = self.width
        three = width >= dp(3 * COLUMN + 2 * GAP)
        self.columns = 3 if three else 2 if width >= dp(_TWO_FROM) else 1
        self.keys_shown = width >= dp(_KEYS_FROM)
        pages = _COLUMNS.get(self.columns, ((Page(self.page),),))
        place = self.ids.columns
        wanted = self._columns[: len(pages)]
        if place.children[::-1] != wanted:
            place.clear_widgets()
            for column in wanted:
                place.add_widget(column)
        for column, shown in zip(wanted, pages, strict=True):
            column.records = self.view.groups_on(*shown)

    def open_list(self, box: SelectBox) -> None:
        """Show the choices of a dimension over the panel, at its box."""
        self._opener, self._offered = box, box.select
        choices = self.ids.choices
        choices.clear_widgets()
        select = box.select
        notes = {
            id_: self.foretell(select.dimension, id_) for id_, _ in select.choices if id_ != select.chosen
        }
        said = {*notes.values()}
        of_all = select.note or (said.pop() if len(said) == 1 else None)
        if of_all is not None:
            choices.add_widget(OptionNote(note=tr.text(of_all)))
            notes = {}
        for option in select.choices:
            chosen, note = option[0] == select.chosen, notes.get(option[0])
            choices.add_widget(Option(option=option, note=note, chosen=chosen, pick=self._pick))
        self.ids.body.inert = True
        Window.bind(on_key_down=self._key)  # bound last, it hears before the phone does
        layer = self.ids.layer
        layer.opacity, layer.inert = 1, False
        self._place_list()
        next(option for option in self._options() if option.chosen).focus = True

    def _options(self) -> list[Option]:
        return [each for each in self.ids.choices.children if isinstance(each, Option)]

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
        for option in self._options():
            if option.focus:
                bring_into_view(option)

    def close_list(self) -> None:
        """Put the choices away and give the focus back, where what opened them is still there."""
        Window.unbind(on_key_down=self._key)
        for option in self._options():
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
