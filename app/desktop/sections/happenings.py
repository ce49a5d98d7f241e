"""What others do, such as pay: nobody else is there to do it, so whoever shows the prototype plays them."""

from __future__ import annotations

from app.desktop.sections.section import Section
from app.domain.facts.text import t
from app.domain.views.happenings import happenings
from screens.panel.records import PanelButton, PanelGroup

HAPPENING = "happening-"


class Happenings(Section):
    """Offers what others may do at the present screen."""

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return a button for each, where there is any."""
        buttons = tuple(
            PanelButton(f"{HAPPENING}{each.id}", each.text) for each in happenings(self.prototype.state)
        )
        return (PanelGroup("happenings", t("happenings.title"), buttons=buttons),) if buttons else ()

    def press(self, button: str) -> bool:
        """Let it happen."""
        if not button.startswith(HAPPENING):
            return False
        self.prototype.let_happen(button.removeprefix(HAPPENING))
        return True
