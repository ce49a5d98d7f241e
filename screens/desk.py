"""The desktop window: the phone in its frame, and the control panel beside it or, in a drawer, over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from screens.deskplan import Plan, alone, plan
from screens.drawer import Notes, Scrim
from screens.frame import Frame
from screens.kv import load_kv
from screens.panel.controls import DeskButton
from screens.panel.panel import Panel
from screens.panel.records import Page
from screens.phone import Phone
from screens.widgets.focus import lies_in, reachable
from screens.widgets.keyrepeat import first_press
from screens.widgets.motion import run_shown

load_kv(__file__)

PARTICIPANT, PANEL = "participant", "panel"
_KEY_ESCAPE, _KEY_TAB = 27, 9
# What keys do, by modifier and key (as SDL numbers them): the ids of the panel's buttons.
_KEYS = {
    ("ctrl", 114): "restart",
    ("", 286): "record",  # F5
    ("", 287): PANEL,  # F6
    ("", 289): "audit",  # F8
    ("", 290): "overlay",  # F9
    ("", 292): PARTICIPANT,  # F11
    ("", 293): "screenshot",  # F12
}
_TIMES, _WITHIN_S = 3, 1.5  # so many presses of Esc within that time bring the panel back
_SLIDE_S = 0.2


class Desk(FloatLayout):  # type: ignore[misc]
    """Lays out phone and panel. ``act`` takes what a key stands for, as if its button had been pressed.

    A ``narrow`` desk has the panel in a drawer, which ``opened`` puts over the phone; ``shown`` is how far it
    is there, 0 to 1. For a ``participant`` there is the phone alone. No key does anything to the desk then
    but F11, and Esc three times, which end that.
    """

    act = ObjectProperty(lambda button: None)
    participant = BooleanProperty(False)
    narrow = BooleanProperty(False)
    opened = BooleanProperty(False)
    shown = NumericProperty(1)

    def __init__(self, panel: Panel, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.panel = panel
        self.frame = Frame()
        self.slot, self.marks = self.frame.slot, self.frame.marks
        self.marks.emit = self._mark
        self._escapes: list[float] = []
        self._plan: Plan
        self._scrim = Scrim(close=self._shut)
        self.handle = DeskButton(act=self._press_handle, keys_shown=False)
        self.notes = Notes(close=lambda: self.act("heard"), emit=lambda _: None, open_list=lambda _: None)
        panel.size_hint = (None, None)
        self.add_widget(self.frame)
        self.add_widget(panel)
        for name in ("size", "pos"):
            self.fbind(name, self._arrange)
        self.handle.fbind("size", self._arrange)
        panel.fbind("view", self._follow_panel)
        self.notes.fbind("height", self._place_notes)
        self.fbind("participant", self._arrange)
        self.fbind("opened", self._slide)
        self.fbind("shown", self._place_panel)
        self.fbind("parent", self._listen)
        self._follow_panel()
        self._arrange()

    def place(self, phone: Phone) -> None:
        """Put a phone into the frame, in place of the one that is there."""
        self.slot.clear_widgets()
        self._put(phone)

    def _put(self, phone: Phone) -> None:
        self.slot.add_widget(phone)
        self._listen(self, self.parent)  # the phone listens to keys from now on, and the desk before it

    @contextmanager
    def lent(self) -> Iterator[Phone]:
        """Take the phone off the desk, and put it back."""
        (phone,) = self.slot.children
        self.slot.remove_widget(phone)
        try:
            yield phone
        finally:
            self._put(phone)

    def reveal(self, page: Page) -> None:
        """Bring a page of the panel into sight."""
        self.panel.show_page(page)
        if not self.participant:
            self.opened = self.narrow

    def covers(self, point: tuple[float, float]) -> bool:
        """Tell whether something of the desk lies over the phone at a point of the window, in px."""
        noted = bool(self.notes.records and self.notes.parent) and self.notes.collide_point(*point)
        return self.marks.covers(point) or self.opened or noted or bool(self.frame.repaired.texture)

    def go_to_panel(self) -> None:
        """Take the keyboard to the panel, or from there to the phone. A drawer opens and closes with that."""
        if self.narrow:
            self.opened = not self.opened
            if self.opened:
                self._focus_first(self.panel)
            return
        self._focus_first(self.slot if self._has_focus(self.panel) else self.panel)

    def _mark(self, button: str) -> None:
        self.act(button)

    def _press_handle(self, _: str) -> None:
        self.opened = True
        if self.handle.ring:
            self._focus_first(self.panel)

    def _shut(self) -> None:
        self.opened = False

    def _arrange(self, *_: object) -> None:
        """Follow the window's size."""
        width, height = (side / dp(1) for side in self.size)
        handle = tuple(side / dp(1) for side in self.handle.size)
        self._plan = alone(width, height) if self.participant else plan(width, height, handle)
        self.frame.stand(self._plan.scale, self._plan.phone, self.pos)
        if self.narrow is not self._plan.drawer:
            self.narrow = self.panel.drawer = self._plan.drawer
            self.opened = False
            Animation.cancel_all(self, "shown")
            self.shown = int(not self.narrow)
        self._show_parts()
        self._place_panel()

    def _show_parts(self, *_: object) -> None:
        """Have on the desk what belongs there now, each above those before it."""
        phone_alone = self.participant
        if phone_alone:
            self.opened = False
        drawn = self.narrow and (self.opened or self.shown > 0)
        wanted = {
            self.handle: self.narrow and not phone_alone and not self.opened,
            self.notes: self.narrow and not phone_alone and not self.opened,
            self._scrim: drawn and not phone_alone,
            self.panel: (drawn or not self.narrow) and not phone_alone,
        }
        parts = [part for part, is_there in wanted.items() if is_there]
        if self.children[::-1][1:] != parts:
            if self.panel.parent is self and self.panel not in parts:
                self.panel.close_list()
            for each in wanted:
                self.remove_widget(each)
            for each in parts:
                self.add_widget(each)
        self.frame.inert = self.opened
        self.marks.inert, self.marks.opacity = phone_alone, float(not phone_alone)

    def _slide(self, *_: object) -> None:
        """Let the drawer come or go, and the keyboard with it."""
        if not self.narrow:
            return
        had_focus = self._has_focus(self.panel)
        if not self.opened:
            self.panel.close_list()
            self.panel.let_go()
        self._show_parts()
        run_shown(self, int(self.opened), _SLIDE_S, self._arrived)
        if had_focus and not self.opened:
            self.handle.focus = True

    def _arrived(self, end: int) -> None:
        self.shown = end
        self._show_parts()

    def _place_panel(self, *_: object) -> None:
        where = self._plan
        self._scrim.shown = self.shown
        self.panel.size = (dp(where.panel.width), dp(where.panel.height))
        away = (1 - self.shown) * (self.width - dp(where.panel.x) + dp(24))
        self.panel.pos = (round(self.x + dp(where.panel.x) + away), round(self.y + dp(where.panel.y)))
        self.handle.pos = (self.x + dp(where.handle[0]), self.y + dp(where.handle[1]) - self.handle.height)
        self._place_notes()

    def _place_notes(self, *_: object) -> None:
        self.notes.width = min(dp(420), self.width - dp(24))
        self.notes.pos = (self.center_x - self.notes.width / 2, self.top - self.notes.height - dp(12))

    def _follow_panel(self, *_: object) -> None:
        self.handle.button = self.panel.view.handle
        self.notes.records = self.panel.view.notices

    def _listen(self, _: object, parent: Widget | None) -> None:
        Window.unbind(on_key_down=self._key)
        if parent is None:
            self.panel.close_list()  # it hears the keys of the window, too
        else:
            Window.bind(on_key_down=self._key)

    def _key(self, _: object, key: int, _scan: int, _text: str, modifiers: list[str], *rest: object) -> bool:
        if self.participant and key == _KEY_ESCAPE:
            self._count_escape(first_press(key))
            return False  # it goes back in the phone, too
        if self.opened and not self.panel.list_is_open and self._drawer_key(key):
            return True
        button = _KEYS.get(("ctrl" if "ctrl" in modifiers else "", key))
        if button is None or (self.participant and button != PARTICIPANT):
            return button is not None
        if first_press(key):
            self.act(button)
        return True

    def _drawer_key(self, key: int) -> bool:
        """Take the keys that an open drawer has for itself."""
        if key == _KEY_ESCAPE:
            if first_press(key):
                self.opened = False
            return True
        return key == _KEY_TAB and _focused() is None and self._focus_first(self.panel)

    def _count_escape(self, first: bool) -> None:
        now = Clock.get_time()
        if first:
            self._escapes = [*(each for each in self._escapes if now - each <= _WITHIN_S), now]
        if len(self._escapes) >= _TIMES:
            self._escapes.clear()
            self.participant = False

    @staticmethod
    def _focus_first(whole: Widget) -> bool:
        first = next(reachable(whole), None)
        if first is not None:
            first.focus = True
        return first is not None

    @staticmethod
    def _has_focus(whole: Widget) -> bool:
        focused = _focused()
        return focused is not None and lies_in(focused, whole)


def _focused() -> Widget | None:
    """Return the control that has the keyboard, None when none has."""
    return next((widget for widget in FocusBehavior._keyboards.values() if widget is not None), None)
