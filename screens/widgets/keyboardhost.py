"""Who raises a keyboard for a field, and what a field offers it."""

from __future__ import annotations

from typing import Protocol

from kivy.uix.widget import Widget

from app.domain.typing.keys import Asked


class Editable(Protocol):
    """A text field, as a keyboard knows it."""

    asked: Asked
    before: str

    def compose(self, text: str, *, inline: bool) -> None:
        """Show what is being composed, in the field where ``inline``; with no text, nothing is any more."""

    def write(self, text: str) -> None:
        """Write at the cursor, in place of what is selected."""

    def erase(self) -> None:
        """Erase what is selected, or the character before the cursor."""

    def finish(self) -> None:
        """Go on, as the key that ends an entry means it."""


class KeyboardHost:
    """A phone with a keyboard."""

    def raise_for(self, field: Editable) -> None:
        """Raise the keyboard for a field that has got the focus."""

    def lower_for(self, field: Editable) -> None:
        """Hear that a field has lost the focus."""

    def settle(self) -> None:
        """Turn what is being composed into characters."""

    def take_key(self, name: str) -> bool:
        """Take a key of the computer's keyboard that is meant for what is being composed."""
        return False


def host_of(widget: Widget) -> KeyboardHost | None:
    """Return the phone in which a widget lies, None where it lies in none."""
    one = widget.parent
    while isinstance(one, Widget):
        if isinstance(one, KeyboardHost):
            return one
        one = one.parent
    return None
