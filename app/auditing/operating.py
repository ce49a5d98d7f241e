"""Run the rules that operate a screen, in the middle of a walk, on a phone of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from kivy.metrics import Metrics

from app.auditing.operating_rules import OPERATING
from app.prototype.twin import Twin
from audits import Report, profiles
from audits.driving.clock import running
from audits.driving.underway import UnderWay, drop
from audits.engine import Request, audit, without_settled
from audits.model import Remark

if TYPE_CHECKING:
    from app.prototype.shell import Prototype
    from screens.phone import Phone

_TOLD = ("changed", "raised", "moving")


def with_operated(report: Report, prototype: Prototype) -> Report:
    """Add to a report on what a prototype shows what is found by operating it.

    A second phone is operated, with a time of its own: neither the run nor the walk hears of it.
    """
    rules = [rule for rule in OPERATING if rule in profiles.load(report.profile).rules]
    if not rules:
        return report
    request = Request(report.profile, rules, states=(), picture=False, probe=True)
    with _twin_of(prototype) as phone:
        operated = audit(phone, request)
    remarks = [_without(remark, rules) if remark.kind == "unasked" else remark for remark in report.remarks]
    told = [remark for remark in operated.remarks if remark.kind in _TOLD]
    left = without_settled(report.findings, operated.findings)
    return replace(
        report,
        findings=(*left, *operated.findings),
        remarks=tuple(remark for remark in (*remarks, *told) if remark.about),
    )


@contextmanager
def _twin_of(prototype: Prototype) -> Iterator[Phone]:
    """Give a second phone, on whose time nothing else happens; it follows the system's text size."""
    time = running()
    before = UnderWay.take_away()
    of_app = time is not None and time.of_app
    twin = Twin(prototype)

    def scale(_: object, factor: float) -> None:
        prototype.scale_text(factor)

    Metrics.fbind("fontscale", scale)
    try:
        if time is not None:
            time.of_app = True
        yield twin.phone
    finally:
        Metrics.funbind("fontscale", scale)
        if time is not None:
            time.of_app = of_app
        twin.close()
        drop()
        before.bring_back()


def _without(unasked: Remark, rules: list[str]) -> Remark:
    """Return the rules that were not asked, without those that have been asked since."""
    left = [rule for rule in unasked.about.split(", ") if rule not in rules]
    return replace(unasked, about=", ".join(left))
