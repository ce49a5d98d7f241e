"""The map of the screens as SVG: pictures, and arrows with what people do."""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from PIL import Image

from app.walkthrough.viewing.flowmap.graph import Graph, Screen, Way
from app.walkthrough.viewing.flowmap.layout import Layout, layout
from app.walkthrough.viewing.pages import environment

_COLUMNS = 12
_CELL, _WIDTH, _LABEL, _TITLE, _GUTTER, _MARGIN, _HEAD = 176, 120, 26, 26, 46, 28, 84  # px
_REACH = 40.0  # px that an arrow goes sideways before it turns
_SHARP = 2  # px of a picture for one of the map
_TALLEST = 2.3  # heights of a picture in its widths; what is higher is cut
_EM, _LATIN = 12.0, 0.56  # px of a label's letters; the width of a Latin one in those of a Chinese one
_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Card:
    """A screen as it is drawn; ``label`` is what leads to it first, above it. Places and sizes are px."""

    number: int
    screen: Screen
    left: float
    top: float
    height: float
    uri: str
    title: str
    label: str

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.left + _WIDTH / 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way as it is drawn: "main" or "far" where it is the first one to its screen, else "more" or "back".

    Far is what passes by other screens.
    """

    way: Way
    source: int
    target: int
    kind: str
    path: str

    @property
    def told(self) -> str:
        """All that people do on this way, and in which flows."""
        return f"{' / '.join(self.way.labels)} ({', '.join(sorted(self.way.flows))})"


def flow_map(graph: Graph) -> Iterator[str]:
    """Yield the map; without a screen it says that there is none."""
    names = sorted(graph.screens, key=lambda name: -graph.screens[name].starts)
    starts = [name for name in names if graph.screens[name].starts]
    links = {link: way.weight for link, way in graph.ways.items()}
    columns = min(_COLUMNS, max(4, round(len(names) ** 0.5 * 1.4)))
    placed = layout(names, starts[:1] or names[:1], links, columns)
    height = max((_height(graph.screens[name]) for name in names), default=0.0)
    cards = {
        name: _card(graph, placed, name, number, height) for name, number in zip(names, count(), strict=False)
    }
    page = {
        "cards": list(cards.values()),
        "arrows": sorted(_arrows(graph, placed, cards), key=lambda arrow: arrow.kind == "main"),
        "width": 2 * _MARGIN + columns * _CELL,
        "height": _HEAD + placed.rows * _row_height(height) + _MARGIN,
        "card_width": _WIDTH,
    }
    return environment().get_template("flow-map.svg.j2").generate(page)


def _row_height(picture: float) -> float:
    return _LABEL + picture + _TITLE + _GUTTER


def _card(graph: Graph, placed: Layout, name: str, number: int, height: float) -> Card:
    column, row = placed.places[name]
    screen = graph.screens[name]
    way = graph.ways.get((placed.parents.get(name, ""), name))
    labels = way.labels.most_common() if way else []
    more = f" +{len(labels) - 1}" if len(labels) > 1 else ""
    return Card(
        number=number,
        screen=screen,
        left=_MARGIN + column * _CELL + (_CELL - _WIDTH) / 2,
        top=_HEAD + row * _row_height(height) + _LABEL,
        height=_height(screen),
        uri=_uri(screen),
        title=shortened(screen.title, _CELL - 12),
        label=shortened(_from_where(graph, placed, name, row) + labels[0][0], _CELL - 18 - 20 * bool(more))
        + more
        if labels
        else "",
    )


def _from_where(graph: Graph, placed: Layout, name: str, row: int) -> str:
    """Return where a way comes from, where that does not stand right above."""
    parent = placed.parents[name]
    return (
        f"{shortened(graph.screens[parent].title, _CELL / 2)} › "
        if row - placed.places[parent][1] > 1
        else ""
    )


def _arrows(graph: Graph, placed: Layout, cards: dict[str, Card]) -> Iterator[Arrow]:
    for way in graph.ways.values():
        source, target = cards[way.source], cards[way.target]
        kind = _kind(placed, way, source, target)
        yield Arrow(way, source.number, target.number, kind, _path(source, target, kind))


def _kind(placed: Layout, way: Way, source: Card, target: Card) -> str:
    if placed.parents.get(way.target) == way.source:
        return "far" if placed.places[way.target][1] - placed.places[way.source][1] > 1 else "main"
    return "back" if target.top <= source.top else "more"


def _path(source: Card, target: Card, kind: str) -> str:
    """Return the curve of an arrow: down from card to card, or out of one side and into another."""
    if kind == "back":
        return _sideways(source, target)
    start = source.top + source.height + _TITLE
    end = target.top - (_LABEL if kind in {"main", "far"} else 2)
    bend = max(24.0, (end - start) / 2)
    x, other = source.middle, target.middle
    return _curve((x, start), (x, start + bend), (other, end - bend), (other, end))


def _sideways(source: Card, target: Card) -> str:
    out = 1 if target.middle >= source.middle else -1
    into = -out if abs(target.middle - source.middle) > _CELL / 2 else out
    x, y = source.middle + out * _WIDTH / 2, source.top + source.height * 0.6
    end_x, end_y = target.middle + into * (_WIDTH / 2 + 2), target.top + target.height * 0.4
    return _curve((x, y), (x + out * _REACH, y), (end_x + into * _REACH, end_y), (end_x, end_y))


def _curve(*points: tuple[float, float]) -> str:
    start, *others = (f"{x:.0f} {y:.0f}" for x, y in points)
    return f"M{start} C{', '.join(others)}"


def shortened(text: str, width: float) -> str:
    """Return as much of a text as fits into a width (px) at the size of labels."""
    room, kept = width / _EM, ""
    for letter in text.replace("\n", " "):
        room -= 1.0 if unicodedata.east_asian_width(letter) in "WF" else _LATIN
        if room < 1.0 and len(kept) + 1 < len(text):
            return kept + "…"
        kept += letter
    return kept


def _height(screen: Screen) -> float:
    try:
        with Image.open(screen.picture) as picture:
            return _WIDTH * min(_TALLEST, picture.height / picture.width)
    except OSError:
        return float(_WIDTH)


def _uri(screen: Screen) -> str:
    """Return a small picture of a screen, "" where its file is gone."""
    try:
        with Image.open(screen.picture) as opened:
            picture = opened.convert("RGB")
    except OSError:
        return ""
    height = round(_WIDTH * _SHARP * picture.height / picture.width)
    small = picture.resize((_WIDTH * _SHARP, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "WEBP", quality=_QUALITY, method=4)
    return "data:image/webp;base64," + base64.b64encode(out.getvalue()).decode("ascii")
