"""The screens that were walked in this run: one chip each, with the verdict on it, to go back there."""

from __future__ import annotations

from collections.abc import Hashable

from app.desktop.sections.section import Context, Section
from app.domain.facts.text import Text, t
from app.prototype.refusal import RefusedError
from app.prototype.rerun import Mark
from app.walkthrough.evidence.signature import signature
from screens.panel.records import Page, PanelButton, PanelGroup

_CHIP = "walked-"
_MOST = 12  # chips; those of the screens that were seen longest ago go


class WalkedScreens(Section):
    """Goes back to a screen as it was when it was left: the run happens again up to that moment."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        # By screen, in the order in which they were first seen: when that was last, and what was to be seen.
        self._marks: dict[str, tuple[Mark, Hashable]] = {}

    def begin(self) -> None:
        """Forget the run before."""
        self._marks.clear()

    def follow(self) -> None:
        """Take note of where the run stands."""
        self._marks[self._here] = self.prototype.mark, signature(self.prototype.root.view)
        if len(self._marks) > _MOST:
            del self._marks[next(iter(self._marks))]

    @property
    def _here(self) -> str:
        return self.prototype.state.shown

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the chips, once there is somewhere to go back to."""
        if len(self._marks) < 2:
            return ()
        chips = tuple(self._chip(screen, seen) for screen, (_, seen) in self._marks.items())
        title = t("panel.walked", count=len(chips))
        return (PanelGroup("walked", title, (), chips, page=Page.AUDIT, plain=True),)

    def _chip(self, screen: str, seen: Hashable) -> PanelButton:
        failures = self.context.verdicts.get((self.prototype.variant, seen))
        name: Text = t(f"screens.{screen}")
        if failures:
            name = t("panel.walked_failed", screen=name, count=failures)
        icon = "" if failures is None else "alert" if failures else "check"
        return PanelButton(f"{_CHIP}{screen}", name, icon=icon, strong=screen == self._here)

    def press(self, button: str) -> bool:
        """Go to a screen. Raises RefusedError where that is not possible now."""
        if not button.startswith(_CHIP):
            return False
        screen = button.removeprefix(_CHIP)
        if screen in self._marks and screen != self._here:
            if self.context.recording:
                raise RefusedError(t("panel.no_jump_while_recording"))
            self.prototype.go_to(self._marks[screen][0])
        return True
