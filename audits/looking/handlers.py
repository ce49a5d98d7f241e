"""What an app does at an event of a widget: the code that it bound there, in kv or in Python."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from types import CodeType
from typing import TYPE_CHECKING, Any

from .reading import attribute
from .sources import is_of_app

if TYPE_CHECKING:
    from kivy.uix.widget import Widget


@dataclass(frozen=True, slots=True)
class Handler:
    """A piece of an app's code that answers an event.

    ``action`` is equal for handlers that do the same: the same kv, or one function with the same arguments.
    ``names`` are those of what the code uses; a function that it calls may use more.
    """

    action: Hashable
    names: frozenset[str]


def bound(widget: Widget, event: str) -> list[Handler]:
    """Return what an app has bound to an event of a widget; nothing of what Kivy or a library binds."""
    try:
        observers = widget.get_property_observers(event, args=True)
    except Exception:  # noqa: BLE001 - no such event, or code of the app
        return []
    return [found for each in observers if (found := _handler(widget, *each[:2], is_reference=each[3]))]


def overridden(kind: type, method: str) -> Handler | None:
    """Return an app's own method of a class of widgets; None where Kivy's or a library's counts."""
    owner = next((base for base in kind.__mro__ if method in vars(base)), None)
    code = attribute(vars(owner)[method], "__code__") if owner is not None else None
    if not isinstance(code, CodeType) or not _is_own(code):
        return None
    return Handler(code, _names(code))


def _handler(
    widget: Widget,
    observer: Any,  # noqa: ANN401 - whatever an app binds
    arguments: tuple[Any, ...],
    *,
    is_reference: bool,
) -> Handler | None:
    called = observer() if is_reference else observer
    line = arguments[0] if arguments else None
    if type(line).__name__ == "ParserRuleProperty":
        return _in_kv(widget, line)
    given: tuple[Any, ...] = tuple(arguments)
    while isinstance(called, partial):
        given += (*called.args, *sorted(called.keywords.items()))
        called = called.func
    code = attribute(attribute(called, "__func__", called), "__code__")
    if not isinstance(code, CodeType) or not _is_own(code):
        return None
    given += tuple(cell.cell_contents for cell in attribute(called, "__closure__") or () if _is_filled(cell))
    given += tuple(attribute(called, "__defaults__") or ())
    return Handler((code, tuple(map(_value, given))), _names(code))


def _in_kv(widget: Widget, line: Any) -> Handler | None:  # noqa: ANN401 - a ParserRuleProperty
    file, code = line.ctx.filename, line.co_value
    if file is None and type(widget).__module__.partition(".")[0] == "kivymd":  # its kv has no file names
        return None
    if not isinstance(code, CodeType) or not (file is None or is_of_app(str(file))):
        return None
    return Handler(" ".join(str(line.value).split()), _names(code))


def _is_own(code: CodeType) -> bool:
    """Tell whether code is the app's; that of Kivy's compiled modules has no path that leads to Kivy."""
    return is_of_app(code.co_filename) and not code.co_filename.endswith(".pyx")


def _is_filled(cell: Any) -> bool:  # noqa: ANN401 - types.CellType
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def _value(given: object) -> Hashable:
    """Return plain values as they are, and of any other object which it is."""
    return given if isinstance(given, (str, int, float, bool, type(None))) else id(given)


@cache
def _names(code: CodeType) -> frozenset[str]:
    return frozenset(_every_name(code))


def _every_name(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _every_name(inner)
