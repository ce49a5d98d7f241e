"""Kivy's BoxLayout, laid out in turn."""

from __future__ import annotations

from kivy.uix.boxlayout import BoxLayout

from screens.widgets.turn import Round, Turn


class Box(BoxLayout):  # type: ignore[misc]
    """A BoxLayout that is laid out once its content's size is known, and placed after all sizes are."""

    def __init__(self, **kwargs: object) -> None:
        self._trigger_layout = Turn(self, self.do_layout, Round.INWARDS)
        self._place = Turn(self, self.do_layout, Round.PLACES)
        super().__init__(**kwargs)
        self.funbind("pos", self._trigger_layout)
        self.fbind("pos", self._place)

    def do_layout(self, *args: object) -> None:
        """Lay out, which places as well."""
        self._place.cancel()
        super().do_layout(*args)
