"""The panel's time machine: the time, buttons to move it on, faults to inject, what the person is told."""

from __future__ import annotations

from datetime import datetime

from app.domain.facts.faults import Fault
from app.domain.facts.process import Stage
from app.domain.facts.text import Moment, Text, t
from app.domain.state import State
from app.domain.views.model import Tone
from app.domain.views.process.telling import told
from app.prototype.shell import Prototype
from screens.panel import PanelButton, PanelGroup, Select

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86_400
# How far time can be moved on, in s: to watch a step, to see the back end through, to outwait a period.
JUMPS: dict[int, Text] = {
    10 * _MINUTE_S: t("time.minutes", count=10),
    _HOUR_S: t("time.hours", count=1),
    12 * _HOUR_S: t("time.hours", count=12),
    _DAY_S: t("time.days", count=1),
    30 * _DAY_S: t("time.days", count=30),
}
_TONES = {Stage.RETURNING: Tone.WARN, Stage.ROLLED_BACK: Tone.WARN, Stage.COMPLETED: Tone.OK}
_ADVANCE = "advance-"
FAULT = "fault"  # what the choice of a fault is called among the panel's dimensions


def time_groups(state: State, started: datetime) -> tuple[PanelGroup, ...]:
    """Return the time with the ways to move it on, the faults to choose from, and what the person is told."""
    day = (state.now.date() - started.date()).days + 1
    lines: tuple[Text, ...] = (t("time.now", day=day, moment=Moment(state.now)),)
    jumps = tuple(PanelButton(f"{_ADVANCE}{seconds}", words) for seconds, words in JUMPS.items())
    process = state.process
    if process is None or not process.running:
        lines += (t("faults.nothing" if process is None else "faults.over"),)
    clock = PanelGroup("time", t("time.title"), lines, jumps, select=_faults(state))
    return (clock,) if process is None else (clock, _told(state, process.stage))


def _faults(state: State) -> Select | None:
    """Return the faults to choose from, as long as a change is running."""
    if state.process is None or not state.process.running:
        return None
    faults = tuple((str(fault), t(f"faults.{fault}")) for fault in Fault)
    return Select(FAULT, t("faults.label"), (("", t("faults.none")), *faults), "")


def _told(state: State, stage: Stage) -> PanelGroup:
    return PanelGroup("told", t("faults.told"), told(state), tone=_TONES.get(stage, Tone.NEUTRAL))


def press(prototype: Prototype, button: str) -> bool:
    """Do what one of the time machine's buttons says, and tell whether it is one of them."""
    if not button.startswith(_ADVANCE):
        return False
    prototype.advance(float(button.removeprefix(_ADVANCE)))
    return True
