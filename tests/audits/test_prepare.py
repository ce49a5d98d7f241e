"""Preparing Kivy for headless tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import audits

HEADLESS = """
import audits
audits.prepare((300, 500))
from kivy.core.window import Window
from kivy.metrics import dp
from kivy.uix.label import Label
print(tuple(Window.size), dp(1), audits.audit(Label(text="words")).size)
"""


def test_kivy_draws_off_screen_in_a_window_of_that_size(tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(Path(audits.__file__).parents[1]), "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", HEADLESS],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "(300, 500) 1.0 (300, 500)\n"


def test_it_has_to_come_before_kivy() -> None:
    with pytest.raises(RuntimeError, match="Kivy was imported before"):
        audits.prepare()
