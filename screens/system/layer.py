"""The platform layer: what a phone's system draws lies over the page, in a fixed order, and never moves it.

From below: the keyboard; the scrim with the app's dialog or sheet; the system's own panels (a face, a
finger, a passcode), each with its own scrim; notes (banner, toast); what is seen once the app is left; the
bars (strip, status bar, home area or buttons).
"""

from __future__ import annotations

from kivy.uix.floatlayout import FloatLayout

from screens.kv import load_kv

load_kv(__file__)


class Level(FloatLayout):  # type: ignore[misc]
    """One level, as large as the glass. What nothing on it takes (a touch) goes to the level below."""


class PlatformLayer(FloatLayout):  # type: ignore[misc]
    """All levels, the lowest first; ``phone.kv`` puts something on each."""
