"""Play a few commands on a stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.walkthrough.clock import VirtualTime
from app.walkthrough.player import Player
from app.walkthrough.script import load_script
from app.walkthrough.trace import Trace

from .conftest import SmallStage

Write = Callable[..., Path]


def play(stage: SmallStage, time: VirtualTime, path: Path) -> Trace:
    return Player(stage, time, lambda private: b"").play(load_script(path), {})
