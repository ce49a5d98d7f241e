"""What several failures share when one edit repairs all of them: their cause.

The same rule, asking for the same, of things that get the same colours (or the same size) from the same place
in the source: the line that writes out a colour, where ``data["origins"]`` knows it, else the line that
declares the widget. Where no place is known, as for a widget whose look is Kivy's own, its class stands for
it; so it does where a rule says that the class is what fails (``data["ofClass"]``). Where a rule says that
the place is (``data["ofPlace"]``), figures and reasons do not count: they vary with the sizes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ..model import Finding

Cause: TypeAlias = tuple[object, ...]


def cause(finding: Finding) -> Cause:
    """Return the cause of a failure; it can be compared and hashed, and is the same in every run."""
    node = finding.node
    if finding.data.get("ofClass"):
        return finding.rule, node.widget_class, finding.reason
    place: object = node.source or node.widget_class or node.path
    if finding.data.get("ofPlace"):
        return finding.rule, place
    colours = finding.data.get("fgColor"), finding.data.get("bgColor")
    origins = finding.data.get("origins")
    if isinstance(origins, Mapping):
        place = tuple(each["source"] or each["token"] for each in origins.values())
    if colours != (None, None):
        return finding.rule, place, finding.required, *colours
    size = None if finding.measured is None else round(finding.measured)
    return finding.rule, place, finding.required, finding.reason, size


def by_cause(findings: Iterable[Finding]) -> dict[Cause, list[Finding]]:
    """Return failures by their cause, in the order in which they were met."""
    found: dict[Cause, list[Finding]] = {}
    for finding in findings:
        found.setdefault(cause(finding), []).append(finding)
    return found
