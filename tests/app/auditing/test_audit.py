"""The audit from end to end: walked, divided among processes, judged, written down."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.auditing.baseline import dimensions
from app.auditing.operating import with_operated
from app.auditing.operating_rules import ONLY_OPERATING
from app.auditing.shares import Found
from app.commands import cli
from app.commands.audit_own import _bare_run, _Order, _to_find
from app.commands.options import Grid, read_grid
from app.commands.wanted import Wanted
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from app.sharing.pools import Begin
from app.sharing.processes import Processes
from app.walkthrough.playing.plan import plan
from app.walkthrough.script.library import find_flows
from app.walkthrough.script.script import Script
from audits import Box, Entry, Finding, Node, Outcome, Report
from audits.baseline import asked
from audits.target.opengl import require_window


def _ordered(flows: Sequence[Script], grid: Grid, *, thorough: bool = False) -> _Order:
    plans = plan(flows, grid.variants)
    wanted = Wanted("wcag22-aa", (), "", thorough=thorough)
    return _Order(plans, len(plans), wanted, Path(), grid, asked(None, False, dimensions()))


@pytest.mark.parametrize(
    ("designs", "controls"), [("reported", ()), ("control,reported", ()), ("clear,reported", ("reported",))]
)
def test_a_control_is_expected_to_fail_only_beside_a_design_that_is_not(
    designs: str, controls: tuple[str, ...]
) -> None:
    flows = find_flows(["renewals-reported", "renewals-clear", "tour"])
    grid = read_grid({"design": designs, "theme": "dark"}, all_of=())
    order = _ordered(flows, grid)
    assert _bare_run((), order).control == ({"design": controls} if controls else {})
    assert "dark-primary-button" in [defect.id for defect in _to_find(order)]


@pytest.mark.parametrize("thorough", [False, True])
def test_what_only_operating_shows_is_asked_for_where_the_audit_is_thorough(thorough: bool) -> None:
    grid = read_grid({"design": "control"}, all_of=())
    order = _ordered(find_flows(["control"]), grid, thorough=thorough)
    asked_for = {defect.rule for defect in _to_find(order)}
    assert {"text-contrast", "target-size", "control-name"} <= asked_for
    assert set(ONLY_OPERATING) & asked_for == (set(ONLY_OPERATING) if thorough else set())


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Audit in this process: others, which take seconds to start, are not what is tested."""

    class Here(Processes):
        def results(
            self, begin: Begin[Any, Any], jobs: Sequence[Any], *, a_process: int = 1
        ) -> Iterator[tuple[int, Any]]:
            with begin() as do:
                for number, job in enumerate(jobs):
                    yield number, do(job)

    monkeypatch.setattr("app.prototype.headless.prepare", require_window)
    monkeypatch.setenv("LP_NUM_THREADS", "1")  # as the session sets it, and taken back
    monkeypatch.setattr("app.commands.pool.Processes", Here)


@pytest.fixture
def unrepaired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try no repairs, which take longer than the audit."""
    monkeypatch.setattr("app.auditing.auditor.Prover.prove", lambda _, root, report: report)


@pytest.fixture
def operated_where_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Operate each screen for the defects that are planted on it only, not by every rule."""

    def narrowed(report: Report, prototype: Prototype) -> Report:
        assert prototype.root.view is not None
        screens, faults = prototype.faults(prototype.root.view)
        rules = {fault.rule for fault in faults if fault.screen in screens} & {*ONLY_OPERATING}
        monkeypatch.setattr("app.auditing.operating.OPERATING", tuple(rules))
        return with_operated(report, prototype)

    monkeypatch.setattr("app.auditing.auditor.with_operated", narrowed)


@pytest.mark.usefixtures("at_home", "unrepaired", "operated_where_planted")
def test_a_thorough_audit_finds_what_only_operating_shows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["audit", "control", "--design", "control", "--platform", "ios", "--theme", "light"]
    cli.run([*arguments, "--thorough", "--out", str(tmp_path)])
    told = capsys.readouterr().out
    assert "✗ missed" not in told
    assert all(f"({rule} on " in told for rule in ONLY_OPERATING)


@pytest.mark.usefixtures("at_home", "unrepaired")
def test_the_defects_by_the_profile_for_elders_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["audit", "control", "--design", "control", "--platform", "ios", "--theme", "light"]
    cli.run([*arguments, "--profile", "miit-elder", "--out", str(tmp_path)])
    told = capsys.readouterr().out
    assert "✗ missed" not in told
    assert all(f"✓ found: {defect} (" in told for defect in ("planted-small-print", "planted-small-close"))
    assert "– not asked: planted-unseen-button (hit-target on backup_contacts)" in told


@pytest.mark.parametrize(
    ("lang", "title"), [("", "Accessibility audit"), ("en", "Accessibility audit"), ("zh-CN", "无障碍审计")]
)
def test_the_title_of_a_report_is_in_the_language_that_was_named(lang: str, title: str) -> None:
    grid = read_grid({"lang": lang} if lang else {}, all_of=())
    order = _ordered(find_flows(["tour"]), grid)
    assert _bare_run((), order).title == title


WALKS = {
    "reported": ("pay", "menu", "manage", "realname", "rename", "begin"),
    "clear": ("pay", "menu"),
}


def test_the_control_fails_as_known_and_the_clear_design_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In processes of their own, with repairs tried: the whole way, on few screens."""
    out = tmp_path / "report"
    flows = [tmp_path / f"{design}.yaml" for design in WALKS]
    for flow, (design, taps) in zip(flows, WALKS.items(), strict=True):
        launch = f"- launchApp: {{arguments: {{scenario: auto-renewals, design: {design}}}}}\n"
        tapped = "".join(f"- tapOn: {{id: {target}}}\n" for target in taps)
        flow.write_text(f"appId: mingbai\n---\n{launch}{tapped}", encoding="utf-8")
    arguments = ["audit", *map(str, flows), "--platform", "ios", "--theme", "dark", "--out", str(out)]
    assert cli.run([*arguments, "--format", "html,json,sarif,junit"]) == 0
    told = capsys.readouterr().out
    assert "✓ clear: 0 violations on" in told
    assert told.count("✓ found: ") == 3
    assert {path.name for path in out.iterdir()} == {
        "index.html", "report.json", "report.sarif", "report.xml",
    }  # fmt: skip
    results = json.loads((out / "report.json").read_text(encoding="utf-8"))
    by_design = {design: [r for r in results if r["design"] == design] for design in ("clear", "reported")}
    assert not any(result["violations"] for result in by_design["clear"])
    assert any(result["violations"] for result in by_design["reported"])
    keys = {"violations", "passes", "incomplete", "inapplicable"}
    keys |= {"platform", "theme", "design", "scenario", "screen", "state"}
    assert all(keys <= set(result) for result in results)


@pytest.mark.usefixtures("at_home")
def test_a_control_without_its_defects_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A blind auditor, or a walk that never comes near the defects, must not look like a clean app."""
    flow = tmp_path / "nowhere.yaml"
    flow.write_text("appId: mingbai\n---\n- launchApp\n", encoding="utf-8")
    out = str(tmp_path / "report")
    assert cli.run(["audit", str(flow), "--platform", "ios", "--theme", "dark", "--out", out]) == 1
    assert capsys.readouterr().out.count("✗ missed: ") == 3


@pytest.mark.parametrize(("strict", "outcome", "code"), [
    (False, Outcome.CANT_TELL, 0), (True, Outcome.CANT_TELL, 1), (True, Outcome.PASSED, 0),
])  # fmt: skip
def test_a_strict_audit_fails_where_a_person_has_to_decide(
    strict: bool, outcome: Outcome, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = Node("button", "Send", "Page/Button", Box(0, 0, 10, 10))
    findings = (
        Finding("text-contrast", outcome, node, "", 5.0, 4.5, data={}),
        Finding("control-name", Outcome.PASSED, node, "", data={}),
    )
    context = {**Variant().as_arguments(), "screen": "me", "state": "tour:1"}
    found = Found(0, (Entry(context, Report(findings, "wcag22-aa", (390, 844))),), None)
    monkeypatch.setattr("app.commands.audit_own.audited", lambda *_: (each for each in [found]))
    arguments = ["audit", "tour", "--design", "clear", "--platform", "ios", "--theme", "light"]
    told = cli.run(
        [*arguments, "--format", "json", "--out", str(tmp_path), *(["--strict"] if strict else [])]
    )
    assert told == code
