"""The themes of somebody else's app, which only the running app knows."""

from __future__ import annotations

from app.errors import InputError
from app.walkthrough.apps.other import OtherApp
from audits.target.themes import ALL
from audits.visiting.apart import visit_apart
from audits.visiting.visit import Themes, Visit


def theme_names_of(app: OtherApp) -> tuple[str, ...]:
    """Start an app, in a process of its own, and return its themes; raises InputError where it has none."""
    visit = Visit(
        app.target,
        app.size,
        "wcag22-aa",
        theme=ALL,
        hooks=app.hooks,
        explore=1,  # which is done on a copy; it is left before anything is pressed
        time_limit=app.time_limit,
        size_asked=app.sized,
    )
    found = visit_apart(visit, lambda _: None)
    names = next((each.names for each in found if isinstance(each, Themes)), ())
    if not names:
        right = "leave --theme out, or name functions that switch them in [tool.audits.themes]"
        raise InputError("the app has no themes that are known", right, app.target.text)
    return names
