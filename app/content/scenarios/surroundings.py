"""Load who and what surrounds the person, the same in every scenario. Amounts are given in yuan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.content import data
from app.content.conforming import conform
from app.content.scenarios.readers import fen
from app.domain.aftermath.surroundings import Card, Payer, Person, Purchase, Surroundings
from app.domain.text import said
from app.errors import InputError, Where

FILE = Path(__file__).parent.parent / "surroundings.toml"


@cache
def load_surroundings(path: Path = FILE) -> Surroundings:
    """Return them. Raises InputError where the file is wrong."""
    content = data.read(path)
    parts = {key: _each(read, key, content, path) for key, read in _READERS.items()}
    surroundings = Surroundings(**parts)
    with data.reading(path):
        conform(surroundings)
    return surroundings


def _each(read: Callable[[Any], Any], key: str, content: Mapping[str, Any], path: Path) -> tuple[Any, ...]:
    """Return what stands under a key, one by one, so that an error names the one that is wrong."""
    given = data.require(content, key, path)
    if not isinstance(given, list):
        raise InputError(f"{key} is {given!r}", f"give a list: [[{key}]]", Where(path))
    listed = []
    for number, each in enumerate(given, start=1):
        with data.reading(path, f"{key}, number {number}"):
            listed.append(read(each))
    return tuple(listed)


_READERS: dict[str, Callable[[Any], Any]] = {
    "payers": lambda each: Payer(each["id"], said(each["person"]), said(each["purpose"]), fen(each["yuan"])),
    "cards": lambda each: Card(each["id"], said(each["name"])),
    "purchases": lambda each: Purchase(each["id"], said(each["name"]), fen(each["yuan"])),
    "people": lambda each: Person(each["id"], said(each["name"]), said(each["words"])),
    "drafts": said,
}
