"""The time machine: the time, buttons to move it on, faults to inject, what the person is told."""

from __future__ import annotations

from app.desktop.sections.section import Context, Section
from app.domain.facts.faults import Fault
from app.domain.facts.process import Stage
from app.domain.facts.text import Moment, Text, t
from app.domain.views.model import Tone
from app.domain.views.process.telling import told
from screens.panel.records import PanelButton, PanelGroup, Select

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
FAULT = "fault"  # what the choice of a fault is called among the panel's choices


class TimeMachine(Section):
    """Moves time on, injects faults, and says what came of them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._injected: tuple[Text, ...] = ()

    def begin(self) -> None:
        """Forget the faults of the run before."""
        self._injected = ()

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the time, the faults to choose from, and what the person is told."""
        state = self.prototype.state
        day = (state.now.date() - self.context.started.date()).days + 1
        process = state.process
        lines: tuple[Text, ...] = self._injected
        if process is None or not process.running:
            lines += (t("faults.nothing" if process is None else "faults.over"),)
        clock = PanelGroup(
            "time",
            t("time.title"),
            lines,
            tuple(PanelButton(f"{_ADVANCE}{seconds}", words) for seconds, words in JUMPS.items()),
            selects=self._faults(),
            aside=t("time.now", day=day, moment=Moment(state.now)),
        )
        return (clock,) if process is None else (clock, self._told(process.stage))

    def _faults(self) -> tuple[Select, ...]:
        """Return the faults to choose from, as long as a change is running."""
        process = self.prototype.state.process
        if process is None or not process.running:
            return ()
        faults = tuple((str(fault), t(f"faults.{fault}")) for fault in Fault)
        return (Select(FAULT, t("faults.label"), (("", t("faults.none")), *faults), ""),)

    def _told(self, stage: Stage) -> PanelGroup:
        words = told(self.prototype.state)
        return PanelGroup("told", t("faults.told"), words, tone=_TONES.get(stage, Tone.NEUTRAL))

    def press(self, button: str) -> bool:
        """Move the time on."""
        if not button.startswith(_ADVANCE):
            return False
        self.prototype.advance(float(button.removeprefix(_ADVANCE)))
        return True

    def choose(self, name: str, choice: str) -> bool:
        """Inject a fault and say so. Raises RefusedError where no change is under way."""
        if name != FAULT:
            return False
        if choice:
            moment = Moment(self.prototype.state.now)
            self.prototype.inject(choice)
            self._injected += (t("faults.injected", fault=t(f"faults.{choice}"), moment=moment),)
            self.context.refresh()
        return True
