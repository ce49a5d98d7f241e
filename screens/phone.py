"""The phone: 390 × 844 dp that draw one view and emit what is done in it."""

from __future__ import annotations

from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.stencilview import StencilView
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.domain.events import Event
from app.domain.views.model import View
from app.prototype.bindings import kit, theme
from screens.backswipe import SwipesBack
from screens.keyboard.keyboards import Keyboards
from screens.kv import load_kv
from screens.leaving import CanBeLeft
from screens.overlay import Overlay  # noqa: F401 - its rules are used in phone.kv
from screens.stage import Stage  # noqa: F401 - its rules are used in phone.kv
from screens.system.banner import BannerSlot  # noqa: F401 - its rules are used in phone.kv
from screens.system.keys import SystemKeys  # noqa: F401 - its rules are used in phone.kv
from screens.system.launcher import Launcher  # noqa: F401 - its rules are used in phone.kv
from screens.system.layer import Level, PlatformLayer  # noqa: F401 - their rules are used in phone.kv
from screens.system.pad import PadSlot  # noqa: F401 - its rules are used in phone.kv
from screens.system.panels import PanelSlot  # noqa: F401 - its rules are used in phone.kv
from screens.system.toast import ToastSlot  # noqa: F401 - its rules are used in phone.kv
from screens.widgets.chrome import Strip, TabBar  # noqa: F401 - their rules are used in phone.kv
from screens.widgets.edgeback import EdgeHint  # noqa: F401 - its rules are used in phone.kv
from screens.widgets.focus import is_open, is_reachable, lies_in, reachable
from screens.widgets.keyboardhost import Editable, KeyboardHost
from screens.widgets.keyrepeat import first_press
from screens.widgets.navbar import NavBar
from screens.widgets.statusbar import Face, HomeBar, StatusBar  # noqa: F401 - used in phone.kv
from screens.widgets.tappable import cancel_presses, note_time

load_kv(__file__)

_SYSTEMS = ("banner", "panel", "pad")  # what the phone's own system shows over the page, by id
_UNDER_LAUNCHER = ("keyboard", "dialogs", "panels", "notes")  # levels of the platform layer, by id
_KEYS = {27: "escape", 8: "backspace", 9: "tab"}
_PRESS_KEYS = (13, 271, 32)  # Enter, Enter of the number pad, Space
_DIGITS = {
    **{48 + n: str(n) for n in range(10)},
    **{256 + n: str(n) for n in range(10)},
}  # the pad's are 256 on


class Phone(SwipesBack, CanBeLeft, KeyboardHost, StencilView, FloatLayout):  # type: ignore[misc]
    """Draws ``view`` and calls ``emit`` with the events that it carries.

    A new view of the same screen is drawn in place; scroll position and focus stay. While one screen gives
    way to another, no touch and no key is taken, and a press that began before has no effect. ``clock`` is
    the time of day that the status bar shows. ``bottom`` is the height of the home area, which controls leave
    free, ``bar`` what the system's buttons take of it; ``brow`` and ``chin`` are the parts of the face above
    and below the glass; all in px.
    """

    view: View | None = ObjectProperty(None, allownone=True, rebind=True)
    emit = ObjectProperty(None, allownone=True)
    clock = StringProperty("9:41")
    bottom = NumericProperty(0)
    bar = NumericProperty(0)
    brow = NumericProperty(0)
    chin = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._nav: NavBar | None = None
        self._shown: tuple[str, str] | None = None  # the screen, and what lies on top of it
        self._pause: ClockEvent | None = None
        super().__init__(**kwargs)
        self.keyboards = Keyboards(self.ids.keyboard, self.ids.stage)
        self.fbind("bottom", self._keep_bottom)
        self.keyboards.bottom = self.bottom
        self._trigger_layout()  # a FloatLayout begins to follow its children after kv has added them
        self.ids.panel.moving = lambda: self.in_transition
        self.ids.panel.fbind("modal", self._close_off)
        self.ids.banner.fbind("up", self._close_off)
        self.ids.pad.fbind("room", self._give_room)
        self.ids.away.fbind("shown", self._close_off)
        self.fbind("bar", self.return_without_buttons)
        self.fbind("view", self._show)
        self.fbind("parent", self._listen)
        self._show()

    def send(self, event: Event | None) -> None:
        """Pass an event to ``emit``."""
        if self.emit is not None and event is not None:
            self.emit(event)

    @property
    def in_transition(self) -> bool:
        """Whether a transition between screens is running."""
        return bool(self.ids.stage.moving or self.ids.overlay.moving or self._pause is not None)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Take every touch in a transition, and do nothing with it."""
        if self.in_transition and self.collide_point(*touch.pos):
            return True
        if self.collide_point(*touch.pos) and not touch.is_mouse_scrolling:
            note_time(touch)
            self.watch_edge(touch)
        return bool(super().on_touch_down(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """End a swipe from an edge, and let the keyboard go when a touch has taken the focus elsewhere."""
        self.keyboards.check()
        return self.end_swipe(touch) or bool(super().on_touch_up(touch))

    def raise_for(self, field: Editable) -> None:
        """Raise the keyboard for a field that has got the focus."""
        self.keyboards.raise_for(field)

    def lower_for(self, field: Editable) -> None:
        """Let it go, unless the focus is still where something is typed."""
        self.keyboards.check()

    def settle(self) -> None:
        """Turn what is being composed into characters."""
        self.keyboards.settle()

    def take_key(self, name: str) -> bool:
        """Take a key that is meant for what is being composed."""
        return self.keyboards.take_key(name)

    def _keep_bottom(self, *_: object) -> None:
        self.keyboards.bottom = self.bottom
        self._give_room()

    def begin(self) -> None:
        """Show nothing and remember nothing, ready for another run."""
        self._shown = None
        self._end_pause()
        if (focused := _focused()) is not None and lies_in(focused, self):
            focused.focus = False
        self.view = None
        self.keyboards.begin()
        self.ids.stage.begin()
        self.ids.overlay.begin()
        for name in _SYSTEMS:
            self.ids[name].begin()
        self.ids.toasts.toast = None
        self.ids.away.shown = ""

    def finish(self, like: Phone) -> None:
        """Show at once what the system shows on another phone with the same view."""
        for name in ("banner", "pad"):
            self.ids[name].finish()
        if like.ids.panel.up:
            self.ids.panel.finish()
        else:
            self.ids.panel.begin()

    def _show(self, *_: object) -> None:
        view = self.view
        if view is None:
            return
        self._note_change(view)
        self._show_nav(view)
        self.ids.banner.message = view.banner
        self.ids.toasts.toast = view.toast
        self.ids.tabs.records = view.tabs
        self.ids.pad.show(view)
        self.ids.stage.show(view, self._room_below(view))
        self.ids.overlay.show(view.overlay)
        self.ids.panel.show(view.panel, view.begins)
        self._close_off()
        self._drop_lost_focus()

    def _close_off(self, *_: object) -> None:
        """Let what lies under a scrim, or under a message for a while, be neither reached nor judged."""
        dark = self.ids.panel.modal
        covered = dark or (self.view is not None and self.view.overlay is not None)
        told = self.ids.banner.up
        away = bool(self.ids.away.shown)
        states = {"frame": covered or away, "pad": covered, "overlay": dark, "head": told}
        for name, off in {**states, **dict.fromkeys(_UNDER_LAUNCHER, away)}.items():
            self.ids[name].inert = self.ids[name].accessible_hidden = off

    def _room_below(self, view: View) -> float:
        """Return how much of the glass below its page something of the system takes, in px."""
        return float(max(self.ids.pad.room - self.bar, 0 if view.tabs else self.bottom - self.bar))

    def _give_room(self, *_: object) -> None:
        if self.view is not None and self.ids.stage.screen is not None:
            self.ids.stage.screen.bottom = self._room_below(self.view)

    def _note_change(self, view: View) -> None:
        """Where the view is of another screen, end the presses that were meant for the old one.

        Without motion the new screen is there at once; touches and keys pause all the same, for a person
        has not seen it yet.
        """
        before, self._shown = self._shown, (view.screen, view.overlay.screen if view.overlay else "")
        if before is None or before == self._shown:
            return
        cancel_presses(self)
        if theme.reduced_motion:
            self._end_pause()
            self._pause = Clock.schedule_once(self._end_pause, kit.motion.seconds)

    def _end_pause(self, _elapsed: float = 0) -> None:
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None

    def _show_nav(self, view: View) -> None:
        if self._nav is None:
            self._nav = NavBar(view=view, emit=self.send)
            self.ids.head.add_widget(self._nav)
            for name in ("offset", "title_height"):
                self.ids.stage.fbind(name, self._nav.setter(name))
        self._nav.view = view

    def _drop_lost_focus(self) -> None:
        """Remove the focus from a control that is gone or cannot be reached."""
        focused = _focused()
        if focused is None:
            return
        window = focused.get_root_window()
        if window is None or not is_reachable(focused, window.children[-1]):
            focused.focus = False

    def _listen(self, _: object, parent: Widget | None) -> None:
        Window.unbind(on_key_down=self._key)
        if parent is not None:
            Window.bind(on_key_down=self._key)

    def _key(self, _: object, key: int, *rest: object) -> bool:
        """Take the keys that belong to no control: back, digits on a keypad, the first Tab.

        In a transition, the keys that press the phone's controls are taken as well, and do nothing.
        """
        if self.get_root_window() is None or not is_open(self):
            return False  # the desk that it stands on has left the window, or has its panel over it
        name = _KEYS.get(key) or _DIGITS.get(key)
        if (name is None and key not in _PRESS_KEYS) or self.view is None:
            return False
        focused = _focused()
        if self.in_transition and (focused is None or lies_in(focused, self)):
            first_press(key)
            return True
        if name is None or (isinstance(focused, TextInput) and name != "escape"):
            return False
        if name == "tab":
            return focused is None and self._focus_first()
        return self._press(name, first_press(key))

    def _press(self, name: str, first: bool) -> bool:
        """Hand a key to the screen on top, or go back. A key that is held only goes on erasing."""
        if not first and name != "backspace":
            return True
        assert self.view is not None
        if self.key_while_away(name) or self.ids.panel.key(name):
            return True
        top = self.ids.overlay.screen if self.view.overlay else self.ids.stage.screen
        if top is not None and top.key(name):
            return True
        if name not in ("escape", "backspace"):
            return False
        back = (self.view.overlay or self.view).back
        if first:
            self.send(back)
        return back is not None or not first

    def _focus_first(self) -> bool:
        first = next(reachable(self), None)
        if first is not None:
            first.focus = True
        return first is not None


def _focused() -> Widget | None:
    """Return the control that has the keyboard, None when none has."""
    return next((widget for widget in FocusBehavior._keyboards.values() if widget is not None), None)
