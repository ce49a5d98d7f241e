"""The phone: 390 × 844 dp that draw one view and emit what is done in it."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.behaviors import FocusBehavior
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.stencilview import StencilView
from kivy.uix.textinput import TextInput
from kivy.uix.widget import Widget

from app.domain.events import Event
from app.domain.views.model import View
from screens.kv import load_kv
from screens.overlay import Overlay  # noqa: F401 - its rules are used in phone.kv
from screens.stage import Stage  # noqa: F401 - its rules are used in phone.kv
from screens.widgets.chrome import BannerSlot, NavBar, StatusBar, Strip, TabBar  # noqa: F401 - used in phone.kv
from screens.widgets.focus import is_reachable, reachable

load_kv(__file__)

_KEYS = {27: "escape", 8: "backspace", 9: "tab"}
_DIGITS = {
    **{48 + n: str(n) for n in range(10)},
    **{256 + n: str(n) for n in range(10)},
}  # the pad's are 256 on


class Phone(StencilView, FloatLayout):  # type: ignore[misc]
    """Draws ``view`` and calls ``emit`` with the events that it carries.

    A new view of the same screen is drawn in place; scroll position and focus stay. ``clock`` is the time
    of day that the status bar shows.
    """

    view: View | None = ObjectProperty(None, allownone=True, rebind=True)
    emit = ObjectProperty(None, allownone=True)
    clock = StringProperty("9:41")
    bottom = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._nav: NavBar | None = None
        super().__init__(**kwargs)
        self.fbind("view", self._show)
        self.fbind("parent", self._listen)
        self._show()

    def send(self, event: Event | None) -> None:
        """Hand an event to whoever listens now."""
        if self.emit is not None and event is not None:
            self.emit(event)

    def begin(self) -> None:
        """Show nothing and remember nothing, ready for another run."""
        if (focused := _focused()) is not None:
            focused.focus = False
        self.view = None
        self.ids.stage.begin()
        self.ids.overlay.begin()
        self.ids.banner.text = None

    def _show(self, *_: object) -> None:
        view = self.view
        if view is None:
            return
        self._show_nav(view)
        self.ids.banner.text = view.banner
        self.ids.tabs.records = view.tabs
        self.ids.stage.show(view, 0 if view.tabs else self.bottom)
        self.ids.overlay.show(view.overlay)
        # What lies under the scrim can be neither reached nor judged.
        self.ids.frame.inert = self.ids.frame.accessible_hidden = view.overlay is not None
        self._drop_lost_focus()

    def _show_nav(self, view: View) -> None:
        if self._nav is None:
            self._nav = NavBar(view=view, emit=self.send)
            self.ids.head.add_widget(self._nav)
        self._nav.view = view

    def _drop_lost_focus(self) -> None:
        """Take the focus from a control that is gone or out of reach."""
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
        """Take the keys that belong to no control: back, digits on a keypad, the first Tab."""
        name = _KEYS.get(key) or _DIGITS.get(key)
        focused = _focused()
        if name is None or self.view is None or (isinstance(focused, TextInput) and name != "escape"):
            return False
        if name == "tab":
            return focused is None and self._focus_first()
        top = self.ids.overlay.screen if self.view.overlay else self.ids.stage.screen
        if top is not None and top.key(name):
            return True
        if name in ("escape", "backspace"):
            back = (self.view.overlay or self.view).back
            self.send(back)
            return back is not None
        return False

    def _focus_first(self) -> bool:
        first = next(reachable(self), None)
        if first is not None:
            first.focus = True
        return first is not None


def _focused() -> Widget | None:
    """Return the control that has the keyboard, None when none has."""
    return next((widget for widget in FocusBehavior._keyboards.values() if widget is not None), None)
