"""What the keyboard offers: the first candidates in a row, or all of them, page by page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kivy.metrics import dp
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.keyboard.softkey import Quiet
from screens.kv import load_kv
from screens.widgets.box import Box
from screens.widgets.sync import Recipe, sync

load_kv(__file__)

_WIDE_FROM = "\u2e80"  # characters from here on are as wide as high
_NARROW = 0.62  # of its height a Latin letter is wide at most
_BESIDE = 12  # dp beside a candidate's text

Offer = tuple[int, str]


def wanted_width(text: str, type_size: float) -> float:
    """Return the room (px) that a candidate takes."""
    wide = sum(1 if letter >= _WIDE_FROM else _NARROW for letter in text)
    return float(max(wide * type_size + 2 * dp(_BESIDE), dp(48)))


def that_fit(offers: Sequence[Offer], width: float, type_size: float) -> list[Offer]:
    """Return the first offers that fit beside one another, at least one."""
    found: list[Offer] = []
    for offer in offers:
        width -= wanted_width(offer[1], type_size)
        if width < 0 and found:
            break
        found.append(offer)
    return found


def in_rows(offers: Sequence[Offer], width: float, rows: int, type_size: float) -> list[list[Offer]]:
    """Return the first offers in rows that are filled one after the other."""
    found: list[list[Offer]] = []
    while offers and len(found) < rows:
        row = that_fit(offers, width, type_size)
        offers = offers[len(row) :]
        found.append(row)
    return found


class Candidate(Quiet):
    """One thing that is offered. It shows what somebody types, so no record tells it."""

    number = NumericProperty(0)
    text = StringProperty("")
    choose = ObjectProperty()
    type_size = NumericProperty(0)
    stands_out = StringProperty("")
    ruled = BooleanProperty(False)
    accessible_private = BooleanProperty(True)


class BarKey(Quiet):
    """A sign at the end of the row: all candidates, fewer, or no keyboard."""

    icon = StringProperty("")
    name = StringProperty("")
    act = ObjectProperty()


class Candidates(Box):
    """Candidates beside one another; ``first`` says how the first of all stands out."""

    choose = ObjectProperty()
    type_size = NumericProperty(0)
    first = StringProperty("")
    ruled = BooleanProperty(False)

    def show(self, offers: Sequence[Offer]) -> None:
        """Show these, which have the room."""
        sync(self, tuple(offers), Recipe(lambda offer: offer[0], self._make, self._update))
        for place, one in enumerate(self.children[::-1]):
            one.ruled = self.ruled and place > 0

    def _make(self, offer: Offer) -> Candidate:
        one = Candidate(choose=self.choose)
        self._update(one, offer)
        return one

    def _update(self, one: Candidate, offer: Offer) -> None:
        one.number, one.text = offer
        one.type_size = self.type_size
        one.stands_out = "" if offer[0] else self.first
        one.width = wanted_width(one.text, self.type_size)


class AllCandidates(Box):
    """All candidates over the keys, as many rows a page as there is room for."""

    def __init__(self, choose: Callable[[int], None], rows: int, **kwargs: object) -> None:
        super().__init__(orientation="vertical", **kwargs)
        self._rows = [Candidates(choose=choose) for _ in range(rows)]
        for row in self._rows:
            self.add_widget(row)

    def show(self, offers: Sequence[Offer], type_size: float, first: str) -> int:
        """Show the first of these; return how many they are."""
        rows = in_rows(offers, self.width, len(self._rows), type_size)
        for number, row in enumerate(self._rows):
            row.type_size, row.first = type_size, first
            row.show(rows[number] if number < len(rows) else ())
        return sum(map(len, rows))
