"""What every screen kind is given: the view it draws, where its events go, and the room it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kv import load_kv
from screens.widgets.box import Box

if TYPE_CHECKING:
    from screens.widgets.page import PlainScroll

load_kv(__file__)


class PhoneScreen(Box):
    """The base of all screen kinds.

    ``view`` may be exchanged for another of the same screen at any time. ``bottom`` is the height of the
    phone's home area in px, which the screen's ground fills and its controls leave free; ``room`` is how high
    a screen that lies on top may grow, in px; ``lift`` is how much of it the keyboard covers from below, in
    px, ``brim`` what that may show above itself. ``inert`` means that it is on its way out. ``start`` is
    where its scrolling part begins, 1 the top. ``keepable`` tells whether it may be shown again later.
    """

    keepable: ClassVar[bool] = True

    view = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    bottom = NumericProperty(0)
    room = NumericProperty(0)
    lift = NumericProperty(0)
    brim = NumericProperty(0)
    inert = BooleanProperty(False)
    start = NumericProperty(1)
    accessible_hidden = BooleanProperty(False)
    accessible_name = StringProperty("")
    script_id = StringProperty("")

    @property
    def scroll(self) -> PlainScroll | None:
        """The part that scrolls, where the kv file names one ``scroll`` or a page ``page``."""
        page = self.ids.get("page")
        scroll: PlainScroll | None = page.scroll if page else self.ids.get("scroll")
        return scroll

    def begin(self) -> None:
        """Reset to the state of a new screen with the same view."""
        self.lift = 0
        if self.scroll is not None:
            self.scroll.begin(self.start)

    def key(self, name: str) -> bool:
        """Take a key that no control has the focus for; tell whether it was meant for this screen."""
        return False
