"""Where the screens of the map stand: in rows by how many steps away they are, below what leads there."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The column (0.5 lies between two) and the row of each screen, and what leads to it first."""

    places: Mapping[str, tuple[float, int]]
    parents: Mapping[str, str]
    columns: int
    rows: int


def layout(names: Sequence[str], starts: Iterable[str], links: Mapping[Link, int], most: int) -> Layout:
    """Lay out screens in rows of at most ``most``.

    ``links`` says how often each way was gone, 0 for a way back: those count where there is no other. A
    screen stands in the row after the first one that leads to it; those that the same one leads to stand
    together, in the order of their parents, so that the first ways do not cross.
    """
    layers, parents = _layers(names, list(starts), links)
    places: dict[str, tuple[float, int]] = {}
    row = 0
    for layer in layers:
        ordered = _ordered(layer, parents, places)
        for part in _rows(ordered, most):
            for name, column in zip(part, _columns(part, parents, places, most), strict=True):
                places[name] = (column, row)
            row += 1
    return Layout(places, parents, most, row)


def _layers(
    names: Sequence[str], starts: Sequence[str], links: Mapping[Link, int]
) -> tuple[list[list[str]], dict[str, str]]:
    """Return the screens by their distance from a start, and for each what leads to it most often."""
    often = sorted(links, key=lambda link: -links[link])
    distance = dict.fromkeys(starts, 0)
    _measure([link for link in often if links[link]], distance)
    _measure(often, distance)
    for name in names:  # what no start leads to begins a row of its own
        if name not in distance:
            distance[name] = 0
            _measure(often, distance)
    layers: list[list[str]] = [[] for _ in range(max(distance.values(), default=-1) + 1)]
    for name in names:
        layers[distance[name]].append(name)
    parents = {}
    for source, target in reversed(often):
        if distance[target] == distance[source] + 1:
            parents[target] = source
    return layers, parents


def _measure(links: Sequence[Link], distance: dict[str, int]) -> None:
    """Add the distances of what can be reached from what has one."""
    onward: dict[str, list[str]] = {}
    for source, target in links:
        onward.setdefault(source, []).append(target)
    waiting = deque(sorted(distance, key=lambda name: distance[name]))
    while waiting:
        name = waiting.popleft()
        for target in onward.get(name, ()):
            if target not in distance:
                distance[target] = distance[name] + 1
                waiting.append(target)


def _ordered(
    layer: Sequence[str], parents: Mapping[str, str], places: Mapping[str, tuple[float, int]]
) -> list[str]:
    def parent_place(name: str) -> tuple[float, float]:
        column, row = places.get(parents.get(name, ""), (0.0, 0))
        return column, row

    return sorted(layer, key=parent_place)


def _rows(names: Sequence[str], most: int) -> list[Sequence[str]]:
    """Return the names in rows of about the same length."""
    count = -(-len(names) // most)
    return [names[len(names) * n // count : len(names) * (n + 1) // count] for n in range(count)]


def _columns(
    names: Sequence[str], parents: Mapping[str, str], places: Mapping[str, tuple[float, int]], most: int
) -> list[float]:
    """Return columns for a row: each as near below its parent as its neighbours and the edges allow."""
    middle = (most - len(names)) / 2
    wanted = [places[parents[name]][0] if name in parents else middle + n for n, name in enumerate(names)]
    columns: list[float] = []
    for number, (column, siblings, before) in enumerate(_families(names, parents, wanted)):
        spread = column + before - (siblings - 1) / 2
        least = columns[-1] + 1 if columns else 0.0
        room = most - (len(names) - number)  # what follows needs its place, too
        columns.append(min(max(spread, least), room))
    return columns


def _families(
    names: Sequence[str], parents: Mapping[str, str], wanted: Sequence[float]
) -> Iterable[tuple[float, int, int]]:
    """Yield for each name its wanted column, how many share its parent here, and how many before it."""
    seen: dict[str, int] = {}
    counts: dict[str, int] = {}
    for name in names:
        counts[parents.get(name, name)] = counts.get(parents.get(name, name), 0) + 1
    for name, column in zip(names, wanted, strict=True):
        family = parents.get(name, name)
        yield column, counts[family], seen.get(family, 0)
        seen[family] = seen.get(family, 0) + 1
