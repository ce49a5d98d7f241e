"""How accessible the present screen is: measured when asked, or all the time, and never of another screen."""

from __future__ import annotations

from collections.abc import Hashable

from kivy.clock import Clock, ClockEvent
from kivy.core.window import Window

from app.desktop.issues import issues, lowest, passed
from app.desktop.measuring import measure, sight, try_repairs
from app.desktop.repairs import Tried
from app.desktop.sections.section import Context, Section
from app.domain.facts.text import Text, literal, t
from app.domain.views.model import Tone
from app.walkthrough.evidence.signature import signature
from audits import Outcome, Report
from audits.profiles import load, names
from screens.panel.issues import CHOOSE, Issue, IssueGroup
from screens.panel.records import Page, PanelButton, PanelGroup, Select
from screens.widgets.putaway import held

CHECK, OVERLAY, TRY, COMPARE = "audit", "overlay", "try-repairs", "compare"
PROFILE = "profile"
_A_FRAME_S = 0.05
_REST_S = 0.2  # how long the phone has to have stayed as it is before it is measured again


class Accessibility(Section):
    """Audits what the phone shows and marks it there; tries repairs, and shows the phone with them.

    A verdict goes as soon as the phone shows something else. With the overlay on, the phone is measured again
    once it has come to rest.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._live = self._asked = False
        self._wanted = ""  # the profile that was chosen
        self._report: Report | None = None
        self._tried: Tried | None = None
        self._repaired = b""  # the phone with all repairs
        self._issues: tuple[Issue, ...] = ()
        self._chosen = 0
        self._seen: Hashable = None  # what the verdict is about or, before one, what was seen last
        self._gone = False  # a verdict was there, and its screen is not any more
        self._trying = False
        self._trial: ClockEvent = Clock.create_trigger(self._try_repairs, _A_FRAME_S)
        context.desk.frame.repaired.name = t("panel.as_it_is")
        context.desk.frame.repaired.close = self._show_as_it_is
        self._due: ClockEvent = Clock.create_trigger(self._measure_at_rest, _REST_S)
        Window.bind(on_flip=self._watch)

    def close(self) -> None:
        """Watch no longer."""
        Window.unbind(on_flip=self._watch)
        self._due.cancel()
        self._trial.cancel()

    def begin(self) -> None:
        """Forget the verdicts on the run before."""
        self._forget()
        self.context.verdicts.clear()
        self._gone = False

    @property
    def profile(self) -> str:
        """The profile by which the phone is audited; elder mode has a usual one of its own."""
        return self._wanted or ("miit-elder" if self.prototype.variant.elder else "wcag22-aa")

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the verdict with its list, or by what it would be given."""
        lines, tone = self._verdict()
        return (
            IssueGroup(
                "audit",
                t("panel.accessibility"),
                lines,
                self._buttons(),
                tone=tone,
                selects=(self._profiles(),),
                page=Page.AUDIT,
                switch=PanelButton(OVERLAY, t("panel.overlay"), "F9", on=self._live),
                issues=self._issues,
                chosen=self._chosen,
                note=t("panel.issues_note") if self._issues else literal(""),
            ),
        )

    def _profiles(self) -> Select:
        choices = tuple((name, literal(load(name).title)) for name in names())
        return Select(PROFILE, t("panel.profile"), choices, self.profile)

    def _buttons(self) -> tuple[PanelButton, ...]:
        """Return what can be done with a verdict."""
        if not self._issues:
            return ()
        if self._trying:
            return (PanelButton(TRY, t("panel.trying"), enabled=False),)
        if self._tried is None:
            return (PanelButton(TRY, t("panel.try_repairs")),)
        if not self._repaired:
            return ()
        shown = bool(self.context.desk.frame.repaired.texture)
        return (PanelButton(COMPARE, t("panel.compare"), on=shown),)

    def bar(self) -> tuple[PanelButton, ...]:
        """Return the button that asks for a verdict."""
        return (PanelButton(CHECK, t("panel.audit"), "F8", icon="check"),)

    def _verdict(self) -> tuple[tuple[Text, ...], Tone]:
        if self._report is None:
            waiting = "panel.measuring" if self._live or self._asked else "panel.gone" if self._gone else ""
            return (t(waiting or "panel.not_audited", profile=load(self.profile).title),), Tone.NEUTRAL
        well = passed(self._report)
        undecided = len({each.node.path for each in self._report.having(Outcome.CANT_TELL)})
        ratio = lowest(self._report)
        lines = [t("panel.failed", count=len(self._issues))]
        if self._tried is not None:
            lines.append(t("panel.repairs_hold", count=self._tried.repaired))
        if undecided:
            lines.append(t("panel.undecided", count=undecided))
        lines.append(
            t("panel.passed", count=well, ratio=ratio) if ratio else t("panel.passed_no_text", count=well)
        )
        return tuple(lines), Tone.DANGER if self._issues else Tone.OK

    def press(self, button: str) -> bool:
        """Audit what the phone shows now, turn the overlay on or off, choose an issue, or try repairs."""
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
        elif button == TRY:
            self._trying = True
            self._trial()  # after a frame that says so, for it takes some seconds
        elif button == COMPARE:
            self._compare(not self.context.desk.frame.repaired.texture)
        else:
            return False
        self._show()
        return True

    def choose(self, name: str, choice: str) -> bool:
        """Audit by another profile: again at once, where there was a verdict."""
        if name != PROFILE:
            return False
        again = self._live or self._report is not None
        self._wanted = choice
        self._forget()
        self.context.verdicts.clear()
        self._gone = False
        if again:
            self._asked = True
            self._measure_at_rest()
        self._show()
        return True

    def _try_repairs(self, _: float) -> None:
        """Try all repairs and show what they make of the phone, unless the verdict has gone meanwhile."""
        if self._report is None:
            return
        desk = self.context.desk
        self._trying = False
        self._report, self._repaired = try_repairs(desk.lent, self._report)
        self._tried = Tried(self._report)
        self._seen = sight(self.prototype)
        self._issues = issues(self._report, self.prototype.variant.lang, self._tried)
        self._compare(bool(self._repaired))
        self._show()

    def _show_as_it_is(self) -> None:
        self._compare(repaired=False)
        self._show()

    def _compare(self, repaired: bool) -> None:
        """Show the phone with the repairs, or as it is."""
        self.context.desk.frame.repaired.picture = self._repaired if repaired else b""

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
        self._tried, self._repaired, self._trying = None, b"", False
        self._compare(repaired=False)
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
        self._forget()
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
