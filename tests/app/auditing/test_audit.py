"""The audit from end to end: walked, divided among processes, judged, written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.auditing.shares import shares
from app.commands import cli
from app.commands.options import read_grid
from app.walkthrough.playing.plan import plan
from app.walkthrough.script.library import find_flows


def test_a_screen_is_met_in_one_share_only() -> None:
    grid = read_grid({}, all_of=("platform", "theme", "design"))
    plans = plan(find_flows(()), grid.variants)
    divided = shares(plans, "wcag22-aa")
    assert sum(len(share.plans) for share in divided) == len(plans)
    looks = [
        {
            tuple(sorted({**each.arguments, **each.script.launch_arguments, "scenario": ""}.items()))
            for each in share.plans
        }
        for share in divided
    ]
    for number, look in enumerate(looks):
        assert all(not look & other for other in looks[number + 1 :])


def test_the_control_fails_as_known_and_the_clear_design_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["audit", "renewals-reported", "renewals-clear", "--platform", "ios", "--theme", "dark"]
    assert cli.run([*arguments, "--out", str(tmp_path), "--format", "html,json,sarif,junit"]) == 0
    told = capsys.readouterr().out
    assert "✓ clear: 0 violations on" in told
    assert told.count("✓ found: ") == 2
    assert {path.name for path in tmp_path.iterdir()} == {
        "index.html", "report.json", "report.sarif", "report.xml",
    }  # fmt: skip
    results = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    by_design = {design: [r for r in results if r["design"] == design] for design in ("clear", "reported")}
    assert not any(result["violations"] for result in by_design["clear"])
    assert any(result["violations"] for result in by_design["reported"])
    keys = {"violations", "passes", "incomplete", "inapplicable"}
    keys |= {"platform", "theme", "design", "scenario", "screen", "state"}
    assert all(keys <= set(result) for result in results)


def test_a_control_without_its_defects_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A blind auditor, or a walk that never comes near the defects, must not look like a clean app."""
    flow = tmp_path / "nowhere.yaml"
    flow.write_text("appId: mingbai\n---\n- launchApp\n", encoding="utf-8")
    out = str(tmp_path / "report")
    assert cli.run(["audit", str(flow), "--platform", "ios", "--theme", "dark", "--out", out]) == 1
    assert capsys.readouterr().out.count("✗ missed: ") == 2
