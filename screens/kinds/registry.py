"""Which class draws which kind of view: that of the module with the kind's name.

Kind "list" is drawn by ``ListScreen`` in ``screens/kinds/list.py``, with ``list.kv`` beside it. Both are
loaded when the kind is first met.
"""

from __future__ import annotations

from importlib import import_module

from app.domain.views.model import Kind
from screens.kinds.base import PhoneScreen


def class_name(kind: Kind) -> str:
    """Return the name of the class that draws a kind: ``ListScreen`` for "list"."""
    return "".join(part.capitalize() for part in kind.split("_")) + "Screen"


def screen_class(kind: Kind) -> type[PhoneScreen]:
    """Return the class that draws a kind of view."""
    found: type[PhoneScreen] = getattr(import_module(f"screens.kinds.{kind}"), class_name(kind))
    return found
