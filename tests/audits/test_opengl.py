from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audits.errors import MachineError
from audits.target import opengl

ROOT = Path(__file__).parents[2]


def test_a_trial_that_hangs_is_stopped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opengl, "_TRIAL", "import signal; signal.pause() # {path} {module}")
    with pytest.raises(MachineError, match="does not end"):
        opengl.renderer(limit_s=0.1)


@pytest.mark.parametrize("name", ["audits", "app", "screens", "kivy", "subprocess"])
def test_the_current_folder_does_not_mislead_the_trial(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')", encoding="utf-8")
    code = "from audits.target.opengl import renderer; print(renderer())"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()
