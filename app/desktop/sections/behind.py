"""What lies behind the present screen: the sources of its figures, and the back end at work."""

from __future__ import annotations

from app.desktop.sections.section import Context, Section
from app.domain.facts.text import t
from app.domain.views.behind import Behind, behind
from screens.panel.records import PanelButton, PanelGroup

FEW = 4  # lines of a group that are shown before the rest is asked for
_MORE = "behind-"


class BehindTheScreen(Section):
    """Shows the participant's phone nothing of it: all this stands beside it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._open: set[str] = set()

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return a group for each part, the long ones shortened."""
        return tuple(map(self._group, behind(self.prototype.state, self.prototype.root.view)))

    def _group(self, part: Behind) -> PanelGroup:
        rest = len(part.lines) - FEW
        if rest <= 0:
            return PanelGroup(part.id, part.title, part.lines)
        is_open = part.id in self._open
        words = t("behind.fewer") if is_open else t("behind.more", count=rest)
        button = PanelButton(f"{_MORE}{part.id}", words)
        return PanelGroup(part.id, part.title, part.lines if is_open else part.lines[:FEW], (button,))

    def press(self, button: str) -> bool:
        """Show all of a part, or its first lines."""
        if not button.startswith(_MORE):
            return False
        self._open ^= {button.removeprefix(_MORE)}
        self.context.refresh()
        return True
