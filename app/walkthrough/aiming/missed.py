"""Which touches of a walk would miss, and what they would hit instead."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FILE = "aim.json"
"""What a walk keeps of it, in its folder."""


@dataclass(frozen=True, slots=True)
class Aimed:
    """A touch: what was meant, how many samples were taken, and how many hit each other thing.

    ``picture`` is the name of its heat map; "" where nothing missed.
    """

    meant: str
    samples: int
    others: Mapping[str, int]
    picture: str = ""

    @property
    def share(self) -> float:
        """The share of samples that missed, 0 to 1."""
        return sum(self.others.values()) / self.samples if self.samples else 0.0


def as_data(aimed: Sequence[Aimed]) -> list[dict[str, object]]:
    """Return the touches of a walk as plain data."""
    return [
        {"meant": each.meant, "samples": each.samples, "hit": dict(each.others), "picture": each.picture}
        for each in aimed
    ]


def read_aimed(file: Path) -> list[Aimed]:
    """Return the touches of a walk, with the paths of their pictures; none where it kept none."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        return []
    return [
        Aimed(each["meant"], each["samples"], each["hit"], str(file.with_name(f"{each['picture']}.png")))
        for each in told
    ]


def worst_first(aimed: Iterable[Aimed]) -> list[Aimed]:
    """Return the touches that would miss, those on the same thing as one, the worst first."""
    together: dict[str, Aimed] = {}
    for each in aimed:
        before = together.get(each.meant, Aimed(each.meant, 0, {}))
        names = {**before.others, **each.others}
        others = {name: before.others.get(name, 0) + each.others.get(name, 0) for name in names}
        picture = max((before, each), key=lambda one: one.share).picture
        together[each.meant] = Aimed(each.meant, before.samples + each.samples, others, picture)
    return sorted((each for each in together.values() if each.share), key=lambda each: -each.share)
