"""What is told of a walk as a whole: which flow, on what, with which choices."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from app.errors import Where
from app.walkthrough.evidence.record import FORMAT
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.script.commands.base import Included, Step
from app.walkthrough.script.script import Script
from audits import __version__
from audits.started import started_in

_HASH_BYTES = 8


def walk_line(script: Script, variant: Mapping[str, str], started: str, app: str) -> dict[str, object]:
    """Return the first line of a record. ``started`` is the moment that the app takes for the start.

    ``app`` names another app than the prototype.
    """
    import kivy
    from kivy.core.window import Window
    from kivy.metrics import Metrics

    return {
        "type": "walk",
        "format": FORMAT,
        "flow": script.id,
        "name": script.name,
        "file": shortened(Where(script.file)),
        "tags": script.tags,
        "app": app or f"mingbai {__version__}",
        "python": platform.python_version(),
        "kivy": kivy.__version__,
        "variant": variant,
        "size": tuple(Window.size),
        "density": Metrics.density,
        "seed": 0,
        "script_hash": _script_hash(script),
        "started": started,
    }


def begun(script: Script, variant: Mapping[str, str]) -> Trace:
    """Return the trace of a walk that has no step yet."""
    return Trace(script.id, script.name, script.tags, variant, file=shortened(Where(script.file)))


def shortened(where: Where) -> str:
    """Return a place with its path as seen from here, where that is shorter."""
    file = where.file.absolute()
    near = Path(os.path.relpath(file)) if file.is_relative_to(Path.cwd()) else where.file
    return str(Where(near, where.line, where.column))


def _script_hash(script: Script) -> str:
    """Return the hash of the flow's file and of all that it runs; empty where one cannot be read any more."""
    files = sorted({script.file, *_files(script.whole)})
    try:
        return blake2b(
            b"\0".join((started_in() / file).read_bytes() for file in files), digest_size=_HASH_BYTES
        ).hexdigest()
    except OSError:
        return ""


def _files(flow: Included) -> Iterator[Path]:
    yield from _files_of((*flow.on_start, *flow.steps, *flow.on_complete, *flow.on_failure))


def _files_of(steps: Iterable[Step]) -> Iterator[Path]:
    for step in steps:
        yield step.where.file
        inner = getattr(step.command, "flow", None)
        if isinstance(inner, Included):
            yield from _files(inner)
        yield from _files_of(getattr(step.command, "steps", ()))
