"""Faint graphics get a repair that was tried, with the edit of the line that decides their colour."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from audits import Outcome, audit
from audits.repair.proof import Prover
from tests.audits.stage import prepare

RULE = "non-text-contrast"
REPAIRS = tomllib.loads(Path(__file__).with_name("repairs.toml").read_text(encoding="utf-8"))["repair"]
_HEAD = """{head}
#:import rgba kivy.utils.get_color_from_hex
<Plain@ButtonBehavior+Widget>:
<PlainLabel@ButtonBehavior+Label>:
<PlainImage@ButtonBehavior+Image>:
WhitePage:
    orientation: 'vertical'
    padding: 40
"""


def _built(folder: Path, scene: dict[str, Any]) -> Any:
    from kivy.lang import Builder

    prepare()
    file = folder / "ui.kv"
    file.write_text(_HEAD.format(head=scene.get("head", "")) + scene["kv"], encoding="utf-8")
    root = Builder.load_file(str(file))
    Builder.unload_file(str(file))
    root.size = 240, 240
    return root


@pytest.mark.parametrize("scene", REPAIRS, ids=[scene["name"] for scene in REPAIRS])
def test_a_faint_graphic_is_repaired_where_its_colour_is_decided(
    scene: dict[str, Any], tmp_path: Path
) -> None:
    root = _built(tmp_path, scene)
    before = audit(root, rules=[RULE])
    failed = Prover().prove(root, before).having(Outcome.FAILED)
    (found,) = [
        each for each in failed if (each.node.name, each.state) == ("subject", scene.get("state", "default"))
    ]
    data: dict[str, Any] = dict(found.data)
    if scene.get("attempts"):
        assert "proof" not in data
        assert all(each["lowest"] < 3 or each["worsened"] for each in data["attempts"])
    else:
        proof = data["proof"]
        assert (proof["change"], proof["value"]) == (scene["change"], scene["value"])
        assert proof["token"] == scene.get("token", proof["token"])
        assert all(3 <= ratio < 3.1 for ratio in proof["looks"].values())
        lines = [line.strip() for line in proof["diff"].splitlines()]
        assert [line[1:].strip() for line in lines if line[:1] in "+-"][2:] == [scene["old"], scene["new"]]
        assert proof["source"].startswith(str(tmp_path / "ui.kv"))
    assert [each.measured for each in audit(root, rules=[RULE]).findings] == [
        each.measured for each in before.findings
    ]
