"""Load the .kv file that stands beside a module, once."""

from __future__ import annotations

from pathlib import Path

from kivy.lang import Builder

import app.prototype.bindings  # noqa: F401 - makes the names theme, platform and tr known to kv


def load_kv(module_file: str) -> None:
    """Load a module's .kv file. A second loading would double its rules, so it is passed over."""
    path = str(Path(module_file).with_suffix(".kv"))
    if path not in Builder.files:
        Builder.load_file(path)
