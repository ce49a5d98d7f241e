"""How accessible the present screen is."""

from __future__ import annotations

from app.desktop.sections.section import Context, Section
from app.domain.facts.text import t
from app.domain.views.model import Tone
from audits import Outcome, Report, audit
from screens.panel.records import Page, PanelButton, PanelGroup

CHECK = "audit"


class Accessibility(Section):
    """Audits what the phone shows."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._report: Report | None = None

    def begin(self) -> None:
        """Forget the verdict on the run before."""
        self._report = None

    @property
    def profile(self) -> str:
        """The profile by which the phone is audited: in elder mode, that of the specification for elders."""
        return "miit-elder" if self.prototype.variant.elder else "wcag22-aa"

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the verdict, or by what it would be given."""
        button = (PanelButton(CHECK, t("panel.audit")),)
        title = t("panel.accessibility")
        if self._report is None:
            lines = (t(f"panel.not_audited.{self.profile}"),)
            return (PanelGroup("audit", title, lines, button, page=Page.AUDIT),)
        failed = len(self._report.having(Outcome.FAILED))
        lines = (t("panel.failed", count=failed),)
        tone = Tone.DANGER if failed else Tone.OK
        return (PanelGroup("audit", title, lines, button, tone, page=Page.AUDIT),)

    def press(self, button: str) -> bool:
        """Audit what the phone shows now."""
        if button != CHECK:
            return False
        self._report = audit(self.prototype.root, profile=self.profile, picture=False)
        self.context.refresh()
        return True
