"""The content of the desktop window: one prototype, one panel, and what the panel's buttons do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from app.desktop.files import WalkFile
from app.desktop.sections.listed import sections
from app.desktop.sections.section import Context, Section
from app.domain.facts.text import Text, t
from app.domain.state import State
from app.domain.views.model import Tone
from app.errors import ReportedError
from app.prototype.refusal import RefusedError
from app.prototype.shell import Prototype
from app.prototype.variant import Variant
from screens.desk import PANEL, PARTICIPANT, Desk
from screens.panel.panel import Panel
from screens.panel.records import Page, PanelButton, PanelGroup, PanelView


class DeskControl:
    """Joins the prototype and its panel on one ``desk``. Every new start puts a new phone there.

    With a ``walk_file``, what is done is recorded from the start, and kept there at the end.
    """

    def __init__(self, variant: Variant, started: datetime, walk_file: WalkFile | None = None) -> None:
        self._notice: PanelGroup | None = None  # what came of what was done last, or why nothing did
        self._panel = Panel(
            choose=lambda dimension, choice: self._try(lambda: self._choose(dimension, choice)),
            act=lambda button: self._try(lambda: self._act(button)),
            foretell=self._foretell,
        )
        self.desk = Desk(self._panel, act=self._panel.act)
        self.prototype = Prototype(
            variant, started, self.desk.place, on_change=self._follow, on_switch=self._show
        )
        self._sections: tuple[Section, ...] = ()
        self._sections = sections(
            Context(self.prototype, self.desk, started, self._show_groups, self._tell_done, walk_file)
        )
        for section in self._sections:
            section.follow()
        self._show()
        if walk_file is not None:
            self._tell_done(t("panel.recording_into", path=str(walk_file.path)))

    def close(self) -> None:
        """End the run. Raises CheckError where something could not be kept."""
        try:
            for section in self._sections:
                section.close()
        finally:
            self.prototype.close()

    def tell(self, words: Text) -> None:
        """Show in the panel why something had no effect, until something else is done there."""
        self._notice = PanelGroup("notice", t("panel.notice"), (words,), tone=Tone.WARN)
        self._show_groups()

    def _tell_done(self, words: Text) -> None:
        self._notice = PanelGroup("notice", t("panel.done"), (words,), tone=Tone.OK)
        self._show_groups()

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
            self._show_groups()
        try:
            action()
        except Exception as error:  # noqa: BLE001 - a handler of input must not end the window
            self.tell_error(error)

    def _foretell(self, name: str, choice: str) -> Text | None:
        return next(filter(None, (each.foretell(name, choice) for each in self._sections)), None)

    def _choose(self, name: str, choice: str) -> None:
        before = self.prototype.run
        for section in self._sections:
            section.before_choice(name, choice)
        for section in self._sections:
            if section.choose(name, choice):
                break
        self._note_start(before)

    def _act(self, button: str) -> None:
        if button == "restart":
            before = self.prototype.run
            self.prototype.restart()
            self._note_start(before)
            return
        if button == PARTICIPANT:
            self.desk.participant = not self.desk.participant
            return
        if button == PANEL:
            self.desk.go_to_panel()
            return
        before = self.prototype.run
        for section in self._sections:
            section.before_press(button)
        for section in self._sections:
            if section.press(button):
                break
        if self.prototype.run != before:
            self._note_start(before)

    def _note_start(self, before: int) -> None:
        if self.prototype.run != before:
            for section in self._sections:
                section.begin()
        for section in self._sections:
            section.follow()
        self._show()

    def _show(self) -> None:
        """Show all of the panel anew."""
        self._panel.view = PanelView(
            t("shell.title"),
            t("shell.subtitle"),
            self._groups(),
            self._notices(),
            self._bar(),
            tuple((page, t(f"panel.page.{page}")) for page in Page),
            PanelButton(PANEL, t("panel.open"), "F6", icon="sliders"),
            PanelButton(PANEL, t("panel.close"), "Esc"),
        )

    def _groups(self) -> tuple[PanelGroup, ...]:
        return tuple(group for section in self._sections for group in section.groups())

    def _bar(self) -> tuple[PanelButton, ...]:
        """Return what is always in reach."""
        return (
            PanelButton("restart", t("panel.restart"), "Ctrl+R", icon="repeat"),
            *(button for section in self._sections for button in section.bar()),
            PanelButton(PARTICIPANT, t("panel.participant"), "F11", icon="person"),
        )

    def _notices(self) -> tuple[PanelGroup, ...]:
        return () if self._notice is None else (self._notice,)

    def _show_groups(self) -> None:
        self._panel.view = replace(
            self._panel.view, groups=self._groups(), notices=self._notices(), bar=self._bar()
        )

    def _follow(self, _: State) -> None:
        """Update the panel after each change of the run's state.

        A list that offers what no longer applies is closed by the panel; then it says so.
        """
        if not self._panel.view.groups:
            return  # the first state comes while the prototype is being made
        for section in self._sections:
            section.follow()
        was_open = self._panel.list_is_open
        self._show_groups()
        if was_open and not self._panel.list_is_open:
            self.tell(t("panel.list_closed"))
