"""How a walk presses controls: with a finger, or by role and name as a screen reader's user does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.walkthrough.playing.plan import Plan
from audits.driving.driver import Driver

_BETWEEN_S = 0.4  # from one press to the next, at the least; nobody is quicker with a screen reader


@contextmanager
def pressing(driver: Driver, plan: Plan) -> Iterator[None]:
    """Let a driver press controls as a plan says."""
    if not plan.by_name:
        yield
        return
    from kivy.core.window import Window

    from audits.bridge.byname import ByName

    def settle() -> None:
        driver.frames.skip(_BETWEEN_S)
        driver.frames.settle()

    by_name = ByName(Window, settle)
    driver.press_control = by_name.press
    try:
        yield
    finally:
        driver.press_control = None
        by_name.close()
