"""The navigation bar, and the large title that some systems set into the page below it."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.metrics import dp
from kivy.properties import BooleanProperty, ColorProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from app.domain.events import Event
from app.domain.views.model import Action, View
from screens.kv import load_kv
from screens.widgets.blank import NO_VIEW
from screens.widgets.box import Box
from screens.widgets.icon import Icon  # noqa: F401 - its rules are used in navbar.kv
from screens.widgets.sync import Recipe, sync
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words

load_kv(__file__)

_LEAST_SIDE = 48  # dp beside the title, for a control there
_EDGE = 16  # dp beside a title at the edge, where no control stands
_SPARE = 0.98  # of the room, which a title made smaller fills: widths are rounded to whole px


class IconButton(Tappable):
    """A control that shows an icon, ``sign`` px wide; its accessible name says what it does."""

    icon = StringProperty("")
    event = ObjectProperty()
    emit = ObjectProperty()
    ink = ColorProperty()
    zoom = NumericProperty(1)
    sign = NumericProperty(0)


class BackButton(IconButton):
    """Goes back one screen, with the sign of the phone's system; ``label`` says where, if anything does."""

    label = StringProperty("")

    def width_with(self, label: str) -> float:
        """Return how wide it is with a label beside the sign, in px."""
        return float(self.beside + self.sign + self.ids.words.width_of(label))

    @property
    def beside(self) -> float:
        """The room at both sides of a sign with a label, in px."""
        return float(dp(13))


class MenuButton(IconButton):
    """Opens the menu behind ···."""

    action = ObjectProperty(rebind=True)


class NavBar(Box):
    """Back, the screen's title, and the menu behind ···.

    ``offset`` is how far the page below is scrolled, ``title_height`` how high a title in the page itself is;
    both in px. While that one is in sight, the bar has none; after it, the bar has it on one line, made
    smaller where it would not fit: ``followed`` is that title. ``base`` is the title's size in px, ``fit``
    what is left of it, 0 to 1, and ``line`` a line's height for each px of size. ``named`` says where back
    leads, if the kit has that.
    """

    view: View = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    offset = NumericProperty(0)
    title_height = NumericProperty(0)
    named = StringProperty("")
    centred = BooleanProperty(False)
    followed = StringProperty("")
    in_page = BooleanProperty(False)
    scrolled = BooleanProperty(False)
    base = NumericProperty(1)
    fit = NumericProperty(1)
    line = NumericProperty(1.45)
    side = NumericProperty(0)
    other_side = NumericProperty(0)

    _back: BackButton | None = None

    def on_kv_post(self, _: object) -> None:
        """Begin to follow the record."""
        self._arrange = Clock.create_trigger(self._share_width, -1)
        for name in ("width", "in_page", "base", "named", "centred", "followed"):
            self.fbind(name, self._arrange)
        for name in ("natural_width", "font_name"):
            self.ids.title.fbind(name, self._arrange)
        self.fbind("view", self._follow)
        self._follow()

    def _follow(self, *_: object) -> None:
        back, menu = self.view.back, self.view.menu
        sync(self.ids.left, (back,) if back else (), Recipe(lambda _: "back", self._make_back, _update_event))
        menus = Recipe(lambda menu: menu.id, self._make_menu, _update_menu)
        sync(self.ids.right, (menu,) if menu else (), menus)
        self._arrange()

    def _make_back(self, event: Event) -> IconButton:
        self._back = BackButton(event=event, emit=self.emit)
        self._back.fbind("sign", self._arrange)
        return self._back

    def _make_menu(self, menu: Action) -> IconButton:
        return MenuButton(action=menu, event=menu.event, emit=self.emit)

    def _share_width(self, *_: object) -> None:
        """Write where back leads as long as title and menu have room; a title in the middle stays there."""
        least, title = dp(_LEAST_SIDE), self.ids.title.natural_width
        right = least if self.view.menu or self.centred else dp(_EDGE)
        left = least if self.view.back or self.centred else dp(_EDGE)
        room = self.width - self.padding[0] - self.padding[2]
        self.fit = self._share_that_fits(room - 2 * least)
        label = self.named
        if self._back is not None:
            named = self._back.width_with(label) if label else room
            if title + named + right <= room:
                left = named
            else:
                label = ""
            self._back.label = label
        if self.centred and title + 2 * max(left, right) <= room:
            left = right = max(left, right)
        self.side, self.other_side = left, right

    def _share_that_fits(self, room: float) -> float:
        """Return how much of its size a title that follows a large one keeps on one line of so many px."""
        width = self.ids.title.width_of(self.followed, self.base) if self.followed else 0.0
        return min(1.0, _SPARE * room / width) if width and room > 0 else 1.0


class LargeTitle(Words):
    """A screen's title in the page itself, from where it scrolls away; only some systems have it."""

    view = ObjectProperty(NO_VIEW, rebind=True)
    wanted = BooleanProperty(False)


def _update_event(widget: Widget, event: Event) -> None:
    widget.event = event


def _update_menu(widget: Widget, menu: Action) -> None:
    widget.action, widget.event = menu, menu.event
