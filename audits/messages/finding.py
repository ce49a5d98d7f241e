"""Find the error messages on a screen: what is declared as one, what a field in error says, what reads so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..cues.switching import is_wrong
from ..looking.live import live
from ..looking.reading import words
from ..looking.roles import EDITABLE
from ..looking.screen import Screen
from ..looking.tree import Element, shows
from ..looking.wording import is_symbol, own_text
from .analysis import asks_for_something, blames, is_bare, is_code, reports_error

_ALERTS = frozenset({"alert", "alert_dialog", "alertdialog"})
_DIALOGS = frozenset({"dialog"})
POPPING_UP = ("snackbar", "toast")  # as such classes are called; Kivy has no role for them
_OUT = frozenset({"hidden", "decoration", "inert"})
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """An error message on a screen.

    ``sure`` tells that more than its words make it one. ``text`` is empty where a ``field`` is marked as
    wrong and says nothing; ``sure`` is then whether no words stand by it. ``buttons`` are the names of those
    beside it, and ``fields`` those of all fields that it may be about, where it belongs to none.
    """

    element: Element
    text: str
    sure: bool
    live: bool
    buttons: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    field: Element | None = None


def find_messages(screen: Screen, answers: Collection[str] = ()) -> list[Message]:
    """Return the error messages on a screen; each text belongs to one of them at most.

    ``answers`` are texts that appeared when a form was sent: one that asks for something is a message, too.
    """
    finder = _Finder(screen, answers)
    return [*finder.declared(), *finder.of_fields(), *finder.dialogs(), *finder.plain()]


def readable_texts(element: Element) -> list[Element]:
    """Return what can be read in an element and is neither a control's name nor what somebody typed."""
    return [each for each in element.walk() if is_readable(each)]


def all_readable(screen: Screen) -> Iterator[Element]:
    """Yield what can be read on a screen, as ``readable_texts`` does."""
    return filter(is_readable, screen.elements)


def is_readable(element: Element) -> bool:
    """Tell whether a text shows that is neither a control's name nor what somebody typed."""
    passed_over = element.private or element.control or _within_control(element)
    return bool(own_text(element.widget)) and _in_sight(element) and not passed_over


class _Finder:
    def __init__(self, screen: Screen, answers: Collection[str]) -> None:
        self._screen = screen
        self._answers = answers
        self._used: set[Element] = set()
        self._fields = [each for each in screen.elements if each.role in EDITABLE and _in_sight(each)]

    def declared(self) -> Iterator[Message]:
        """Yield what is declared as an alert, or as live and assertive."""
        for element in self._screen.elements:
            declared = element.role in _ALERTS or words(element.widget, "accessible_live") == "assertive"
            if declared and not self._is_used(element):
                texts = readable_texts(element)
                text = _joined(texts)
                if text and (_tells(text) or blames(text)):
                    yield self._message(element, text, texts, sure=True)

    def of_fields(self) -> Iterator[Message]:
        """Yield what each field says that is marked as wrong."""
        for field in self._fields:
            if is_wrong(field) and field not in self._used:
                inside, beside = self._said_in(field), _beside(field)
                told = [each for each in beside if _tells(own_text(each.widget)) or live(each)]
                if inside:
                    yield Message(field, "\n".join(inside), True, bool(live(field)), field=field)
                elif told and not any(self._is_used(each) for each in told):
                    yield self._message(told[0], own_text(told[0].widget), told[:1], sure=True, of=field)
                elif not told and not self._used:
                    yield Message(field, "", not beside, False, field=field)

    def dialogs(self) -> Iterator[Message]:
        """Yield the dialogs and what pops up that report an error."""
        for element in self._screen.elements:
            kind = type(element.widget).__name__.lower()
            popping = element.role in _DIALOGS or any(name in kind for name in POPPING_UP)
            if popping and _in_sight(element) and not any(map(self._is_used, element.walk())):
                texts = readable_texts(element)
                reports = any(reports_error(own_text(each.widget)) for each in texts)
                if reports or is_bare(_joined(texts)):
                    yield self._message(element, _joined(texts), texts, sure=True)

    def plain(self) -> Iterator[Message]:
        """Yield texts that read like the report of an error, with what stands next to them."""
        for element in all_readable(self._screen):
            text = own_text(element.widget)
            reads_so = reports_error(text) or (text in self._answers and _tells(text))
            if reads_so and not self._is_used(element):
                group = _with_neighbours(element)
                yield self._message(element, _joined(group), group, sure=bool(live(element)))

    def _message(
        self, element: Element, text: str, texts: list[Element], *, sure: bool, of: Element | None = None
    ) -> Message:
        self._used |= {element, *texts}
        field = of or _only_field(element)
        names = () if field else tuple(each.name for each in self._fields)
        return Message(element, text, sure, bool(live(element)), _buttons(element), names, field)

    def _is_used(self, element: Element) -> bool:
        above: Element | None = element
        while above is not None and above not in self._used:
            above = above.parent
        return above is not None

    def _said_in(self, field: Element) -> list[str]:
        """Return what a field itself shows beside its hint and what was typed."""
        typed = words(field.widget, "text")
        drawn = [
            " ".join(one.drawn.source.text.split())
            for one in self._screen.texts.get(field, ())
            if one.letters
        ]
        inside = [own_text(each.widget) for each in field.walk() if each is not field and not each.private]
        hints = {"", " ".join(words(field.widget, "hint_text").split()), field.name}
        return [each for each in (*drawn, *inside) if each not in hints and each not in typed]


def button_words(button: Element) -> str:
    """Return what a button says, once: a label inside may repeat its text, as KivyMD's does."""
    own = own_text(button.widget)
    declared = words(button.widget, "accessible_name")
    return button.name if declared or is_symbol(own) else own


def _in_sight(element: Element) -> bool:
    return shows(element) and not element.states & _OUT


def _tells(text: str) -> bool:
    return reports_error(text) or asks_for_something(text) or is_code(text)


def _joined(texts: list[Element]) -> str:
    return "\n".join(own_text(each.widget) for each in texts)


def _within_control(element: Element) -> bool:
    above = element.parent
    while above is not None and not above.control:
        above = above.parent
    return above is not None


def _siblings(element: Element) -> list[Element]:
    return element.parent.children if element.parent is not None else [element]


def _beside(field: Element) -> list[Element]:
    """Return the texts that may speak of a field: what follows it, and all in a box of its own."""
    siblings = _siblings(field)
    following = siblings[siblings.index(field) + 1 :][:1]
    parent = field.parent
    alone = parent is not None and sum(each.role in EDITABLE for each in parent.walk()) == 1
    around = siblings if alone else following
    found = [text for each in around if each.role not in EDITABLE for text in readable_texts(each)]
    before = siblings[: siblings.index(field)][-1:]  # names the field, unless it tells more
    return [each for each in found if each not in before or _tells(own_text(each.widget)) or live(each)]


def _with_neighbours(element: Element) -> list[Element]:
    """Return a text with those before and after it that belong to the same message."""
    siblings = _siblings(element)
    place = siblings.index(element)
    before = siblings[place - 1 : place] if place else []
    near = filter(is_readable, (*before, *siblings[place + 1 : place + 2]))
    belonging = [each for each in near if _belongs(own_text(each.widget))]
    return sorted([element, *belonging], key=siblings.index)


def _belongs(text: str) -> bool:
    return _tells(text) or text.endswith(_SENTENCE_ENDS)


def _only_field(element: Element) -> Element | None:
    """Return the field that stands in one box with a message, None where there are none or several."""
    above, levels = element.parent, 2  # an icon and its words often have a box of their own
    while above is not None and levels:
        fields = [each for each in above.walk() if each.role in EDITABLE]
        if fields:
            return fields[0] if len(fields) == 1 else None
        above, levels = above.parent, levels - 1
    return None


def _buttons(element: Element) -> tuple[str, ...]:
    """Return the names of the nearest controls around a message that can be pressed."""
    above: Element | None = element
    while above is not None:
        found = [each for each in above.walk() if each.control and each.role not in EDITABLE]
        if found:
            usable = (each for each in found if _in_sight(each) and "disabled" not in each.states)
            return tuple(map(button_words, usable))
        above = above.parent
    return ()
