"""Record a walk: what the person does with the phone becomes a flow."""

from __future__ import annotations

from pathlib import Path

from app.content.themes import theme_names
from app.desktop.files import keep
from app.desktop.recording.recorder import Recorder
from app.desktop.sections.answers import ANSWER
from app.desktop.sections.happenings import HAPPENING
from app.desktop.sections.section import Context, Section
from app.desktop.sections.timemachine import FAULT
from app.domain.facts.text import t
from app.prototype.bindings import tr
from app.prototype.dimensions import dimension, dimension_names
from app.prototype.refusal import RefusedError
from app.walkthrough.recording.flow import Recording
from app.walkthrough.script.reader import load_script
from screens.panel.records import PanelButton, PanelGroup

RECORD = "record"
FOLDER = "recordings"


class WalkRecording(Section):
    """Starts the run again and records it, until its button is pressed once more.

    Where a file was named for a walk, the first run is recorded from the start.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._recorder: Recorder | None = None
        if context.walk_file is not None:
            self._record()

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return nothing: its button stands in the bar."""
        return ()

    def bar(self) -> tuple[PanelButton, ...]:
        """Return the button, which says how far the recording has come."""
        if self._recorder is None:
            return (PanelButton(RECORD, t("panel.record"), "F5", icon="record"),)
        count = len(self._recorder.recording.steps)
        return (PanelButton(RECORD, t("panel.recording", count=count), "F5", icon="record", strong=True),)

    def begin(self) -> None:
        """Record the run that begins in place of the one before."""
        if self._recorder is not None:
            self._recorder.stop()
            self._record()

    def close(self) -> None:
        """End a recording: it is kept where a file was named for it, and else it is not finished."""
        if (recorder := self._end()) is not None:
            recording = recorder.stop()
            if self.context.walk_file is not None:
                self._keep(recording)

    def press(self, button: str) -> bool:
        """Begin, or end and write the flow."""
        if button != RECORD:
            return False
        if (recorder := self._end()) is not None:
            self.context.tell(t("panel.kept", path=str(self._keep(recorder.stop()))))
            return True
        self.prototype.restart()
        self._record()
        self.context.desk.opened = False
        self.context.tell(t("panel.recording_began"))
        return True

    def _end(self) -> Recorder | None:
        recorder, self._recorder = self._recorder, None
        self.context.recording = False
        return recorder

    def _keep(self, recording: Recording) -> Path:
        """Write the flow: the first one into the file that was named for it, if one was."""
        scenario = self.prototype.variant.scenario
        text = recording.text(tr.text(dimension("scenario").label(scenario)))
        wanted, self.context.walk_file = self.context.walk_file, None
        path = keep(FOLDER, scenario, ".yaml", text.encode()) if wanted is None else wanted.write(text)
        load_script(path, {name: value or "-" for name, value in recording.variables.items()})
        return path

    def before_press(self, button: str) -> None:
        """Record what others do."""
        if self._recorder is not None and button.startswith(HAPPENING):
            self._recorder.note("letHappen", button.removeprefix(HAPPENING))

    def before_choice(self, name: str, choice: str) -> None:
        """Record what is chosen in the panel.

        Raises RefusedError for what no flow can do in the middle of a walk.
        """
        if self._recorder is None:
            return
        if name == FAULT and choice:
            self._recorder.note("injectFault", choice)
        elif name.startswith(ANSWER):
            self._recorder.note("setAnswer", {"question": name.removeprefix(ANSWER), "answer": choice})
        elif name == "theme" and choice != self.prototype.variant.theme and len(theme_names()) == 2:
            self._recorder.note("switchTheme")
        elif name in dimension_names() and self._changes(name, choice) and self._stays(name, choice):
            raise RefusedError(t("panel.not_while_recording"))

    def _stays(self, name: str, choice: str) -> bool:
        """Tell whether the run would go on: one that begins again is recorded anew."""
        if dimension(name).live:
            return True
        return not self.prototype.untouched and self.prototype.keeps_place(name, choice)

    def _changes(self, name: str, choice: str) -> bool:
        return self.prototype.variant.as_arguments()[name] != choice

    def _record(self) -> None:
        self.context.recording = True
        self._recorder = Recorder(self.prototype, self.context.desk.covers, self.context.refresh)
