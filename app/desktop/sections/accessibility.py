"""How accessible the present screen is: measured when asked, or all the time, and never of another screen."""

from __future__ import annotations

from collections.abc import Hashable

from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window

from app.desktop.issues import issues, lowest, passed
from app.desktop.measuring import measure, sight
from app.desktop.sections.section import Context, Section
from app.domain.facts.text import Text, literal, t
from app.domain.views.model import Tone
from app.walkthrough.evidence.signature import signature
from audits import Outcome, Report
from screens.panel.issues import CHOOSE, Issue, IssueGroup
from screens.panel.records import Page, PanelButton, PanelGroup
from screens.widgets.putaway import held

CHECK, OVERLAY = "audit", "overlay"
_REST_S = 0.2  # how long the phone has to have stayed as it is before it is measured again


class Accessibility(Section):
    """Audits what the phone shows and marks it there.

    A verdict goes as soon as the phone shows something else. With the overlay on, the phone is measured again
    once it has come to rest.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._live = self._asked = False
        self._report: Report | None = None
        self._issues: tuple[Issue, ...] = ()
        self._chosen = 0
        self._seen: Hashable = None  # what the verdict is about or, before one, what was seen last
        self._gone = False  # a verdict was there, and its screen is not any more
        self._due: ClockEvent = Clock.create_trigger(self._measure_at_rest, _REST_S)
        Window.bind(on_flip=self._watch)

    def close(self) -> None:
        """Watch no longer."""
        Window.unbind(on_flip=self._watch)
        self._due.cancel()

    def begin(self) -> None:
        """Forget the verdicts on the run before."""
        self._forget()
        self.context.verdicts.clear()
        self._gone = False

    @property
    def profile(self) -> str:
        """The profile by which the phone is audited: in elder mode, that of the specification for elders."""
        return "miit-elder" if self.prototype.variant.elder else "wcag22-aa"

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the verdict with its list, or by what it would be given."""
        lines, tone = self._verdict()
        return (
            IssueGroup(
                "audit",
                t("panel.accessibility"),
                lines,
                tone=tone,
                page=Page.AUDIT,
                switch=PanelButton(OVERLAY, t("panel.overlay"), "F9", on=self._live),
                issues=self._issues,
                chosen=self._chosen,
                note=t("panel.issues_note") if self._issues else literal(""),
            ),
        )

    def bar(self) -> tuple[PanelButton, ...]:
        """Return the button that asks for a verdict."""
        return (PanelButton(CHECK, t("panel.audit"), "F8", icon="check"),)

    def _verdict(self) -> tuple[tuple[Text, ...], Tone]:
        if self._report is None:
            waiting = "panel.measuring" if self._live or self._asked else "panel.gone" if self._gone else ""
            return (t(waiting or f"panel.not_audited.{self.profile}"),), Tone.NEUTRAL
        well = passed(self._report)
        undecided = len({each.node.path for each in self._report.having(Outcome.CANT_TELL)})
        ratio = lowest(self._report)
        lines = [t("panel.failed", count=len(self._issues))]
        if undecided:
            lines.append(t("panel.undecided", count=undecided))
        lines.append(
            t("panel.passed", count=well, ratio=ratio) if ratio else t("panel.passed_no_text", count=well)
        )
        return tuple(lines), Tone.DANGER if self._issues else Tone.OK

    def press(self, button: str) -> bool:
        """Audit what the phone shows now, turn the overlay on or off, or choose an issue."""
        if button == CHECK:
            self.context.desk.reveal(Page.AUDIT)
            self._asked = True
            self._measure_at_rest()
        elif button == OVERLAY:
            self._live = not self._live
            self._forget()
            self._gone = False
            if self._live:
                self.context.desk.panel.show_page(Page.AUDIT)
                self._measure_at_rest()
        elif button.startswith(CHOOSE):
            number = int(button.removeprefix(CHOOSE))
            self._chosen = 0 if number == self._chosen else number
            self.context.desk.reveal(Page.AUDIT)
        else:
            return False
        self._show()
        return True

    def follow(self) -> None:
        """Drop a verdict whose screen is gone, before anything else is drawn."""
        self._watch()

    def _watch(self, *_: object) -> None:
        """See whether the phone shows what it did."""
        if self._report is None and not self._live:
            return
        now = sight(self.prototype)
        if now == self._seen:
            return
        self._seen = now
        self._gone = self._gone or self._report is not None
        had = self._report is not None
        self._forget()
        if self._live:
            self._due.cancel()
            self._due()
        if had:
            self._show()

    def _forget(self) -> None:
        self._report, self._issues, self._chosen = None, (), 0
        self.context.desk.marks.issues = []

    def _measure_at_rest(self, _: float = 0) -> None:
        if not (self._live or self._asked) or self.context.desk.participant:
            return
        phone = self.prototype.root
        if phone.in_transition or held(phone) or self.context.desk.panel.list_is_open:
            self._due()
            return
        self._measure()
        self._show()

    def _measure(self) -> None:
        self._report = measure(self.context.desk.lent, self.profile)
        self._seen = sight(self.prototype)
        self._issues = issues(self._report, self.prototype.variant.lang)
        self._chosen, self._gone, self._asked = 0, False, False
        seen = self.prototype.variant, signature(self.prototype.root.view)
        self.context.verdicts[seen] = len(self._issues)

    def _show(self) -> None:
        marks = self.context.desk.marks
        marks.issues, marks.chosen = [*self._issues], self._chosen
        self.context.refresh()
