"""Cards, rows and their pictures in KivyMD: buttons by their class, though most only show something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .handlers import overridden

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

_HOLDERS = frozenset(
    {"MDCard", "BaseListItem", "MDListItemLeadingAvatar"}
    | {f"{kind}{side}Widget" for kind in ("Icon", "Image") for side in ("Left", "Right")}
)
_ANSWERS = ("on_press", "on_release")
_TOUCHES = ("on_touch_down", "on_touch_up")


def is_idle(widget: Widget) -> bool:
    """Tell whether a widget is one of these, and nothing answers where it is pressed."""
    kind = type(widget)
    if _HOLDERS.isdisjoint(base.__name__ for base in kind.__mro__):
        return False
    if any(_answers(kind, each) for each in _ANSWERS) or any(overridden(kind, each) for each in _TOUCHES):
        return False
    return not any(_heard(widget, each) for each in (*_ANSWERS, *_TOUCHES))


def _answers(kind: type, event: str) -> bool:
    """Tell whether a class does more at an event than those above, which change their looks at most."""
    from kivy.uix.behaviors import ButtonBehavior

    owner = next(base for base in kind.__mro__ if event in vars(base))
    return owner is not ButtonBehavior and owner.__name__ not in _HOLDERS


def _heard(widget: Widget, event: str) -> bool:
    try:
        return bool(list(widget.get_property_observers(event)))
    except Exception:  # noqa: BLE001 - code of the app
        return True
