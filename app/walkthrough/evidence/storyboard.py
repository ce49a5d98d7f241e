"""What a walk leaves behind: the trace as JSON or JUnit, and a storyboard that a person can look at."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, select_autoescape

from app.walkthrough.evidence.folder import LIST, RunFolder
from app.walkthrough.evidence.junit import junit
from app.walkthrough.evidence.names import unique_paths
from app.walkthrough.evidence.record import PICTURES
from app.walkthrough.evidence.trace import Result, Trace, TraceStep
from audits.writing.plaintext import displayable
from audits.writing.strictjson import json_text


def _json(traces: Sequence[Trace], out: Path) -> str:
    data = [trace.as_data() for trace in traces]
    for each, folder in zip(data, walk_folders((trace.flow, trace.variant) for trace in traces), strict=True):
        each["folder"] = folder
    return json_text(data, indent=1)


def _junit(traces: Sequence[Trace], out: Path) -> str:
    return junit(traces)


def _html(traces: Sequence[Trace], out: Path) -> str:
    environment = Environment(
        loader=PackageLoader(__package__ or ""),
        autoescape=select_autoescape(),
        trim_blocks=True,
        finalize=lambda value: displayable(value) if isinstance(value, str) else value,
    )
    failed = sum(trace.result is Result.FAILED for trace in traces)
    interrupted = sum(trace.result is Result.INTERRUPTED for trace in traces)

    def uri(step: TraceStep) -> str:
        picture = (out / PICTURES / f"{step.after.picture}.png").read_bytes()
        return f"data:image/png;base64,{base64.b64encode(picture).decode()}"

    return environment.get_template("storyboard.html").render(
        traces=traces, failed=failed, interrupted=interrupted, uri=uri, pictured=_pictured
    )


def _pictured(trace: Trace) -> list[TraceStep]:
    """Return the steps that changed what is seen."""
    return [step for step in trace.steps if step.after.picture not in ("", step.before)]


WRITERS: dict[str, tuple[str, Callable[[Sequence[Trace], Path], str]]] = {
    "html": ("storyboard.html", _html),
    "json": ("trace.json", _json),
    "junit": ("walk.xml", _junit),
}
RECORD = "jsonl"
"""The format that no writer makes: the record that each walk keeps itself, with pictures and trees."""
PICTURED = frozenset({"html", RECORD})
"""The formats that need pictures of each step."""
WITH_TREES = frozenset({"html", RECORD})
"""The formats that need the tree after each step."""


def write(traces: Sequence[Trace], formats: Sequence[str], out: Path) -> list[Path]:
    """Write the traces in each format; each file appears whole or not at all. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    made = [WRITERS[each] for each in formats if each in WRITERS]
    return [RunFolder(out).write(file, (render(traces, out),)) for file, render in made]


def walk_folders(walks: Iterable[tuple[str, Mapping[str, str]]]) -> list[str]:
    """Return the name of each walk's folder; a walk is given by its flow and its variant."""
    wanted = ("-".join((flow, *variant.values())).replace("/", "_") for flow, variant in walks)
    return list(unique_paths(wanted, taken=(PICTURES, LIST, *(file for file, _ in WRITERS.values()))))
