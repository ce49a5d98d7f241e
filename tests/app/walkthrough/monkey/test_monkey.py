"""A monkey finds what is planted, and writes the shortest flow that shows it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.events import Event
from app.domain.flow import step
from app.domain.state import State, Step
from app.domain.views import view
from app.domain.views.model import View
from app.walkthrough.monkey import roaming
from app.walkthrough.monkey.finding import Kind
from app.walkthrough.monkey.roaming import Monkey
from app.walkthrough.monkey.score import Proof

CHOICES = [{"scenario": "ready", "motion": "reduced"}]
SEED = 8  # meets the wallet, where it is planted, soon
IN_WALLET = ['- tapOn: { text: "支付" }', '- tapOn: { text: "钱包" }']
Plant = Callable[[str, Callable[..., object]], None]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    monkeypatch.setattr(roaming, "STUCK", 4)
    return monkeypatch.setattr


class EnoughError(Exception):
    """It has found something."""


def enough(_: Proof) -> None:
    raise EnoughError


def found(out: Path, kind: Kind) -> tuple[Proof, list[str]]:
    """Let a monkey go until it finds something; return that, and the steps of its flow."""
    monkey = Monkey(CHOICES, SEED, out, found=enough)
    with suppress(EnoughError):
        monkey.roam(60)
    (proof,) = monkey.score.proofs
    assert proof.finding.kind is kind
    assert proof.shown, "the flow shows it again"
    steps = proof.flow.read_text(encoding="utf-8").split("---\n")[1].splitlines()
    return proof, [line for line in steps if line.startswith("- ")][1:]


def test_a_crash_is_told_with_its_line(plant: Plant, tmp_path: Path) -> None:
    def breaking(state: State) -> View:
        if state.shown == "wallet":
            return 1 // 0  # type: ignore[return-value]
        return view(state)

    plant("app.prototype.shell.view", breaking)
    proof, steps = found(tmp_path, Kind.CRASH)
    assert "ZeroDivisionError" in proof.finding.what
    assert "test_monkey.py:" in proof.finding.what
    assert steps == IN_WALLET


def test_a_dead_end_is_found(plant: Plant, tmp_path: Path) -> None:
    def closed(state: State) -> View:
        seen = view(state)
        if state.shown != "wallet":
            return seen
        return replace(seen, back=None, tabs=(), sections=(), actions=(), menu=None)

    plant("app.prototype.shell.view", closed)
    _, steps = found(tmp_path, Kind.DEAD_END)
    assert steps == [*IN_WALLET, "- assertWayOut"]


def test_a_broken_rule_is_found(plant: Plant, tmp_path: Path) -> None:
    def losing(state: State, event: Event) -> Step:
        after, effects = step(state, event)
        if after.shown == "wallet":
            after = replace(after, account=replace(after.account, balance_fen=-1))
        return after, effects

    plant("app.prototype.store.step", losing)
    proof, steps = found(tmp_path, Kind.BROKEN_RULE)
    assert "balance" in proof.finding.what
    assert steps == [*IN_WALLET, "- assertSound"]
