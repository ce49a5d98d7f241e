"""Who the person of the scenario is."""

from __future__ import annotations

from app.content.scenarios.labels import scenario_label
from app.desktop.sections.section import Section
from app.domain.facts.text import t
from screens.panel.records import Page, PanelGroup


class Person(Section):
    """Says who holds the phone."""

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the person's description."""
        who = scenario_label(self.prototype.variant.scenario).who
        return (PanelGroup("who", t("panel.who"), (who,), page=Page.SETUP),)
