"""What lies on top of a screen: where it stands, how it comes, and what a touch beside it does."""

from __future__ import annotations

from kivy.properties import BooleanProperty, NumericProperty, StringProperty

from screens.kinds.base import PhoneScreen


class LyingScreen(PhoneScreen):
    """The base of sheets, dialogs and menus.

    ``entrance`` is how it comes: "rise" from below, "fade", or "zoom" from a little larger; ``seconds`` is
    how long that takes. ``up`` is how far it stands above the lower edge, in px; below 0 it stands in the
    middle, or, where it ``hangs``, below the navigation bar at the right. ``dims`` darkens what lies below
    it, and a touch there leaves it where ``outside`` says so. ``grip`` is the height of the upper edge by
    which a finger can drag it down, in px, 0 for none.
    """

    entrance = StringProperty("rise")
    seconds = NumericProperty(0)
    up = NumericProperty(0)
    hangs = BooleanProperty(False)
    dims = BooleanProperty(True)
    outside = BooleanProperty(True)
    grip = NumericProperty(0)
