"""Ask the app and the scripts whether a condition holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.walkthrough.script.selecting import Condition
from app.walkthrough.script.values import Later

if TYPE_CHECKING:
    from app.walkthrough.script.commands.base import Walk
    from audits.driving.gestures import Selector


def holds(condition: Later[Condition] | None, walk: Walk) -> bool:
    """Tell whether a condition holds.

    As in Maestro, what has to be seen, or to be gone, has some time for that. As in an assertion, what
    scrolling would bring into sight counts as visible; but nothing is scrolled.
    """
    if condition is None:
        return True
    now = condition.now(walk.scope)
    if now.platform and now.platform != walk.platform:
        return False
    return now.is_true and _comes(now.visible, walk, seen=True) and _comes(now.not_visible, walk, seen=False)


def _comes(selector: Selector | None, walk: Walk, *, seen: bool) -> bool:
    from audits.driving.sight import SHORT_PATIENCE_S

    return selector is None or walk.driver.sight.comes(selector, seen=seen, seconds=SHORT_PATIENCE_S)
