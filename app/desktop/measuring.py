"""Audit what the phone on the desk shows, at its own size, and tell whether it still shows that."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager

from kivy.uix.behaviors import FocusBehavior
from kivy.uix.scrollview import ScrollView
from kivy.uix.widget import Widget

from app.content.themes import theme_files
from app.prototype.shell import Prototype
from app.walkthrough.evidence.signature import signature
from audits import Report, audit
from audits.driving.underway import UnderWay
from audits.repair.proof import Prover
from screens.phone import Phone

Lend = Callable[[], AbstractContextManager[Phone]]


def sight(prototype: Prototype) -> Hashable:
    """Return what tells one picture of the phone from another: equal ones need one verdict only.

    Figures that run on, such as a countdown, make no other picture.
    """
    phone = prototype.root
    scrolled = tuple(
        round(each.scroll_y, 3) for each in phone.walk(restrict=True) if isinstance(each, ScrollView)
    )
    focused = tuple(id(each) for each in _focused() if _lies_in(each, phone))
    variant = tuple(prototype.variant.as_arguments().values())
    return prototype.run, variant, signature(phone.view), scrolled, focused


def measure(lend: Lend, profile: str) -> Report:
    """Audit the phone apart from the window: the window's scale would make everything larger or smaller.

    ``lend`` takes the phone off the desk and puts it back.
    """
    with _apart(lend) as phone:
        return audit(phone, profile=profile, picture=False)


def try_repairs(lend: Lend, report: Report) -> tuple[Report, bytes]:
    """Try a repair of each failure on the phone, which still shows what the report is about.

    Returns the report with what came of it, and the phone with all repairs that hold as PNG, empty without
    any. The phone is as it was afterwards.
    """
    prover = Prover(token_files=theme_files())
    with _apart(lend) as phone:
        return prover.prove(phone, report), prover.picture


@contextmanager
def _apart(lend: Lend) -> Iterator[Phone]:
    """Take the phone off the desk; whatever the run has under way stands still meanwhile."""
    kept = [*_focused()]
    with lend() as phone:
        under_way = UnderWay.take_away()
        try:
            yield phone
        finally:
            under_way.bring_back()
            for each in kept:
                each.focus = True


def _focused() -> Iterator[Widget]:
    """Yield the control that has the keyboard, if any."""
    yield from (widget for widget in FocusBehavior._keyboards.values() if widget is not None)


def _lies_in(widget: Widget, whole: Widget) -> bool:
    one = widget
    while isinstance(one, Widget) and one is not whole:
        one = one.parent
    return one is whole
