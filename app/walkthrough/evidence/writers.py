"""What a run leaves for other programs: the traces as JSON or JUnit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from app.walkthrough.evidence.folder import LIST, RunFolder
from app.walkthrough.evidence.junit import junit
from app.walkthrough.evidence.names import unique_paths
from app.walkthrough.evidence.record import PICTURES
from app.walkthrough.evidence.trace import Trace
from audits.writing.strictjson import json_text


def _json(traces: Sequence[Trace], out: Path) -> str:
    data = [trace.as_data() for trace in traces]
    for each, folder in zip(data, walk_folders((trace.flow, trace.variant) for trace in traces), strict=True):
        each["folder"] = folder
    return json_text(data, indent=1)


def _junit(traces: Sequence[Trace], out: Path) -> str:
    return junit(traces)


WRITERS: dict[str, tuple[str, Callable[[Sequence[Trace], Path], str]]] = {
    "json": ("trace.json", _json),
    "junit": ("junit.xml", _junit),
}
INDEX, MAP = "index.html", "flow-map.svg"
"""The files of a run that people look at."""
RECORD = "jsonl"
"""The format that no writer makes: the record that each walk keeps itself, with pictures and trees."""


def write(traces: Sequence[Trace], formats: Sequence[str], out: Path) -> list[Path]:
    """Write the traces in each format; each file appears whole or not at all. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    made = [WRITERS[each] for each in formats if each in WRITERS]
    return [RunFolder(out).write(file, (render(traces, out),)) for file, render in made]


def walk_folders(walks: Iterable[tuple[str, Mapping[str, str]]]) -> list[str]:
    """Return the name of each walk's folder; a walk is given by its flow and its variant."""
    wanted = ("-".join((flow, *variant.values())).replace("/", "_") for flow, variant in walks)
    files = (file for file, _ in WRITERS.values())
    return list(unique_paths(wanted, taken=(PICTURES, LIST, INDEX, MAP, *files)))
