"""What a screen reader says of some flows, as it was reviewed.

After a change that is meant, renew the files by ``uv run python -m tests.app.walkthrough.transcripts``, and
read what has changed as somebody who only hears it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.walkthrough.transcripts.kept import KEPT, transcript


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_what_is_said_is_what_was_reviewed(file: Path) -> None:
    assert transcript(file) == file.read_text(encoding="utf-8")
