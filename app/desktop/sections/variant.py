"""Which prototype is shown: one choice in each dimension."""

from __future__ import annotations

from app.content.designs import STANDARD, modes_of
from app.desktop.sections.choices import choices
from app.desktop.sections.section import Section
from app.domain.facts.text import Text, t
from app.prototype.dimensions import DIMENSIONS, Dimension, dimension_names
from screens.panel.records import Page, PanelGroup, Select


class VariantChoices(Section):
    """Offers every dimension; what cannot keep the place says before that the run begins again."""

    def groups(self) -> tuple[PanelGroup, ...]:
        """Return the choices."""
        selects = tuple(map(self._select, DIMENSIONS))
        return (PanelGroup("variant", t("panel.variant"), selects=selects, page=Page.SETUP, plain=True),)

    def _select(self, dimension: Dimension) -> Select:
        variant = self.prototype.variant
        return Select(
            dimension.name,
            dimension.title,
            choices(dimension, variant),
            variant.as_arguments()[dimension.name],
            t("panel.starts_again") if dimension.name == "scenario" else None,
        )

    def foretell(self, name: str, choice: str) -> Text | None:
        """Say of a phone or a design that it starts the run again, where it cannot keep the place."""
        if name not in dimension_names() or name == "scenario" or self.prototype.untouched:
            return None
        return None if self.prototype.keeps_place(name, choice) else t("panel.starts_again")

    def choose(self, name: str, choice: str) -> bool:
        """Change one choice."""
        if name not in dimension_names():
            return False
        if name == "design" and self.prototype.variant.mode not in modes_of(choice):
            self.prototype.choose("mode", STANDARD)
        self.prototype.choose(name, choice)
        return True
