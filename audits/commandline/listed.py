"""The kinds of values that options take: one text, or several separated by commas."""

from __future__ import annotations

import click


class Listed(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A comma-separated list, kept as its text; an array of texts in a settings file means the same."""

    name = "list"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the list as one text."""
        return ",".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


LISTED = Listed()
