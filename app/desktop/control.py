"""The content of the desktop window: one prototype, one panel, and what the panel's buttons do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.content.designs import STANDARD, modes_of
from app.content.scenarios.labels import scenario_label
from app.desktop.choices import choices
from app.desktop.timemachine import FAULT, press, time_groups
from app.domain.facts.text import Text, t
from app.domain.state import State
from app.domain.views.model import Tone
from app.errors import ReportedError
from app.prototype.bindings import tr
from app.prototype.dimensions import DIMENSIONS
from app.prototype.refusal import RefusedError
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from audits import Outcome, Report, audit
from screens.desk import Desk
from screens.panel import Panel, PanelButton, PanelGroup, PanelView, Select


class DeskControl:
    """Joins the prototype and its panel on one ``desk``. Every new start puts a new phone there."""

    def __init__(self, variant: Variant, started: datetime) -> None:
        self._report: Report | None = None
        self._notice: Text | None = None  # why what was done last had no effect
        self._started = started
        self._panel = Panel(
            choose=lambda dimension, choice: self._try(lambda: self._choose(dimension, choice)),
            act=lambda button: self._try(lambda: self._act(button)),
        )
        self.desk = Desk(self._panel, restart=lambda: self._try(self._restart))
        self.prototype = Prototype(
            variant, started, self.desk.place, on_change=self._follow, on_switch=self._switched
        )
        self._show()

    def close(self) -> None:
        """End the run."""
        self.prototype.close()

    def tell(self, words: Text) -> None:
        """Show in the panel why something had no effect, until something else is done there."""
        self._notice = words
        self._show_groups(self.prototype.state)

    def tell_error(self, error: Exception) -> None:
        """Show an exception in the panel, in the language of the window.

        What an error of the command line says follows in English, what a defect says with its type.
        """
        if isinstance(error, RefusedError):
            self.tell(error.words)
        elif isinstance(error, ReportedError):
            self.tell(t("panel.not_done", what=str(error)))
        else:
            self.tell(t("panel.defect", what=f"{type(error).__name__}: {error}"))

    def _try(self, action: Callable[[], None]) -> None:
        """Do what was chosen or pressed in the panel; what it raises is shown there and ends nothing.

        The state may have changed since the panel was drawn, so that the action no longer applies.
        """
        if self._notice is not None:
            self._notice = None
            self._show_groups(self.prototype.state)
        try:
            action()
        except Exception as error:  # noqa: BLE001 - a handler of input must not end the window
            self.tell_error(error)

    def _choose(self, dimension: str, choice: str) -> None:
        if dimension == FAULT:
            if choice:
                self.prototype.inject(choice)
            return
        if dimension == "design" and self.prototype.variant.mode not in modes_of(choice):
            self.prototype.choose("mode", STANDARD)
        self.prototype.choose(dimension, choice)
        self._switched()

    def _switched(self) -> None:
        self._report = None
        self._show()

    def _act(self, button: str) -> None:
        if button == "restart":
            self._restart()
        elif button == "audit":
            self.check()
        else:
            press(self.prototype, button)

    @property
    def _profile(self) -> str:
        """The profile by which the phone is audited: in elder mode, that of the specification for elders."""
        return "miit-elder" if self.prototype.variant.elder else "wcag22-aa"

    def check(self) -> None:
        """Audit what the phone shows now."""
        self._report = audit(self.prototype.root, profile=self._profile, picture=False)
        self._show()

    def _restart(self) -> None:
        self.prototype.restart()
        self._report = None
        self._show()

    def _show(self) -> None:
        variant = self.prototype.variant
        chosen = variant.as_arguments()
        self._panel.view = PanelView(
            t("shell.title"),
            t("shell.subtitle"),
            tuple(
                Select(each.name, each.title, choices(each, variant), chosen[each.name])
                for each in DIMENSIONS
            ),
            self._groups(self.prototype.state),
            (PanelButton("restart", t("panel.restart"), tr.text("panel.restart_keys")),),
        )

    def _groups(self, state: State) -> tuple[PanelGroup, ...]:
        return (
            scenario_group(self.prototype.variant.scenario),
            *(() if self._notice is None else (notice_group(self._notice),)),
            *time_groups(state, self._started),
            audit_group(self._report, self._profile),
        )

    def _show_groups(self, state: State) -> None:
        self._panel.view = replace(self._panel.view, groups=self._groups(state))

    def _follow(self, state: State) -> None:
        """Update the panel after each change of the run's state.

        A list that offers what no longer applies is closed by the panel; then it says so.
        """
        if not self._panel.view.groups:
            return  # the first state comes while the prototype is being made
        was_open = self._panel.list_is_open
        self._show_groups(state)
        if was_open and not self._panel.list_is_open:
            self.tell(t("panel.list_closed"))


def notice_group(words: Text) -> PanelGroup:
    """Return the group that says why something had no effect."""
    return PanelGroup("notice", t("panel.notice"), (words,), tone=Tone.WARN)


def scenario_group(name: str) -> PanelGroup:
    """Return the group that says who the person is."""
    return PanelGroup("who", t("panel.who"), (scenario_label(name).who,))


def audit_group(report: Report | None, profile: str = "wcag22-aa") -> PanelGroup:
    """Return the group that says how accessible the present screen is, by a profile."""
    button = (PanelButton("audit", t("panel.audit")),)
    title = t("panel.accessibility")
    if report is None:
        return PanelGroup("audit", title, (t(f"panel.not_audited.{profile}"),), button)
    failed = len(report.having(Outcome.FAILED))
    ratios = [
        finding.measured
        for finding in report.findings
        if finding.rule == "text-contrast" and finding.state == "default" and finding.measured is not None
    ]
    lowest = f"{int(min(ratios, default=0) * 100) / 100:.2f}"  # shown rounded down, never up
    lines = (t("panel.failed", count=failed), t("panel.lowest", count=len(ratios), ratio=lowest))
    return PanelGroup("audit", title, lines, button, Tone.DANGER if failed else Tone.OK)
