"""Record a walk: what the person does with the phone becomes a flow."""

from __future__ import annotations

from app.content.themes import theme_names
from app.desktop.files import keep
from app.desktop.recording.recorder import Recorder
from app.desktop.sections.section import Context, Section
from app.desktop.sections.timemachine import FAULT
from app.domain.facts.text import t
from app.prototype.bindings import tr
from app.prototype.dimensions import dimension, dimension_names
from app.prototype.refusal import RefusedError
from app.walkthrough.script.reader import load_script
from screens.panel.records import PanelButton, PanelGroup

RECORD = "record"
FOLDER = "recordings"


class WalkRecording(Section):
    """Starts the run again and records it, until its button is pressed once more."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._recorder: Recorder | None = None

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
        """Keep nothing of a recording that is not finished."""
        if self._recorder is not None:
            self._recorder.stop()
            self._recorder = None

    def press(self, button: str) -> bool:
        """Begin, or end and write the flow."""
        if button != RECORD:
            return False
        if self._recorder is None:
            self.prototype.restart()
            self._record()
            self.context.tell(t("panel.recording_began"))
            return True
        recorder, self._recorder = self._recorder, None
        recording = recorder.stop()
        scenario = self.prototype.variant.scenario
        title = tr.text(dimension("scenario").label(scenario))
        path = keep(FOLDER, scenario, ".yaml", recording.text(title).encode())
        load_script(path, {name: value or "-" for name, value in recording.variables.items()})
        self.context.tell(t("panel.kept", path=str(path)))
        return True

    def before_choice(self, name: str, choice: str) -> None:
        """Record what is chosen in the panel.

        Raises RefusedError for what no flow can do in the middle of a walk.
        """
        if self._recorder is None:
            return
        if name == FAULT and choice:
            self._recorder.note("injectFault", choice)
        elif name == "theme" and choice != self.prototype.variant.theme and len(theme_names()) == 2:
            self._recorder.note("switchTheme")
        elif name in dimension_names() and dimension(name).live and self._changes(name, choice):
            raise RefusedError(t("panel.not_while_recording"))

    def _changes(self, name: str, choice: str) -> bool:
        return self.prototype.variant.as_arguments()[name] != choice

    def _record(self) -> None:
        self._recorder = Recorder(self.prototype, self.context.desk.covers, self.context.refresh)
