"""One keyboard in use: which layer it shows, what is being composed, and what each key does to the field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from app.domain.typing.candidates import Candidate, candidates
from app.domain.typing.composition import EMPTY, Composition
from app.domain.typing.keys import BACK, Asked, Does, Key, Keyboard
from app.domain.typing.lexicon import Lexicon
from app.domain.typing.reading import SPLIT


class Shift(Enum):
    """Whether letters are capital: the next one, or all until Shift is pressed again."""

    OFF = 0
    ONCE = 1
    LOCKED = 2


class Panel(StrEnum):
    """What is chosen from: the candidates in their bar, all of them, or something else that a key offers."""

    BAR = "bar"
    ALL = "all"
    SYLLABLES = "syllables"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Edit:
    """What happens to the field: a text is written, a character erased, or the entry ended."""

    write: str = ""
    erase: bool = False
    done: bool = False
    hide: bool = False

    def __repr__(self) -> str:
        return f"Edit(erase={self.erase}, done={self.done}, hide={self.hide})"


NOTHING = Edit()


@dataclass(frozen=True, slots=True)
class Typing:
    """The state of a keyboard; see ``begun`` for the first one."""

    keyboard: Keyboard
    lexicon: Lexicon
    asked: Asked
    layer: str
    home: str
    shift: Shift = Shift.OFF
    composition: Composition = EMPTY
    panel: Panel = Panel.BAR
    offered: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Typing({self.keyboard.id!r}, {self.layer!r}, {self.panel})"

    @property
    def composing(self) -> bool:
        """Whether something is on its way to characters."""
        return bool(self.composition)

    def candidates(self, before: str) -> tuple[Candidate, ...]:
        """Return what the composition can become; ``before`` stands in the field before it."""
        name = before + self.composition.text if self.asked is Asked.NAME else None
        return candidates(self.composition.keys, self.lexicon, name=name)

    def choices(self, before: str) -> tuple[str, ...]:
        """Return the texts that are offered now."""
        if self.panel is Panel.OFFERED:
            return self.offered
        if self.panel is Panel.SYLLABLES:
            return self.composition.syllables(self.lexicon)
        return tuple(each.text for each in self.candidates(before))

    def shown(self, before: str) -> str:
        """Return the composition as it is shown: chosen characters and syllables."""
        if not self.composing:
            return ""
        first = next(iter(self.candidates(before)), None)
        return self.composition.shown(self.lexicon, self.keyboard.between, first)

    @property
    def capital(self) -> bool:
        """Whether letters are written as capitals now."""
        return self.shift is not Shift.OFF and not self.keyboard.layers[self.layer].pinyin


Pressed = tuple[Typing, Edit]


def begun(keyboard: Keyboard, lexicon: Lexicon, asked: Asked) -> Typing:
    """Return a keyboard as it rises for a field."""
    layer = keyboard.starts[asked]
    letters = Asked.LATIN if asked is Asked.NUMBER else Asked.TEXT
    home = layer if keyboard.layers[layer].letters else keyboard.starts[letters]
    return Typing(keyboard, lexicon, asked, layer, home)


def press(typing: Typing, key: Key, before: str) -> Pressed:
    """Return what a key makes of the keyboard, and of the field in which ``before`` stands."""
    return _PRESSED[key.does](typing, key, before)


def choose(typing: Typing, number: int, before: str) -> Pressed:
    """Choose one of what is offered: what is whole then is written, what is left goes on composing."""
    choices = typing.choices(before)
    if not 0 <= number < len(choices):
        return typing, NOTHING
    if typing.panel is Panel.OFFERED:
        return replace(typing, panel=Panel.BAR, offered=()), Edit(write=choices[number])
    if typing.panel is Panel.SYLLABLES:
        composition = typing.composition.with_syllable(choices[number])
        return replace(typing, composition=composition, panel=Panel.BAR), NOTHING
    composition = typing.composition.with_chosen(typing.candidates(before)[number])
    if composition.keys:
        return replace(typing, composition=composition, panel=Panel.BAR), NOTHING
    return _ended(typing), Edit(write=composition.text)


def expand(typing: Typing) -> Typing:
    """Show all candidates, or only the first ones again; what a key offered is taken back."""
    if typing.panel is Panel.BAR:
        return replace(typing, panel=Panel.ALL) if typing.composing else typing
    return replace(typing, panel=Panel.BAR, offered=())


def settled(typing: Typing, before: str) -> Pressed:
    """End the composition with the first candidates, so that nothing is left half written."""
    written = ""
    while typing.composing:
        typing, edit = choose(replace(typing, panel=Panel.BAR), 0, before)
        written += edit.write
    return typing, Edit(write=written)


def _ended(typing: Typing) -> Typing:
    return replace(typing, composition=EMPTY, panel=Panel.BAR, offered=())


def _write(typing: Typing, key: Key, before: str) -> Pressed:
    if typing.keyboard.layers[typing.layer].pinyin and key.value.isalnum():
        return replace(typing, composition=typing.composition.keyed(key.value), panel=Panel.BAR), NOTHING
    typing, edit = settled(typing, before)
    text = key.value.upper() if typing.capital else key.value
    shift = Shift.OFF if typing.shift is Shift.ONCE else typing.shift
    return replace(typing, shift=shift, panel=Panel.BAR, offered=()), Edit(write=edit.write + text)


def _shift(typing: Typing, key: Key, before: str) -> Pressed:
    """Once for the next letter, twice for all of them. On a layer of pinyin, capitals are Latin letters."""
    if typing.keyboard.layers[typing.layer].pinyin:
        return typing, NOTHING
    return replace(typing, shift=Shift((typing.shift.value + 1) % len(Shift))), NOTHING


def _delete(typing: Typing, key: Key, before: str) -> Pressed:
    if typing.panel is Panel.OFFERED:
        return replace(typing, panel=Panel.BAR, offered=()), NOTHING
    if typing.composing:
        return replace(typing, composition=typing.composition.erased(), panel=Panel.BAR), NOTHING
    return typing, Edit(erase=True)


def _clear(typing: Typing, key: Key, before: str) -> Pressed:
    return _ended(typing), NOTHING


def _space(typing: Typing, key: Key, before: str) -> Pressed:
    """Choose the first candidate; without one, write a space."""
    if typing.composing:
        return choose(replace(typing, panel=Panel.BAR), 0, before)
    return typing, Edit(write=" ")


def _done(typing: Typing, key: Key, before: str) -> Pressed:
    """End the entry. Pinyin becomes its first candidates, and only the next press ends it."""
    return settled(typing, before) if typing.composing else (typing, Edit(done=True))


def _hide(typing: Typing, key: Key, before: str) -> Pressed:
    typing, edit = settled(typing, before)
    return typing, replace(edit, hide=True)


def _layer(typing: Typing, key: Key, before: str) -> Pressed:
    typing, edit = settled(typing, before)
    name = typing.home if key.value == BACK else key.value
    home = name if typing.keyboard.layers[name].letters else typing.home
    return replace(typing, layer=name, home=home, shift=Shift.OFF, panel=Panel.BAR, offered=()), edit


def _offer(typing: Typing, key: Key, before: str) -> Pressed:
    typing, edit = settled(typing, before)
    return replace(typing, panel=Panel.OFFERED, offered=tuple(key.value)), edit


def _syllables(typing: Typing, key: Key, before: str) -> Pressed:
    if not typing.composition.keys:
        return typing, NOTHING
    panel = Panel.BAR if typing.panel is Panel.SYLLABLES else Panel.SYLLABLES
    return replace(typing, panel=panel), NOTHING


def _split(typing: Typing, key: Key, before: str) -> Pressed:
    return replace(typing, composition=typing.composition.keyed(SPLIT), panel=Panel.BAR), NOTHING


def _nothing(typing: Typing, key: Key, before: str) -> Pressed:
    return typing, NOTHING


_PRESSED = {
    Does.WRITE: _write,
    Does.SHIFT: _shift,
    Does.DELETE: _delete,
    Does.CLEAR: _clear,
    Does.SPACE: _space,
    Does.DONE: _done,
    Does.HIDE: _hide,
    Does.LAYER: _layer,
    Does.OFFER: _offer,
    Does.SYLLABLES: _syllables,
    Does.SPLIT: _split,
    Does.GAP: _nothing,
}
