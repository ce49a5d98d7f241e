"""The keyboards of the phones' systems: one TOML file each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from app.content import data
from app.content.ranges import Filled, NameOf, Range, WrongValueError
from app.content.records import read_record
from app.content.refusals import wrong
from app.domain.facts.text import Text
from app.domain.typing.keys import BACK, Asked, Composes, Does, Key, Keyboard, Layer, Look
from app.domain.typing.lexicon import NINE_KEYS
from app.tomlfile import TomlFile

FOLDER = Path(__file__).parent
_PLAIN = {each.value: each for each in Does if each not in (Does.WRITE, Does.LAYER, Does.OFFER)}
_TOKEN = re.compile(r"(?P<what>.+?)(?:\*(?P<width>\d+(?:\.\d+)?))?(?:/(?P<rows>\d))?")
_OFFER = re.compile(r"offer:(?P<value>.+)=(?P<label>[^=]+)")
_NINE = {letters.upper(): key for key, letters in NINE_KEYS.items()}
_RIGHT = "give a sign, ABC … WXYZ, offer:SIGNS=LABEL, to-LAYER or one of " + ", ".join(sorted(_PLAIN))

Span = Annotated[int, Range(0, 400)]
TextSize = Annotated[int, Range(1, 60)]
LayerName = Annotated[str, Filled()]


def keyboard_names() -> tuple[str, ...]:
    """Return the ids of all keyboards."""
    return data.names(FOLDER)


@dataclass(frozen=True, slots=True)
class LookFile:
    """How a keyboard looks; see ``Look``."""

    bar: Span
    row: Span
    key: Span
    gap_x: Span
    gap_y: Span
    side: Span
    top: Span
    below: Span
    radius: Span
    corner: Span
    letter: TextSize
    word: TextSize
    first: Annotated[str, NameOf("look", lambda: ("chip", "line", "weight"))]
    ruled: bool
    round_done: bool
    globe: bool


@dataclass(frozen=True, slots=True)
class LayerFile:
    """A layer as a file has it: its rows as words."""

    rows: Annotated[tuple[str, ...], Filled()]
    pinyin: bool = False
    letters: bool = False


@dataclass(frozen=True, slots=True)
class KeyboardFile:
    """A keyboard as its file describes it. ``elder`` is the one that takes its place in elder mode."""

    space: Text
    composes: Annotated[str, NameOf("place", lambda: tuple(Composes))]
    between: str
    elder: Annotated[str, NameOf("keyboard", keyboard_names)]
    starts: Mapping[Annotated[str, NameOf("key", lambda: tuple(Asked))], LayerName]
    look: LookFile
    layers: Mapping[str, LayerFile]


@cache
def load_keyboard(name: str, *, elder: bool = False) -> Keyboard:
    """Return a keyboard, or that of elder mode in its place.

    Raises InputError for an unknown one, and where its file is wrong.
    """
    file = data.read_named(FOLDER, "keyboard", name)
    read = read_record(file, KeyboardFile)
    if elder and read.elder != name:
        return load_keyboard(read.elder)
    layers = {each: _layer(file, each, layer) for each, layer in read.layers.items()}
    for asked in Asked:
        if read.starts.get(asked) not in layers:
            place = ("starts", asked.value) if asked in read.starts else ("starts",)
            raise wrong(file, place, f"names no layer for {asked}", f"name one of {', '.join(layers)}")
    look = Look(**{each: getattr(read.look, each) for each in LookFile.__slots__})
    starts = {asked: read.starts[asked] for asked in Asked}
    return Keyboard(name, read.space, layers, starts, Composes(read.composes), read.between, look)


def _layer(file: TomlFile, name: str, read: LayerFile) -> Layer:
    rows = []
    layers = file.content["layers"]
    for number, row in enumerate(read.rows):
        try:
            rows.append(tuple(_key(token, layers) for token in row.split()))
        except WrongValueError as error:
            raise wrong(file, ("layers", name, "rows", number), error.wrong, error.right) from error
    return Layer(tuple(rows), read.pinyin, read.letters)


def _key(token: str, layers: Mapping[str, object]) -> Key:
    """Return the key that a word of a row stands for. Raises WrongValueError."""
    found = _TOKEN.fullmatch(token)
    assert found is not None, "a word has a character"
    what, width, rows = found["what"], float(found["width"] or 2), int(found["rows"] or 1)
    if len(what) == 1:
        return Key(Does.WRITE, what, width=width, rows=rows)
    if what in _NINE:
        return Key(Does.WRITE, _NINE[what], what, width, rows)
    if what in _PLAIN:
        return Key(_PLAIN[what], width=width, rows=rows)
    if offer := _OFFER.fullmatch(what):
        return Key(Does.OFFER, offer["value"], offer["label"], width, rows)
    layer = what.removeprefix("to-")
    if layer != what and (layer in layers or layer == BACK):
        return Key(Does.LAYER, layer, width=width, rows=rows)
    raise WrongValueError(f"has the key {token!r}", _RIGHT)
