"""Scenes with known answers, one file a rule: what a rule is asked of, and what it has to say.

A scene has a ``name``, its ``kv`` and the ``outcome`` for the element whose name is ``node`` ("subject" where
none is given); the outcome "none" says that the rule has no word on it, and a list has first what is found by
looking, in each of the ``states``, then what by operating the app. Optional, and of the last finding, are
``reason``, ``measured`` with ``within`` (0.01 where none is given), ``states``, ``profile``, ``probe`` for a
rule that operates the app, and ``switched``: built while ``scene_theme.dark`` is False, it is audited once
that is True, and the auditor knows what it looks like if it is True from the start.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any


def scenes() -> list[dict[str, Any]]:
    """Return the scenes of all files here, each with its rule: the name of its file."""
    return [
        {"rule": file.stem} | scene
        for file in sorted(Path(__file__).parent.glob("*.toml"))
        for scene in tomllib.loads(file.read_text(encoding="utf-8"))["scene"]
    ]
