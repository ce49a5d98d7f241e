from __future__ import annotations

import errno
import io
import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from PIL import Image

from app.walkthrough.evidence.folder import LIST
from app.walkthrough.evidence.record import PICTURES
from app.walkthrough.evidence.trace import Result, Shot, Trace, TraceStep
from app.walkthrough.evidence.writers import WRITERS, walk_folders, write


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def traces(tmp_path: Path) -> list[Trace]:
    (tmp_path / PICTURES).mkdir()
    (tmp_path / PICTURES / "seen.png").write_bytes(picture())
    good = Trace("good", "Good <b>&", ("a",), {"theme": "dark"})
    good.steps = [
        TraceStep("f.yaml:4:3", "tapOn", "text 'A'", Result.PASSED, 0.0, 1.5, touched="Button"),
        TraceStep(
            "f.yaml:5:3", "takeScreenshot", "a/b", Result.PASSED, 1.5, picture="a/b", after=Shot("seen")
        ),
    ]
    bad = Trace("bad", "Bad", (), {})
    bad.steps = [
        TraceStep("f.yaml:4:3", "tapOn", "", Result.FAILED, 0.0, message='f.yaml:4:3: tapOn: "x" <missing>')
    ]
    return [good, bad]


def test_each_format_says_what_happened(traces: list[Trace], tmp_path: Path) -> None:
    told, junit = write(traces, ("json", "junit"), tmp_path)
    good, bad = json.loads(told.read_text(encoding="utf-8"))
    assert (good["result"], bad["result"]) == ("passed", "failed")
    assert good["steps"][0]["touched"] == "Button"
    assert "pixels" not in good["steps"][1]
    cases = list(Xml.parse(junit).iter("testcase"))
    assert [case.get("time") for case in cases] == ["0.000", "0.000"]
    assert [failure.get("message") for failure in cases[1].iter("failure")] == [
        'f.yaml:4:3: tapOn: "x" <missing>'
    ]


def test_the_trace_names_the_folder_of_each_walk(traces: list[Trace], tmp_path: Path) -> None:
    (told,) = write(traces, ("json",), tmp_path)
    assert [each["folder"] for each in json.loads(told.read_text(encoding="utf-8"))] == ["good-dark", "bad"]


def test_flows_of_one_name_have_folders_of_their_own() -> None:
    walks = [("pay", {}), ("Pay", {}), ("..", {}), ("index.html", {}), ("a/b", {"theme": "dark"})]
    folders = walk_folders([*walks, ("pictures", {})])
    assert folders == ["pay", "Pay-2", "_", "index.html-2", "a_b-dark", "pictures-2"]


def test_an_interrupted_run_says_so(traces: list[Trace], tmp_path: Path) -> None:
    traces[1].steps = [TraceStep("", "walk", "", Result.INTERRUPTED, 0.0, message="not played")]
    told, junit = write(traces, ("json", "junit"), tmp_path)
    assert [trace["result"] for trace in json.loads(told.read_text("utf-8"))] == ["passed", "interrupted"]
    assert [each.get("message") for each in Xml.parse(junit).iter("skipped")] == ["interrupted"]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_full_disk_leaves_what_stood_there(
    kind: str, traces: list[Trace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (path,) = write(traces, (kind,), tmp_path)
    before = path.read_bytes()
    monkeypatch.setattr("os.fdopen", full)
    with pytest.raises(OSError, match="No space left"):
        write(traces[:1], (kind,), tmp_path)
    assert path.read_bytes() == before
    assert {*tmp_path.iterdir()} == {path, tmp_path / LIST, tmp_path / PICTURES}


def test_a_report_of_nothing_is_a_report(tmp_path: Path) -> None:
    for path in write([], tuple(WRITERS), tmp_path):
        assert path.read_text(encoding="utf-8")
