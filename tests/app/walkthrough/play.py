"""Play a few commands on a stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.player import Player
from app.walkthrough.script.reader import load_script
from audits.driving.clock import VirtualTime

from .conftest import SmallStage

Write = Callable[..., Path]


def play(stage: SmallStage, time: VirtualTime, path: Path) -> Trace:
    return Player(stage, time, lambda private: b"").play(load_script(path), {})
