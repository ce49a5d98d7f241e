"""Commands that type something invented: the same in every walk, so that a flow can be played again."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.walkthrough.script.commands.base import Command, Spec, Walk
from app.walkthrough.script.values import named, read_nothing
from app.walkthrough.script.yamlsource import Value

if TYPE_CHECKING:
    from app.walkthrough.evidence.trace import TraceStep

_USUAL = 8  # characters, as in Maestro
_MOST = 1000
_FIRST = ("Ada", "Ben", "Chen", "Dana", "Elif", "Femi", "Grace", "Hugo", "Ines", "Jun", "Kofi", "Lena")
_LAST = ("Abel", "Brandt", "Costa", "Diaz", "Ek", "Fischer", "Gupta", "Haas", "Ito", "Jansen", "Khan", "Li")
_CITIES = ("Lisbon", "Nairobi", "Osaka", "Quito", "Riga", "Suva", "Tallinn", "Xian")
_COUNTRIES = ("Brazil", "Canada", "Denmark", "Fiji", "Ghana", "Japan", "Kenya", "Norway", "Peru")
_COLOURS = ("blue", "coral", "gold", "green", "ivory", "lilac", "navy", "olive", "pink", "teal")


def _letters(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(string.ascii_letters, k=length))


def _digits(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(string.digits, k=length))


def _email(chance: random.Random, _: int) -> str:
    return f"{chance.choice(_FIRST)}.{_digits(chance, 4)}@example.com".lower()


def _person(chance: random.Random, _: int) -> str:
    return f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"


def _one(words: tuple[str, ...]) -> Callable[[random.Random, int], str]:
    return lambda chance, _: chance.choice(words)


INVENTED: dict[str, Callable[[random.Random, int], str]] = {
    "Text": _letters,
    "Number": _digits,
    "Email": _email,
    "PersonName": _person,
    "CityName": _one(_CITIES),
    "CountryName": _one(_COUNTRIES),
    "ColorName": _one(_COLOURS),
}
"""What can be invented, by the words that scripts have for it, of a length where it has one."""


@dataclass(frozen=True, slots=True)
class InputRandom(Command):
    """Type something invented of this kind."""

    kind: str
    length: int = _USUAL

    @property
    def detail(self) -> str:
        """How long it is, where that can be chosen."""
        return f"{self.length} characters" if self.kind in ("Text", "Number") else ""

    def play(self, walk: Walk, entry: TraceStep) -> None:
        """Type it."""
        text = INVENTED[self.kind](walk.chance, self.length)
        walk.privacy.declare(text)
        walk.driver.type(text)


def _with_length(kind: str) -> Callable[[Value], Command]:
    def read(value: Value) -> Command:
        pairs = named(value, ("length",))
        at = pairs.get("length")
        return InputRandom(kind, _USUAL if at is None or at.is_nothing else at.whole(0, _MOST))

    return read


COMMANDS = tuple(
    Spec(
        f"inputRandom{kind}",
        _with_length(kind) if kind in ("Text", "Number") else read_nothing(InputRandom(kind)),
        InputRandom(kind),
    )
    for kind in INVENTED
)
