"""What a monkey leaves in its folder: monkey.json, and a flow for each finding."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from app.walkthrough.monkey.score import Score
from audits.files import write_whole
from audits.writing.strictjson import json_text

REPORT = "monkey.json"


def write_report(score: Score, seed: int, out: Path) -> None:
    """Write what was found. Raises OSError."""
    findings = [
        {
            "kind": str(proof.finding.kind),
            "screen": proof.finding.screen,
            "what": proof.finding.what,
            "times": score.times[proof.finding.key],
            "flow": proof.flow.name,
            "steps": proof.steps,
            "shown_again": proof.shown,
        }
        for proof in score.proofs
    ]
    data = {
        "seed": seed,
        "events": score.events,
        "runs": score.runs,
        "screens": sorted(score.screens),
        "findings": findings,
    }
    write_whole(out / REPORT, (json_text(data, indent=1),))


def forget_flows(out: Path) -> None:
    """Delete the flows that an earlier run left in the folder, and nothing else. Raises OSError."""
    with suppress(FileNotFoundError, ValueError, KeyError, TypeError):
        data = json.loads((out / REPORT).read_text(encoding="utf-8"))
        for finding in data["findings"]:
            (out / Path(finding["flow"]).name).unlink(missing_ok=True)
