"""What a walk writes of itself as it goes on, and what is read back of it."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.walkthrough.evidence.camera import Camera
from app.walkthrough.evidence.film import Film
from app.walkthrough.evidence.record import FileRecord, Kept, NotKeptError, _keeping
from app.walkthrough.evidence.trace import Trace
from app.walkthrough.playing.player import Player
from app.walkthrough.recorded.tracing import read_trace
from app.walkthrough.script.reader import load_script
from audits.driving.clock import VirtualTime

from .conftest import SmallStage
from .play import Write

Make = Callable[[str], SmallStage]
Lines = list[dict[str, Any]]
FORM = """
FloatLayout:
    TextInput:
        id: name
        multiline: False
        hint_text: 'Name'
        size_hint: 1, 0.1
        pos_hint: {'top': 1}
    Button:
        id: save
        text: 'Save'
        size_hint: 1, 0.1
        pos_hint: {'top': 0.8}
        on_release: root.ids.saved.text = 'Saved ' + root.ids.name.text
    Label:
        id: saved
        size_hint: 1, 0.1
        pos_hint: {'top': 0.6}
    Button:
        id: below
        text: 'Below'
        size_hint: 1, 0.1
    Button:
        id: cover
        text: 'Cover'
        size_hint: 1, 0.1
"""


class Recorded:
    """A walk that was recorded: its trace, the pictures by their hashes, and the lines by their type."""

    def __init__(
        self, make_stage: Make, time: VirtualTime, path: Path, out: Path, *, shows_typed: bool = False
    ) -> None:
        self.kept = Kept(out, "walk", pictures=True, trees=True, shows_typed=shows_typed)
        self.pictures: dict[str, bytes] = {}
        camera = Camera()
        film = Film(camera, self.pictures.__setitem__)
        record = FileRecord(self.kept, film)
        self.trace: Trace = Player(make_stage(FORM), time, camera.snap, record=record).play(
            load_script(path), {}
        )
        record.close()
        self.lines: Lines = [json.loads(line) for line in self.kept.record.read_text("utf-8").splitlines()]

    def of(self, kind: str) -> Lines:
        return [line for line in self.lines if line["type"] == kind]


@pytest.fixture
def recorded(make_stage: Make, time: VirtualTime, flow: Write, tmp_path: Path) -> Callable[..., Recorded]:
    return lambda commands, **options: Recorded(make_stage, time, flow(commands), tmp_path / "out", **options)


Record = Callable[..., Recorded]


def test_the_record_begins_with_what_is_played_on_what(recorded: Record) -> None:
    first = recorded("- tapOn: Save").lines[0]
    assert (first["type"], first["format"], first["flow"]) == ("walk", 1, "flow")
    assert (first["size"], first["density"], first["kivy"][:4]) == ([390, 844], 1.0, "2.3.")
    assert len(first["script_hash"]) == 16


def test_a_touch_is_told_with_what_was_meant_and_what_took_it(recorded: Record) -> None:
    walk = recorded("- tapOn: Save\n- swipe: { start: '50%,50%', end: '50%,20%' }")
    touch, swipe = walk.of("step")
    left, top, right, bottom = touch["target"]["rect"]
    assert touch["touch"] == [(left + right) // 2, (top + bottom) // 2]
    assert (touch["target"]["id"], touch["touched"]["id"], touch["covered_by"]) == ("save", "save", None)
    assert touch["checks"] == ["visible", "unique", "still", "enabled", "on top"]
    assert (swipe["touch"], swipe["touch_to"]) == ([195, 422], [195, 169])


def test_what_lies_over_the_target_is_told_and_what_was_not_reached(recorded: Record) -> None:
    walk = recorded("- tapOn: Below\n- tapOn: Save\n- back")
    (step,) = walk.of("step")
    assert (step["result"], step["covered_by"]["id"], step["touch"]) == ("failed", "cover", None)
    assert step["checks"] == ["visible", "unique", "still", "enabled"]
    assert step["after"] in walk.pictures
    (end,) = walk.of("end")
    assert [(each["command"], each["detail"]) for each in end["not_reached"]] == [
        ("tapOn", "text 'Save'"),
        ("back", ""),
    ]


def test_pictures_are_told_once_before_and_after(recorded: Record) -> None:
    walk = recorded("- assertVisible: Save\n- tapOn: Save\n- tapOn: Save")
    steps = walk.of("step")
    assert [step["before"] for step in steps[1:]] == [step["after"] for step in steps[:-1]]
    assert {step["after"] for step in steps} == {*walk.pictures} - {steps[0]["before"]}
    assert steps[0]["frame"] != steps[1]["frame"] == steps[2]["frame"]
    assert all(len(step["frame"]) == 16 for step in steps)


def test_trees_are_told_as_changes(recorded: Record) -> None:
    walk = recorded("- assertVisible: Save\n- tapOn: Save\n- assertVisible: 'Saved.*'")
    whole, changed = walk.of("tree")
    assert (whole["from"], changed["from"]) == (None, whole["id"])
    nodes = whole["edits"][0][2]
    assert [(node["id"], node["name"]) for node in nodes][:3] == [
        ("name", "Name"),
        ("save", "Save"),
        ("saved", ""),
    ]
    for start, end, new in reversed(changed["edits"]):
        nodes[start:end] = new
    assert [(node["id"], node["name"]) for node in nodes] == [
        ("name", "Name"),
        ("save", "Save"),
        ("saved", "Saved"),
        ("below", "Below"),
        ("cover", "Cover"),
    ]
    assert [step["tree"] for step in walk.of("step")] == [whole["id"], changed["id"], changed["id"]]


def test_what_was_typed_is_in_no_line_and_its_frame_has_no_hash(recorded: Record) -> None:
    walk = recorded("- tapOn: Name\n- inputText: Geheim\n- tapOn: Save\n- assertVisible: Saved Geheim")
    assert "Geheim" not in walk.kept.record.read_text("utf-8")
    assert [step["frame"] is None for step in walk.of("step")] == [False, True, True, True]
    target = walk.of("step")[3]["target"]
    assert (target["name"], target["private"]) == ("Saved •••", True)


def test_what_a_flow_types_is_shown_where_somebody_has_chosen_so(recorded: Record) -> None:
    walk = recorded("- tapOn: Name\n- inputText: Erfunden\n- tapOn: Save", shows_typed=True)
    steps = walk.of("step")
    assert steps[1]["detail"] == "Erfunden"
    assert all(step["frame"] for step in steps), "nothing is blotted out"
    told = [node["name"] for tree in walk.of("tree") for edit in tree["edits"] for node in edit[2]]
    assert {"Name Erfunden", "Saved Erfunden"} <= {*told}


def test_a_block_has_its_line_when_it_begins_and_its_result_when_it_ends(recorded: Record) -> None:
    walk = recorded("- repeat:\n    times: 2\n    commands:\n      - tapOn: Save")
    kinds = [
        (line["type"], line.get("number"), line.get("result")) for line in walk.lines if "number" in line
    ]
    assert kinds == [("step", 1, None), ("step", 2, "passed"), ("step", 3, "passed"), ("amend", 1, "passed")]


def test_what_an_optional_block_forgives_is_amended(recorded: Record) -> None:
    walk = recorded(
        "- runFlow:\n    optional: true\n    commands:\n      - tapOn: Nowhere\n      - back\n- tapOn: Save"
    )
    amended = [(line["number"], line["result"]) for line in walk.of("amend")]
    assert amended == [(1, "warned"), (2, "warned"), (1, "warned")]
    (end,) = walk.of("end")
    assert (end["result"], end["not_reached"]) == ("warned", [])


def test_a_record_is_read_back_as_it_was_told(recorded: Record) -> None:
    walk = recorded(
        "- tapOn: Save\n- repeat:\n    times: 2\n    commands:\n      - tapOn: Save\n- tapOn: Nowhere"
    )
    told = read_trace(walk.kept.record)
    assert told is not None
    trace, ended = told
    assert ended
    for step, before in zip(trace.steps, walk.trace.steps, strict=True):
        before.pixels = b""
        assert step == before
    assert trace.result is walk.trace.result


def test_a_record_that_was_cut_off_is_read_as_far_as_it_goes(recorded: Record) -> None:
    walk = recorded("- tapOn: Save\n- repeat:\n    times: 2\n    commands:\n      - tapOn: Save")
    whole = walk.kept.record.read_text("utf-8")
    walk.kept.record.write_text(whole[: whole.rindex('{"type":"amend"') + 30], "utf-8")
    told = read_trace(walk.kept.record)
    assert told is not None
    trace, ended = told
    assert not ended
    assert [str(step.result) for step in trace.steps] == ["passed", "interrupted", "passed", "passed"]
    assert read_trace(walk.kept.record.with_name("missing")) is None


def test_a_long_walk_tells_only_what_changes(recorded: Record) -> None:
    short, long = (
        recorded(f"- repeat:\n    times: {times}\n    commands:\n      - tapOn: Save\n      - back")
        for times in (2, 12)
    )
    assert len(long.of("step")) == 25
    assert len(long.of("tree")) == len(short.of("tree"))
    assert long.pictures.keys() == short.pictures.keys()


def test_nothing_is_drawn_and_no_tree_is_made_where_nobody_asks_for_it(
    make_stage: Make, time: VirtualTime, flow: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(*_: object) -> bytes:
        raise AssertionError("a frame was drawn")

    monkeypatch.setattr(Camera, "pixels", drawn)
    camera, kept = Camera(), Kept(tmp_path, "walk")
    record = FileRecord(kept, None)
    Player(make_stage(FORM), time, camera.snap, record=record).play(load_script(flow("- tapOn: Save")), {})
    record.close()
    kinds = [json.loads(line)["type"] for line in kept.record.read_text("utf-8").splitlines()]
    assert kinds == ["walk", "step", "end"]


def test_a_full_disk_is_told_and_is_no_failure_of_the_app(
    make_stage: Make, time: VirtualTime, flow: Write, tmp_path: Path
) -> None:
    class Full(FileRecord):
        def keep(self, name: str, picture: bytes) -> bool:
            with _keeping(tmp_path):
                raise OSError(errno.ENOSPC, "No space left on device")

    record = Full(Kept(tmp_path, "walk"), None)
    player = Player(make_stage(FORM), time, Camera().snap, record=record)
    with pytest.raises(NotKeptError, match="cannot be written to: No space left on device"):
        player.play(load_script(flow("- takeScreenshot: here")), {})
    record.close()
