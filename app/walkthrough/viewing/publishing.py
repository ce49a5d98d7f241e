"""Write what people look at: about each walk as soon as it ends, and about the run when all have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.walkthrough.evidence.folder import RunFolder
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.evidence.writers import INDEX, MAP
from app.walkthrough.recorded.reading import read_walk
from app.walkthrough.recorded.walk import Walk
from app.walkthrough.viewing import overview, replay
from app.walkthrough.viewing.drawing import film, storyboard
from app.walkthrough.viewing.flowmap import drawing
from app.walkthrough.viewing.flowmap.graph import Graph
from app.walkthrough.viewing.formats import FILM, FLOW_MAP, FORMATS, PAGES, STORYBOARD
from app.walkthrough.viewing.overview import Summary


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A picture about one walk: its file, the key of its words, what draws it (b"" where there is none)."""

    file: str
    key: str
    draw: Callable[[Walk], bytes]


_DRAWINGS = {
    STORYBOARD: _Drawing(storyboard.FILE, "overview.strip", storyboard.storyboard),
    FILM: _Drawing(film.FILE, "overview.film", film.film),
}


class Publisher:
    """Writes the formats that are wanted of a run into its folder. Its methods raise OSError."""

    def __init__(self, folder: RunFolder, formats: Iterable[str]) -> None:
        self._folder = folder
        self._wanted = [each for each in FORMATS if each in formats]
        self._drawings = [_DRAWINGS[each] for each in self._wanted if each in _DRAWINGS]
        self._graph = Graph()
        self._summaries: dict[int, Summary] = {}
        self._size = (0, 0)

    def walk(self, number: int, trace: Trace, record: Path) -> None:
        """Write what is wanted of one walk, by its number in the run; without a record, nothing."""
        if not self._wanted:
            return
        if not record.is_file():
            self._summaries[number] = overview.summary_without_record(trace)
            return
        walk = read_walk(record)
        self._size = walk.size
        if FLOW_MAP in self._wanted:
            self._graph.add(walk)
        more = dict(self._drawn(walk))
        if PAGES in self._wanted:
            self._folder.write(f"{walk.folder.name}/{replay.FILE}", replay.render_replay(walk))
            self._summaries[number] = overview.summary(walk, trace, more)

    def _drawn(self, walk: Walk) -> Iterator[tuple[str, str]]:
        for each in self._drawings:
            drawn = each.draw(walk)
            if drawn:
                self._folder.write(f"{walk.folder.name}/{each.file}", (drawn,))
                yield each.key, each.file

    def run(self, walks: Sequence[tuple[Trace, Path]], others: Sequence[tuple[str, str]] = ()) -> list[Path]:
        """Write what is wanted of the run, and of walks that nothing was written of yet; return the paths.

        ``others`` are more files of the run, each with the key of its words.
        """
        for number, (trace, record) in enumerate(walks):
            if number not in self._summaries:
                self.walk(number, trace, record)
        paths, more = [], dict(others)
        if FLOW_MAP in self._wanted:
            paths.append(self._folder.write(MAP, drawing.flow_map(self._graph)))
            more["overview.map"] = MAP
        if PAGES in self._wanted:
            summaries = [self._summaries[number] for number in sorted(self._summaries)]
            page = overview.render_overview(summaries, more, self._size)
            paths.insert(0, self._folder.write(INDEX, page))
        return paths
