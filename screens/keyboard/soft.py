"""The phone's keyboard: it rises for a field, writes into it, and goes when the field has lost the focus."""

from __future__ import annotations

from collections.abc import Callable

from kivy.animation import Animation
from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.relativelayout import RelativeLayout

from app.content.typing.kept import load_lexicon
from app.domain.typing.keys import Composes, Key, Keyboard
from app.domain.typing.typing import Edit, Panel, Typing, begun, choose, expand, press, settled
from app.prototype.bindings import kit, theme
from screens.keyboard.bar import AllCandidates, that_fit
from screens.keyboard.grid import KeyGrid
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.keyboardhost import Editable
from screens.widgets.motion import run_shown

load_kv(__file__)

_GROWTH = 0.4  # candidates grow with the text, but less: their row does not
_PER_ROW = 52  # dp a row of all candidates takes at least


class Tab(Box):
    """What is being composed, where a system shows it above the keyboard's left corner."""

    text = StringProperty("")
    accessible_private = BooleanProperty(True)


class SoftKeyboard(RelativeLayout):  # type: ignore[misc]
    """One system's keyboard. ``shown`` runs from 0 (below the glass) to 1 (in its place).

    ``keyboard`` is what it is made from, ``bottom`` (px) the home area, which it covers. ``lower`` is called
    by the key that puts it away, ``gone`` once it is out of sight. ``composed`` is what is being composed, as
    it is shown.
    """

    keyboard: Keyboard = ObjectProperty()
    lower: Callable[[], None] = ObjectProperty()
    gone: Callable[[], None] = ObjectProperty()
    shown = NumericProperty(0)
    bottom = NumericProperty(0)
    row_height = NumericProperty(0)
    brim = NumericProperty(0)
    composed = StringProperty("")
    corner = NumericProperty(0)
    type_size = NumericProperty(0)
    word_size = NumericProperty(0)
    composing = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self.field: Editable | None = None
        self._typing: Typing | None = None
        self._grids: dict[str, KeyGrid] = {}
        self._all: AllCandidates | None = None
        self._page = [0]  # where each page of all candidates begins
        super().__init__(**kwargs)
        look = self.keyboard.look
        self.row_height = dp(look.row) if self.keyboard.composes is Composes.ROW else 0
        self.brim = dp(look.row) if self.keyboard.composes is Composes.TAB else 0
        self.corner = dp(look.corner)
        self.word_size = dp(look.word)
        self.ids.bar.height = dp(look.bar)
        self._pages = self.ids.pages.__self__  # put into the bar only where there are pages to turn
        self.ids.bar.remove_widget(self._pages)
        self.fbind("bottom", self._measure)
        theme.bind(text_scale=self._grow)  # which, other than fbind, keeps nothing alive
        self._measure()

    @property
    def raised(self) -> bool:
        """Whether it is meant to be in sight."""
        return self.field is not None

    @property
    def typing(self) -> Typing | None:
        """The keyboard in use, None where there is no field."""
        return self._typing

    def rise(self, field: Editable) -> None:
        """Rise for a field, or go over to it from another."""
        if field is self.field:
            return
        self.settle()
        rising, self.field = self.field is None, field
        self._set(begun(self.keyboard, load_lexicon(), field.asked))
        if rising:
            self._run(1)

    def fall(self) -> None:
        """Go, with nothing left half written."""
        if self.field is None:
            return
        self.settle()
        self.field = None
        self._run(0)

    def begin(self) -> None:
        """Be away, at once, and know nothing."""
        Animation.cancel_all(self, "shown")
        self.field = self._typing = None
        self.composed, self.composing = "", False
        self.shown = 0

    def finish(self) -> None:
        """Be in its place at once."""
        Animation.cancel_all(self, "shown")
        self.shown = 1

    def _grow(self, *_: object) -> None:
        """Show what is offered in the size of now."""
        if self._typing is not None and self.field is not None:
            self._set(self._typing)

    def press(self, key: Key) -> None:
        """Do what a key does."""
        if self._typing is not None and self.field is not None:
            self._apply(*press(self._typing, key, self.field.before))

    def choose(self, number: int) -> None:
        """Choose one of what is offered."""
        if self._typing is not None and self.field is not None:
            self._apply(*choose(self._typing, number, self.field.before))

    def settle(self) -> None:
        """Turn what is being composed into characters."""
        if self._typing is not None and self.field is not None and self._typing.composing:
            self._apply(*settled(self._typing, self.field.before))

    def end_of_bar(self) -> None:
        """Show all candidates, or the first again; where none is offered, go."""
        assert self._typing is not None
        if self._typing.composing or self._typing.panel is not Panel.BAR:
            self._set(expand(self._typing))
        else:
            self.lower()

    def turn(self, step: int) -> None:
        """Go on a page among all candidates (step 1), or back one (-1)."""
        if step < 0 < len(self._page) - 1:
            self._page.pop()
        elif step > 0 and self._shown_here:
            self._page.append(self._page[-1] + self._shown_here)
        self._show_all()

    def _apply(self, typing: Typing, edit: Edit) -> None:
        field = self.field
        assert field is not None
        inline = self.keyboard.composes is Composes.FIELD
        field.compose("", inline=inline)
        if edit.write:
            field.write(edit.write)
        if edit.erase:
            field.erase()
        self._set(typing)
        if typing.composing:
            field.compose(self.composed, inline=inline)
        if edit.done:
            field.finish()
        if edit.hide:
            self.lower()

    def _set(self, typing: Typing) -> None:
        """Show the keyboard as it stands."""
        before, self._typing = self._typing, typing
        assert self.field is not None
        self.composing = typing.composing
        self.composed = typing.shown(self.field.before)
        self._show_layer(typing)
        self._page = [0]
        self.type_size = (self.word_size + dp(4)) * (1 + (theme.text_scale - 1) * _GROWTH)
        offering = typing.composing or typing.panel is Panel.OFFERED
        self._choices = tuple(enumerate(typing.choices(self.field.before))) if offering else ()
        everything = typing.panel is Panel.ALL
        bar = self.ids.candidates
        bar.type_size = self.type_size
        bar.show(() if everything else that_fit(self._choices, bar.width, self.type_size))
        self._show_ends(typing)
        if everything or (before is not None and before.panel is Panel.ALL):
            self._show_all()

    def _show_ends(self, typing: Typing) -> None:
        end = self.ids.end
        if typing.panel is not Panel.BAR:
            end.icon, end.name = "chevron_up", "keyboard.fewer"
        elif typing.composing:
            end.icon, end.name = "chevron_down", "keyboard.all"
        else:
            end.icon, end.name = "keyboard_down", "keyboard.hide"

    def _show_layer(self, typing: Typing) -> None:
        grid = self._grids.get(typing.layer)
        if grid is None:
            grid = self._grids[typing.layer] = KeyGrid(self.keyboard, typing.layer, self.press)
        holder = self.ids.room
        if grid.parent is None:
            holder.clear_widgets()
            holder.add_widget(grid)
            holder.height = grid.height
        grid.show(typing.shift, capital=typing.capital)

    def _show_all(self) -> None:
        """Show all candidates over the keys, or the keys again."""
        typing, holder = self._typing, self.ids.room
        assert typing is not None
        if typing.panel is not Panel.ALL:
            if self._pages.parent is not None:
                self.ids.bar.remove_widget(self._pages)
            if self._all is not None and self._all.parent is not None:
                holder.clear_widgets()
                holder.add_widget(self._grids[typing.layer])
            return
        if self._all is None:
            rows = int(holder.height // dp(_PER_ROW))
            self._all = AllCandidates(self.choose, rows, size_hint=(1, None), height=holder.height)
        if self._all.parent is None:
            holder.clear_widgets()
            holder.add_widget(self._all)
        self._all.width = holder.width
        rest = self._choices[self._page[-1] :]
        self._shown_here = self._all.show(rest, self.type_size, self.keyboard.look.first)
        if self._pages.parent is None:
            self.ids.bar.add_widget(self._pages, index=1)
        self.ids.earlier.disabled = len(self._page) == 1
        self.ids.later.disabled = self._shown_here >= len(rest)

    _choices: tuple[tuple[int, str], ...] = ()
    _shown_here = 0

    def _measure(self, *_: object) -> None:
        look = self.keyboard.look
        rows = len(self.keyboard.layers[next(iter(self.keyboard.layers))].rows)
        keys = rows * dp(look.key + look.gap_y)
        self.ids.room.height = keys
        self.height = self.bottom + dp(look.below + look.top + look.bar) + keys + self.row_height

    def _run(self, end: int) -> None:
        run_shown(self, end, kit.motion.keyboard, self._arrive)

    def _arrive(self, end: int) -> None:
        self.shown = end
        if not end:
            self.gone()
