"""What a change of name alters, before and after."""

from __future__ import annotations

from app.domain.facts.text import t
from app.domain.rules.effects import Effect
from app.domain.views.model import Table


def before_and_after(changes: tuple[Effect, ...]) -> Table:
    """Return what changes as a table: what it is, how it is now, how it will be."""
    heads = (t("consequences.subject"), t("consequences.now"), t("consequences.then"))
    return Table(heads, tuple((change.subject, change.now, change.then) for change in changes))
