"""The transcripts that are kept, and how each is made: its file is called by its flow and its language."""

from __future__ import annotations

from pathlib import Path

from app.walkthrough.playing.plan import plan
from app.walkthrough.playing.transcript import read_out
from app.walkthrough.script.library import find_flows

KEPT = sorted(Path(__file__).parent.glob("*.txt"))


def transcript(file: Path) -> str:
    """Play the flow of a file and return what is said of it, in the file's language."""
    flow, language = file.stem.split(".")
    (planned,) = plan(find_flows((flow,), {}, (), ()), lambda _fixed: iter(({"lang": language},)))
    lines: list[str] = []
    read_out(planned, lines.append)
    return "\n".join(lines) + "\n"
