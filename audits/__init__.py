"""An accessibility auditor for any Kivy app.

    from audits import audit, Outcome
    report = audit(widget, profile="wcag22-aa")

Importing this package does not import Kivy; ``audit`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .errors import UnknownNameError
from .model import STATES, Box, Entry, Finding, Node, Outcome, Remark, Report, Run, TextRun, worst
from .profiles import Profile

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

__all__ = [
    "STATES", "Box", "Entry", "Finding", "Node", "Outcome", "Profile", "Remark", "Report", "Run", "TextRun",
    "UnknownNameError", "audit", "install", "prepare", "worst",
]  # fmt: skip

__version__ = "0.1.0"


def audit(  # noqa: PLR0913 - the contract that callers know
    widget: Widget,
    profile: str = "wcag22-aa",
    rules: Sequence[str] | None = None,
    *,
    states: Iterable[str] = STATES,
    size: tuple[int, int] | None = None,
    picture: bool = True,
    probe: bool = False,
    wait: float = 0.0,
) -> Report:
    """Let any Kivy widget, on screen or not, come to rest and return the verdicts of a profile's rules on it.

    The app runs on virtual time meanwhile: what moves is waited for without real time passing, and what is
    still under way at the end has as long to go as it had.

    ``rules`` narrows the profile to some rule ids. ``states`` are those the controls are put into, for
    their looks only: nothing is pressed, and all is put back. ``size`` (px) lays a widget without a
    parent out; unsized ones fill the window. ``picture`` keeps the frame as PNG, with what was typed
    blotted out. ``probe`` lets rules operate the app (press keys, touch, let time pass, change the
    window's and the text's size) where looking is not enough, and puts everything back; without it, those
    rules give no verdict. ``wait`` is how many s of virtual time pass beyond rest before the look.

    Raises UnknownNameError for a profile, rule or state that does not exist, and InputError for a rule that
    the profile does not have.
    """
    from . import engine

    return engine.audit(widget, engine.Request(profile, rules, states, size, picture, probe, wait))


def prepare(size: tuple[int, int] = (390, 844)) -> None:
    """Let Kivy draw off screen, in a window of that size in px: for tests, where there may be no screen.

    One dp is one px then. Call it before anything imports Kivy, from a conftest.py say. Raises RuntimeError
    when Kivy has been imported already.
    """
    from .target.environment import prepare_kivy

    prepare_kivy(*size, off_screen=True)


def install() -> None:
    """Watch Kivy from now on, so that texts and kv rules made before the first audit are known fully."""
    from . import engine

    engine.install()
