"""Which walk of one run is compared with which of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.errors import UnknownNameError, Where
from app.walkthrough.evidence.record import TRACE
from app.walkthrough.recorded.reading import named_records


@dataclass(frozen=True, slots=True)
class Pairs:
    """The records of walks of the same name in two runs, and the names of those that only one of them has."""

    both: Mapping[str, tuple[Path, Path]]
    only_first: tuple[str, ...] = ()
    only_second: tuple[str, ...] = ()


def pair(first: Path, second: Path) -> Pairs:
    """Pair the walks of two runs by the names of their folders; two single walks are a pair in any case.

    One walk beside a whole run is compared with its namesake there. Raises InputError where there is none.
    """
    ours, theirs = named_records(first), named_records(second)
    if _is_one(first) and _is_one(second):
        (name, walk), (_, other) = *ours.items(), *theirs.items()
        return Pairs({name: (walk, other)})
    if _is_one(first):
        theirs = _namesakes(theirs, ours, second)
    elif _is_one(second):
        ours = _namesakes(ours, theirs, first)
    return Pairs(
        {name: (walk, theirs[name]) for name, walk in ours.items() if name in theirs},
        tuple(name for name in ours if name not in theirs),
        tuple(name for name in theirs if name not in ours),
    )


def _is_one(given: Path) -> bool:
    return given.is_file() or (given / TRACE).is_file()


def _namesakes(run: Mapping[str, Path], one: Mapping[str, Path], where: Path) -> dict[str, Path]:
    (name,) = one
    if name not in run:
        raise UnknownNameError("walk", name, run, Where(where))
    return {name: run[name]}
