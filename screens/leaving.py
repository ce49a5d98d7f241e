"""The phone's part in its system's buttons: going back by one, and leaving the app for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screens.keyboard.keyboards import Keyboards


class CanBeLeft:
    """Does what the buttons say in what it is mixed into, whose ids are those of the phone."""

    if TYPE_CHECKING:
        ids: Any
        bar: float
        keyboards: Keyboards

        @property
        def in_transition(self) -> bool:
            """Whether a transition between screens is running."""

        def _press(self, name: str, first: bool) -> bool: ...

    def press_system_key(self, name: str) -> None:
        """Do what one of the system's buttons does: ``back``, ``home`` or ``recents``.

        Back closes what is on top: the keyboard, a panel, a dialog, the page. On the first page it leaves the
        app, as home does.
        """
        away = self.ids.away
        if name != "back":
            self.keyboards.lower()
            away.shown = "" if away.shown == name else name
        elif away.shown:
            self._close_recents()
        elif self.keyboards.typing is not None:
            self.keyboards.lower()
        elif not self.in_transition and not self._press("escape", first=True):
            away.shown = "home"

    def key_while_away(self, name: str) -> bool:
        """Take a key while the app is left: it hears of none. Tell whether that is so."""
        if self.ids.away.shown and name == "escape":
            self._close_recents()
            return True
        return bool(self.ids.away.shown)

    def return_without_buttons(self, *_: object) -> None:
        """Return to the app where there are no buttons any more."""
        if not self.bar:
            self.ids.away.close()

    def _close_recents(self) -> None:
        """Return from the open apps; from the home screen, back leads nowhere."""
        if self.ids.away.shown == "recents":
            self.ids.away.close()
