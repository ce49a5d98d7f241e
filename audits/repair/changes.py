"""A change of the running app that may repair a defect, and the edits of the source for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from ..looking.reading import is_a
from ..looking.settle import after_sync
from .origins import Place
from .slots import Slot, attribute, is_paint
from .values import rgb_of

_ALMOST = 1e-3

Pair: TypeAlias = tuple[Slot, object]


class UntriedError(Exception):
    """A repair could not be tried; the text says why."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a line to be replaced by ``text``; where both columns are 0, a line to be put before it."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed ("text", "ground", "opacity", "size", …), what the program calls it, and to what.

    ``pairs`` are the places to change while the program runs, with their new values; ``value`` is that value
    as people read it (``#RRGGBB``, "24 dp"). ``delta_e`` is the CIEDE2000 distance of a new colour from the
    old one. ``source`` is "FILE:LINE" of what decides. ``when`` is a property of the changed widgets, and the
    value of it for which the change is meant; with any other, they look as before.
    """

    kind: str
    token: str
    value: str
    pairs: tuple[Pair, ...]
    edits: tuple[Edit, ...] = ()
    delta_e: float | None = None
    source: str = ""
    when: tuple[str, object] | None = None


@contextmanager
def made(change: Change) -> Iterator[None]:
    """Make a change for a while; afterwards each place holds what it held.

    Where the app sets an old colour again meanwhile, as another look or theme does, it is changed again.
    Raises UntriedError where nothing can be changed.
    """
    undo: list[Callable[[], object]] = []
    reasons: list[str] = []
    try:
        for slot, value in change.pairs:
            now = _held(slot)
            undo.append(partial(_put_back, slot, now))
            elsewhere = is_paint(slot.owner) and rgb_of(now) != slot.rgb  # of another look, as a focus ring's
            try:
                if change.when is None and not elsewhere:
                    _put(slot, value)
                    _require_kept(slot, value)
            except UntriedError as error:
                reasons.append(str(error))
            else:
                undo.extend(
                    _watch(slot, value) if change.when is None else _follow(slot, value, *change.when)
                )
        if len(reasons) == len(change.pairs):
            raise UntriedError(reasons[0] if reasons else "there is nothing to change")
        yield
    finally:
        for step in reversed(undo):
            try:
                step()
            except UntriedError:  # a place that does not take its own value back never took another
                continue


def _held(slot: Slot) -> object:
    """Return what a place holds now; the slot has what it held in the look that was repaired."""
    now = attribute(slot.owner, slot.name).value if isinstance(slot.name, str) else None
    return slot.value if now is None else now


def _put(slot: Slot, value: object) -> None:
    try:
        setattr(slot.owner, slot.name, list(value) if isinstance(value, list) else value)
    except Exception as error:
        raise UntriedError(f"setting {type(slot.owner).__name__}.{slot.name} raises {told(error)}") from error


def _put_back(slot: Slot, value: object) -> None:
    """Give a place its value again, also what was drawn by it: that may be of another value than it holds.

    A widget that sets itself back at once, in its own ``on_…``, is drawn with the value that it refused.
    """
    from kivy.event import EventDispatcher

    held = getattr(slot.owner, slot.name, None)
    _put(slot, value)
    if held == value and isinstance(slot.owner, EventDispatcher):
        kivys = slot.owner.property(slot.name, True)  # None for a plain attribute
        if kivys is not None:
            kivys.dispatch(slot.owner)


def _require_kept(slot: Slot, value: object) -> None:
    """Raise UntriedError for a number that a place has not kept."""
    now = getattr(slot.owner, slot.name)
    if is_a(value, int, float) and is_a(now, int, float) and abs(now - value) > _ALMOST:
        kind = type(slot.owner).__name__
        raise UntriedError(f"{kind} sets its {slot.name} itself: it is {now:g} again")


def _watch(slot: Slot, value: object) -> Sequence[Callable[[], object]]:
    """Change a colour again whenever the app sets the old one; return what ends that."""
    if slot.rgb is None or not (hasattr(slot.owner, "fbind") or is_paint(slot.owner)):
        return ()

    def again(*_: object) -> None:
        if rgb_of(getattr(slot.owner, slot.name)) == slot.rgb:
            setattr(slot.owner, slot.name, value)

    if is_paint(slot.owner):  # kv and code set it, and it tells nobody
        return (after_sync(again),)
    bound = slot.owner.fbind(slot.name, again)
    return (partial(slot.owner.unbind_uid, slot.name, bound),) if bound else ()


def _follow(slot: Slot, value: object, name: str, wanted: object) -> Sequence[Callable[[], object]]:
    """Give a place the value while a property of its widget has the wanted one; return what ends that.

    Another change may follow the same property for another value of it: what is put back is what was there,
    and only where the value still stands.
    """
    before = slot.value

    def turn(_: object, now: object) -> None:
        nonlocal before
        current = getattr(slot.owner, slot.name)
        if now == wanted and current != value:
            before = current
            _put(slot, value)
        elif now != wanted and current == value:
            _put(slot, before)

    turn(None, getattr(slot.owner, name))
    bound = slot.owner.fbind(name, turn)
    return (partial(slot.owner.unbind_uid, name, bound),) if bound else ()


def told(error: Exception) -> str:
    """Return an error in one line."""
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words}"[:160] if words else type(error).__name__
