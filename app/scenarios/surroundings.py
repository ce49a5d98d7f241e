"""Load who and what surrounds the person, the same in every scenario. Amounts are given in yuan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app import data
from app.conforming import conform
from app.domain.account import FEN
from app.domain.aftermath.surroundings import Card, Payer, Person, Purchase, Surroundings
from app.domain.text import said

FILE = Path(__file__).parent.parent / "surroundings.toml"


@cache
def load_surroundings(path: Path = FILE) -> Surroundings:
    """Return them. Raises InputError where the file is wrong."""
    content = data.read(path)
    with data.reading(path):
        surroundings = _surroundings(content)
        conform(surroundings)
    return surroundings


def _surroundings(content: Mapping[str, Any]) -> Surroundings:
    return Surroundings(
        payers=tuple(
            Payer(each["id"], said(each["person"]), said(each["purpose"]), _fen(each["yuan"]))
            for each in content["payers"]
        ),
        cards=tuple(Card(each["id"], said(each["name"])) for each in content["cards"]),
        purchases=tuple(
            Purchase(each["id"], said(each["name"]), _fen(each["yuan"])) for each in content["purchases"]
        ),
        people=tuple(
            Person(each["id"], said(each["name"]), said(each["words"])) for each in content["people"]
        ),
        drafts=tuple(said(words) for words in content["drafts"]),
    )


def _fen(yuan: float) -> int:
    return round(yuan * FEN)
