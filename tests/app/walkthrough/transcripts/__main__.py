"""``python -m tests.app.walkthrough.transcripts``: write the transcripts anew, for people to review."""

from __future__ import annotations

from app.prototype import headless

if __name__ == "__main__":
    headless.prepare()
    from tests.app.walkthrough.transcripts.kept import KEPT, transcript

    for file in KEPT:
        file.write_text(transcript(file), encoding="utf-8")
