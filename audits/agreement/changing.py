"""Texts that change by themselves: whether a screen reader speaks what they say then (WCAG 4.1.3).

Time passes, and nobody does anything. How far it can be told: what said that something is under way, or that
says what went wrong, is a status message, and has to be live. A text in which figures alone differ is a clock
or a count, and would be a nuisance if it were. Of any other, a person has to say whether anybody waits for
it. Where most of a page's texts go, another page takes its place, and is no message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..looking.live import live
from ..looking.tree import Element
from ..looking.wording import own_text
from ..messages.analysis import reports_error, reports_waiting
from ..messages.finding import is_readable
from .disagreement import Agreement, doubtful, exempt, failed

if TYPE_CHECKING:
    from ..probing.probe import Probe

_WATCHED_S = 10.0  # what is waited for longer is seldom watched for
_STEP_S = 0.25
_AT_ONCE = 2  # texts that come together in a message; more are content
_STAYING = 0.5  # share of a page's texts without which it is another page
_FIGURES = re.compile(r"\d+")
_QUOTED = 40


@dataclass(slots=True, eq=False)
class Change:
    """A text that says something else than before, or was not there; ``times`` counts its changes."""

    element: Element
    before: str
    after: str
    after_s: float
    times: int = 1


def changes(probe: Probe) -> Iterator[Change]:
    """Let time pass, and yield the texts that changed by themselves while the page stayed."""
    looked_at = {each.widget.uid: each for each in probe.screen.elements}
    there = {uid: own_text(element.widget) for uid, element in _readable(probe).items()}
    begun, passed = {*there}, 0.0
    found: dict[int, Change] = {}
    while passed < _WATCHED_S and probe.has_plans(_WATCHED_S - passed):
        probe.let_pass(_STEP_S)
        passed += _STEP_S
        now = _readable(probe)
        if len(begun & now.keys()) < _STAYING * len(begun):
            break
        content = now.keys() - there.keys() if len(now.keys() - there.keys()) > _AT_ONCE else set()
        for uid, element in now.items():
            before, after = there.get(uid, ""), own_text(element.widget)
            there[uid] = after
            if uid in found and after != before:
                found[uid].after, found[uid].times = after, found[uid].times + 1
            elif after != before and uid not in content:
                found[uid] = Change(looked_at.get(uid, element) if before else element, before, after, passed)
    yield from found.values()


def _readable(probe: Probe) -> dict[int, Element]:
    from ..driving.finder import elements_of

    return {each.widget.uid: each for each in elements_of(probe.root) if is_readable(each)}


def compare_change(change: Change) -> Agreement | None:
    """Return what is to be said of a text that changed and is in no live region; None where it is live."""
    if live(change.element):
        return None
    told = f"It says {_quoted(change.after)} after {change.after_s:g} s, by itself"
    if _without_figures(change.before) == _without_figures(change.after):
        return exempt("figures", "Figures alone change in it: to speak each would drown all else.")
    if any(reports_waiting(text) or reports_error(text) for text in (change.before, change.after)):
        return failed("not-live", f"{told}, and is not live: a screen reader does not speak it.")
    often = f", and changes {change.times} times in {_WATCHED_S:g} s" if change.times > 1 else ""
    return doubtful("changes", f"{told}{often}. It is not live: does anybody wait for it?")


def _without_figures(text: str) -> str:
    return _FIGURES.sub("", text)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")
