"""Give controls another state for one look, and back again.

Only the properties that carry the look are set, for all controls at once; no touch is sent and no press
or release is dispatched. What an app itself does when that property changes does happen. What is pressed,
focused or disabled is so for a moment only. A box's mark is an answer that the app may act on, and an error
is what it tells the person: "toggled" and "error" are for audits that may operate the app, and put back what
it did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from .tree import Element
from .ways import WAYS, Undo

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

DEFAULT = "default"


def _raise(_: Element, error: Exception) -> NoReturn:
    raise error


@dataclass(frozen=True, slots=True)
class Pretended:
    """The controls that were put into a state, and what each held of it before."""

    controls: list[Element]
    read: Callable[[Widget], object]
    before: list[object]

    def lost(self) -> list[Element]:
        """Return the controls that do not have the state: others that got it took it, or the app did."""
        pairs = zip(self.controls, self.before, strict=True)
        return [element for element, before in pairs if self.read(element.widget) == before]


def able(state: str, elements: Iterable[Element]) -> list[Element]:
    """Return the controls that can be put into a state, and are not in it."""
    usable = (e for e in elements if e.control and not e.states & {"disabled", "hidden", "inert"})
    return [element for element in usable if WAYS[state].eligible(element.widget)]


@contextmanager
def pretend(
    state: str,
    elements: Sequence[Element],
    on_error: Callable[[Element, Exception], None] = _raise,
    only: Sequence[Element] | None = None,
) -> Iterator[Pretended]:
    """Put all controls that can be into a state, or ``only`` some; yield them; afterwards restore each one.

    ``on_error`` gets what the app raises when a control's state changes. Whatever is raised, every control
    is restored.
    """
    way = WAYS[state]
    chosen = able(state, elements if only is None else only)
    before = [way.read(element.widget) for element in chosen]

    def guarded(element: Element, work: Undo) -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever an app's observer raises
            on_error(element, error)

    places = _scroll_places(elements)
    with ExitStack() as stack:
        stack.callback(_scroll_to, places)
        for element in chosen:
            stack.callback(guarded, element, way.kept(element.widget))
            guarded(element, lambda widget=element.widget: way.enter(widget))  # type: ignore[misc]
        _scroll_to(places)
        yield Pretended(chosen, way.read, before)


def _scroll_places(elements: Sequence[Element]) -> dict[Widget, tuple[float, float]]:
    """Note how far everything is scrolled: an app may scroll to what gets the focus."""
    scrolling = (element.widget for element in elements if element.scrolls)
    return {widget: (widget.scroll_x, widget.scroll_y) for widget in scrolling}


def _scroll_to(places: dict[Widget, tuple[float, float]]) -> None:
    for widget, (x, y) in places.items():
        widget.scroll_x, widget.scroll_y = x, y


STATES = (DEFAULT, *WAYS)
"""All states a screen can be audited in."""
