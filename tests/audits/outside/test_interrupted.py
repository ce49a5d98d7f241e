"""An interruption ends the audit quietly, and keeps what was finished."""

from __future__ import annotations

import json
from pathlib import Path

from .apart import run_apart


def test_an_interruption_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(
        "import os, signal\nfrom kivy.app import App\n"
        "class Slow(App):\n    def build(self):\n        os.kill(os.getppid(), signal.SIGINT)\nSlow().run()\n"
    )
    done = run_apart("slow.py", cwd=tmp_path)
    assert done.returncode == 130
    assert done.stderr.strip() == "audits: interrupted"


def test_an_interruption_keeps_what_was_finished(tmp_path: Path) -> None:
    (tmp_path / "two.py").write_text(
        "import os, signal\nfrom kivy.app import App\nfrom kivy.core.window import Window\n"
        "from kivy.uix.label import Label\n"
        "class Two(App):\n    def build(self):\n"
        "        if Window.width < 390:\n            os.kill(os.getppid(), signal.SIGTERM)\n"
        "        return Label(text='words')\nTwo().run()\n"
    )
    done = run_apart("two.py", "--size", "390x844,320x568", "--format", "json", "--out", "told", cwd=tmp_path)
    assert done.returncode == 143
    assert done.stderr.strip() == "audits: interrupted by SIGTERM"
    (told,) = json.loads((tmp_path / "told" / "report.json").read_text())
    assert told["testEnvironment"]["windowWidth"] == 390
