"""A monkey finds what is planted, and writes the shortest flow that shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.events import Event
from app.domain.flow import step
from app.domain.state import State, Step
from app.domain.views import view
from app.domain.views.model import View
from app.walkthrough.monkey import deeds, roaming
from app.walkthrough.monkey.deeds import Deed
from app.walkthrough.monkey.finding import Kind, Run
from app.walkthrough.monkey.proving import prove
from app.walkthrough.monkey.roaming import Monkey
from app.walkthrough.monkey.score import Proof
from app.walkthrough.script.reader import load_script

CHOICES = [{"scenario": "ready", "motion": "reduced"}]
TO_WALLET = ['- tapOn: { text: "支付" }', '- tapOn: { text: "钱包" }']
# The way to the wallet, with more on it than is needed.
DONE = (
    deeds.swipe((50, 80), (50, 20)),
    deeds.touch((0, 0)).named({"text": "支付"}),
    deeds.answering("biometrics", "fail"),
    deeds.touch((0, 0)).named({"text": "钱包"}),
)
Plant = Callable[[str, Callable[..., object]], None]


@pytest.fixture
def plant(monkeypatch: pytest.MonkeyPatch) -> Plant:
    return monkeypatch.setattr


def steps_of(file: Path) -> list[str]:
    """Return the steps of a flow after its launch."""
    lines = file.read_text(encoding="utf-8").split("---\n")[1].splitlines()
    return [line for line in lines if line.startswith("- ")][1:]


def proved(out: Path, *done: Deed) -> tuple[Proof, list[str]]:
    """Do all that, and prove what goes wrong; return that, and the steps of its flow."""
    with roaming._stage() as (session, _, play):
        finding, begun = session.replay(CHOICES[0], done)
        assert finding is not None
        proof = prove(session, finding, Run(CHOICES[0], begun), out / "flow.yaml", play)
    assert proof.shown, "the flow shows it again"
    return proof, steps_of(proof.flow)


def breaking(state: State) -> View:
    if state.top.screen != "me":
        return 1 // 0  # type: ignore[return-value]
    return view(state)


def test_a_crash_is_found_told_with_its_line_and_kept_when_somebody_interrupts(
    plant: Plant, tmp_path: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    plant("app.prototype.shell.view", breaking)
    plant("app.walkthrough.monkey.roaming.prove", interrupt)
    monkey = Monkey(CHOICES, 0, tmp_path)
    with pytest.raises(KeyboardInterrupt):
        monkey.roam(250)
    (proof,) = monkey.score.proofs
    assert (proof.shown, proof.finding.kind) == (None, Kind.CRASH)
    assert proof.finding.what.startswith("the app raised ZeroDivisionError (integer division")
    assert "at test_monkey.py:" in proof.finding.what
    assert len(load_script(proof.flow).steps) == proof.steps + 1


def test_a_flow_has_only_the_steps_that_a_crash_needs(plant: Plant, tmp_path: Path) -> None:
    plant("app.prototype.shell.view", breaking)
    proof, steps = proved(tmp_path, *DONE)
    assert proof.finding.kind is Kind.CRASH
    assert steps == TO_WALLET[:1]


def test_a_dead_end_is_found(plant: Plant, tmp_path: Path) -> None:
    def closed(state: State) -> View:
        seen = view(state)
        if state.shown != "wallet":
            return seen
        return replace(seen, back=None, tabs=(), sections=(), actions=(), menu=None)

    plant("app.prototype.shell.view", closed)
    proof, steps = proved(tmp_path, *DONE, deeds.WAY_OUT)
    assert (proof.finding.kind, proof.finding.screen) == (Kind.DEAD_END, "wallet")
    assert steps == [*TO_WALLET, "- assertWayOut"]


def test_a_broken_rule_is_found(plant: Plant, tmp_path: Path) -> None:
    def losing(state: State, event: Event) -> Step:
        after, effects = step(state, event)
        if after.shown == "wallet":
            after = replace(after, account=replace(after.account, balance_fen=-1))
        return after, effects

    plant("app.prototype.store.step", losing)
    proof, steps = proved(tmp_path, *DONE)
    assert proof.finding.kind is Kind.BROKEN_RULE
    assert "balance" in proof.finding.what
    assert steps == [*TO_WALLET, "- assertSound"]
