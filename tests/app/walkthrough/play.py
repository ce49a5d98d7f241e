"""Play a few commands on a stage; most tests play them on one small form."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.player import Player
from app.walkthrough.script.commands.base import Command
from app.walkthrough.script.reader import load_script
from audits.driving.clock import VirtualTime

from .conftest import SmallStage

Write = Callable[..., Path]
Make = Callable[[str], SmallStage]
FORM = """
BoxLayout:
    orientation: 'vertical'
    TextInput:
        id: name
        multiline: False
        hint_text: 'Name'
    Button:
        id: save
        text: 'Save'
        on_release: root.ids.saved.text = 'Saved ' + root.ids.name.text
    Label:
        id: saved
    Button:
        id: count
        text: '0'
        on_release: self.text = str(int(self.text) + 1)
"""


def play(stage: SmallStage, time: VirtualTime, path: Path) -> Trace:
    return Player(stage, time, lambda private: b"").play(load_script(path), {})


def results(trace: Any) -> list[tuple[str, str]]:
    return [(step.command, str(step.result)) for step in trace.steps]


def commands(path: Path, **variables: str) -> list[Command]:
    return [step.command for step in load_script(path, variables).steps]


def one(flow: Write, text: str, config: str = "", **variables: str) -> Any:
    (command,) = commands(flow(text, config), **variables)
    return command
