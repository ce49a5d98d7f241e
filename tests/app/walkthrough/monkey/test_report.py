from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.walkthrough.monkey import deeds
from app.walkthrough.monkey.deeds import Deed
from app.walkthrough.monkey.finding import Finding, Kind
from app.walkthrough.monkey.report import REPORT, forget_flows, write_report
from app.walkthrough.monkey.score import Proof, Score
from app.walkthrough.recording.flow import Recording
from app.walkthrough.script.reader import load_script

DONE = (
    deeds.touch((10, 20)),
    deeds.touch((10, 20), "double"),
    deeds.touch((10, 20), "long").named({"text": "a.b", "index": 2}),
    deeds.swipe((50, 80), (50, 20)),
    deeds.typing("\u202e'; --"),
    deeds.key("Enter"),
    deeds.wait(43_200, "12h"),
    deeds.answering("biometrics", "fail-once"),
    deeds.disturbing("late-reply"),
    deeds.BACK,
    deeds.HIDE,
    deeds.SWITCH,
    deeds.SOUND,
    deeds.WAY_OUT,
)


@pytest.mark.parametrize("optional", [False, True])
@pytest.mark.parametrize("deed", DONE, ids=[each.name for each in DONE])
def test_what_is_done_is_what_a_flow_says(deed: Deed, optional: bool, tmp_path: Path) -> None:
    recording = Recording({"scenario": "ready"})
    Deed(deed.name, deed.command, deed.value, optional=optional).write(recording)
    flow = tmp_path / "flow.yaml"
    flow.write_text(recording.text("A flow"), encoding="utf-8")
    _, step = load_script(flow).steps
    assert step.command == deed.command
    assert step.optional is optional


def test_the_flows_of_another_run_are_deleted_and_nothing_else(tmp_path: Path) -> None:
    flow, own = tmp_path / "crash-1.yaml", tmp_path / "crash-2.yaml"
    for path in (flow, own):
        path.write_text("appId: mingbai", encoding="utf-8")
    finding = Finding(Kind.CRASH, "me", "the app raised KeyError at home.py:1", "KeyError home.py:1")
    score = Score(events=1, proofs=[Proof(finding, flow, 1, True)], times={finding.key: 3})
    write_report(score, 7, tmp_path)
    (told,) = json.loads((tmp_path / REPORT).read_text(encoding="utf-8"))["findings"]
    assert (told["kind"], told["times"], told["flow"]) == ("crash", 3, "crash-1.yaml")
    forget_flows(tmp_path)
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["crash-2.yaml", REPORT]
