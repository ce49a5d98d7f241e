"""The buttons of a view: one class for every weight an action can have."""

from __future__ import annotations

from kivy.properties import ColorProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kv import load_kv
from screens.widgets.tappable import Tappable
from screens.widgets.words import Words  # noqa: F401 - its rules are used in button.kv

load_kv(__file__)


class PushButton(Tappable):
    """Draws an action and emits its event. ``about`` says what it acts on, where its own text does not."""

    action = ObjectProperty(rebind=True)
    emit = ObjectProperty()
    about = StringProperty("")
    natural_width = NumericProperty(0)
    at_least = NumericProperty(0)
    least = NumericProperty(0)
    corner = NumericProperty(0)
    ground = ColorProperty()
    ground_pressed = ColorProperty()
    ink = ColorProperty()
    border = ColorProperty()
