"""Runs that end in the middle: what they say, what they leave, and that no process stays behind.

Of the signals that ask a run to end, a walk gets SIGINT here and an audit SIGTERM. That SIGHUP does the same
is tested where signals are received (``test_ending``) and where processes get them (``test_processes``).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LIMIT_S = 600  # for what takes some seconds; only a failure waits so long
# Both have far more to do than is done before somebody on a busy machine sees the first result.
SCALES = ",".join(str(scale) for scale in range(100, 201, 10))
LOOKS = ("--theme", "all", "--lang", "zh-CN,en")
WALK = ("happy-ios", "--scenario", "ready", "--text-scale", SCALES, *LOOKS)
WALKS = 88
AUDIT = ("tour", "--platform", "ios", "--format", "json", *LOOKS)


def _finished(out: Path) -> bool:
    """Tell whether something is finished: an audited walk, or a played one, whose record has its end."""
    records = (path.read_bytes() for path in out.glob("*/trace.jsonl"))
    return any(out.glob("unfinished-*/*.json")) or any(b'"type":"end"' in record for record in records)


def _stopped(number: int, command: str, arguments: tuple[str, ...], out: Path) -> tuple[int, str, str]:
    """Start a run, send it a signal as soon as something is finished, and return what it said.

    Its first flow, of one screen, is soon finished.
    """
    first = out.parent / "first.yaml"
    first.write_text("appId: mingbai\n---\n- launchApp\n", "utf-8")
    program = [sys.executable, "-m", "app", command, str(first), *arguments, "--out", str(out)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(program, text=True, start_new_session=True, **pipes) as run:  # type: ignore[call-overload]
        deadline = time.monotonic() + LIMIT_S
        while not _finished(out):
            assert run.poll() is None, run.stderr.read()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.killpg(run.pid, number) if number != signal.SIGKILL else run.kill()
        # Its workers hold the same pipes: they end when the last one has ended.
        told, complaint = run.communicate(timeout=LIMIT_S)
        return run.returncode, told, complaint


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "report"


def test_a_walk_that_is_stopped_keeps_its_report_and_says_so(out: Path) -> None:
    code, told, complaint = _stopped(signal.SIGINT, "walk", WALK, out)
    assert code == 128 + signal.SIGINT
    assert "walks passed" not in told
    assert "walks were not played to their end" in told
    assert complaint.strip().splitlines()[-1] == "mingbai: interrupted"
    assert "Traceback" not in complaint
    results = [trace["result"] for trace in json.loads((out / "trace.json").read_text("utf-8"))]
    assert len(results) == WALKS
    assert {"passed", "interrupted"} == {*results}
    assert "The run was interrupted" in (out / "index.html").read_text("utf-8")


def test_a_walk_that_is_killed_leaves_what_was_finished(out: Path) -> None:
    code, _, complaint = _stopped(signal.SIGKILL, "walk", WALK, out)
    assert code == -signal.SIGKILL
    assert complaint == ""
    records = [path.read_text("utf-8") for path in out.glob("*/trace.jsonl")]
    ended = [each for each in records if '"type":"end"' in each]
    assert ended
    for record in ended:
        *_, end = map(json.loads, record.splitlines())
        assert (end["result"], end["not_reached"]) == ("passed", [])
    assert list(out.glob("pictures/*.webp"))


def test_an_audit_that_is_stopped_keeps_its_report(out: Path) -> None:
    code, told, complaint = _stopped(signal.SIGTERM, "audit", AUDIT, out)
    assert code == 128 + signal.SIGTERM
    assert "interrupted: " in told
    assert "✓" not in told
    assert complaint.strip() == "mingbai: interrupted by SIGTERM"
    assert json.loads((out / "report.json").read_text("utf-8"))
    assert [path.name for path in out.iterdir()] == ["report.json"]


def test_an_audit_that_is_killed_leaves_what_was_finished(out: Path) -> None:
    code, _, _ = _stopped(signal.SIGKILL, "audit", AUDIT, out)
    assert code == -signal.SIGKILL
    (kept, *_) = out.glob("unfinished-*/*.json")
    assert json.loads(kept.read_text("utf-8"))[0]["passes"]
