"""A text field: what is typed on the computer, by its input method or on the phone's own keyboard."""

from __future__ import annotations

from kivy.core.window import Window
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.textinput import TextInput

from app.domain.typing.keys import Asked
from screens.kv import load_kv
from screens.widgets.keyboardhost import KeyboardHost, host_of
from screens.widgets.tappable import Focusable

load_kv(__file__)


class TextBox(Focusable, TextInput):  # type: ignore[misc]
    """One line of text in the theme's colours.

    While it has the focus, the phone's keyboard is up. ``asked`` says what it asks for, ``finished`` is
    called by the key that ends an entry. ``composing`` tells whether pinyin is on its way to characters;
    ``inline`` is how much of it stands underlined before the cursor, ``edge`` how strong the frame is, in px.
    """

    invalid = BooleanProperty(False)
    asked = ObjectProperty(Asked.TEXT)
    finished = ObjectProperty(lambda: None)
    composing = BooleanProperty(False)
    inline = NumericProperty(0)
    edge = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        self._host: KeyboardHost | None = None
        super().__init__(**kwargs)
        self.fbind("focus", self._tell)

    @property
    def before(self) -> str:
        """What stands before the cursor, without what is being composed."""
        text: str = self.text[: self.cursor_index()]
        return text[: len(text) - len(self._ime_composition)]

    def compose(self, text: str, *, inline: bool) -> None:
        """Show what is being composed, in the field where ``inline``; with no text, nothing is any more."""
        if inline:
            self.window_on_textedit(Window, text)
        self.composing = bool(text)

    def write(self, text: str) -> None:
        """Write at the cursor, in place of what is selected."""
        super().keyboard_on_textinput(Window, text)

    def erase(self) -> None:
        """Erase what is selected, or the character before the cursor."""
        if self.selection_text:
            self.delete_selection()
        else:
            self.do_backspace()

    def finish(self) -> None:
        """Go on, as the key that ends an entry means it."""
        self.finished()

    def window_on_textedit(self, window: object, ime_input: str) -> None:
        """Show what an input method composes, the computer's or the phone's, before the cursor."""
        if ime_input:
            self.composing = True  # before the text changes: whoever hears of that must know
        super().window_on_textedit(window, ime_input)
        self.composing = bool(ime_input)
        width = self._get_text_width(ime_input, self.tab_width, self._label_cached) if ime_input else 0
        self.inline = width

    def keyboard_on_textinput(self, window: object, text: str) -> None:
        """Take a text from the computer's keyboard; the phone's pinyin becomes characters before it."""
        if self._host is not None:
            self._host.settle()
        super().keyboard_on_textinput(window, text)

    def keyboard_on_key_down(
        self, window: object, keycode: tuple[int, str], text: str, modifiers: list[str]
    ) -> bool:
        """Take a key of the computer's keyboard; what erases and ends means the pinyin first."""
        if self._host is not None and self._host.take_key(keycode[1]):
            return True
        return bool(super().keyboard_on_key_down(window, keycode, text, modifiers))

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Move the cursor, but leave no pinyin behind it."""
        if self._host is not None and self.collide_point(*touch.pos):
            self._host.settle()
        return bool(super().on_touch_down(touch))

    def _tell(self, _: object, focused: bool) -> None:
        """Ask for the keyboard, or let it go. In managed mode, somebody only wants to see the focus."""
        if self.keyboard_mode == "managed":
            return
        if focused:
            self._host = host_of(self)
            if self._host is not None:
                self._host.raise_for(self)
        elif self._host is not None:
            host, self._host = self._host, None
            host.lower_for(self)
