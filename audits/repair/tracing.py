"""Tell of each failing text, and of what is drawn, where its colour and that of its ground come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..looking import states
from ..looking.screen import elements
from ..looking.settle import sync
from ..model import PROBED_STATES, Finding, Outcome, Report
from ..started import from_start
from .changes import UntriedError
from .drawn import drawn, find_grounds, text_slot, tints
from .origins import Origin, trace
from .slots import Slot, paint

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..looking.tree import Element


GRAPHICS = "non-text-contrast"
"""The rule whose failures are of what is drawn, and not of texts."""


def with_origins(root: Widget, report: Report, token_files: Sequence[Path]) -> Report:
    """Return a report whose failures that name colours have ``data["origins"]``.

    They are for "text", or for "graphic", and for "ground". Each has the ``token`` (what the program calls
    the colour) and the ``source`` that writes it out ("FILE:LINE", "" where it is not known).
    """
    failing = [each for each in report.having(Outcome.FAILED) if "fgColor" in each.data]
    if not failing:
        return report
    every = elements(root)
    by_path = {element.path: element for element in every}
    found: dict[int, Mapping[str, object]] = {}
    for state in dict.fromkeys(each.state for each in failing):
        with looking(state, every):
            for each in failing:
                if each.state == state and each.node.path in by_path:
                    found[id(each)] = _origins(each, by_path[each.node.path], token_files)
    for each in failing:
        if each.rule == GRAPHICS and each.state not in PROBED_STATES and id(each) in found:
            with suppress(UntriedError):
                (origin, *_), _tint = of_drawn([each], every, token_files)
                found[id(each)] = {"graphic": _told(origin), **found[id(each)]}
    told = (
        replace(each, data={**each.data, "origins": found[id(each)]}) if id(each) in found else each
        for each in report.findings
    )
    return replace(report, findings=tuple(told))


def looking(
    state: str, every: Sequence[Element], alone: Element | None = None
) -> AbstractContextManager[object]:
    """Put all controls, or one alone, into a state for a while; the usual one needs nothing."""
    return (
        nullcontext()
        if state == states.DEFAULT
        else states.pretend(state, every, only=None if alone is None else [alone])
    )


def of_drawn(
    findings: Sequence[Finding], every: Sequence[Element], token_files: Sequence[Path]
) -> tuple[list[Origin], bool]:
    """Return where the colours come from that failing controls draw, each in the look in which it fails.

    The second tells whether they are tints of pictures. Raises UntriedError where not one can be told.
    """
    by_path = {element.path: element for element in every if not element.part}
    painting: list[Origin] = []
    tinting: list[Origin] = []
    reasons = ["the widget is no longer there"]
    for each in (one for one in findings if one.node.path in by_path):
        element = by_path[each.node.path]
        with looking(each.state, every, element):
            sync()  # kv's canvas rules follow a look in the next frame
            try:
                slots = drawn(element, str(each.data["fgColor"]), str(each.data["bgColor"]))
                painting += [trace(slot, token_files) for slot in slots]
                tinting += [] if slots else [trace(slot, token_files) for slot in tints(element)]
            except UntriedError as error:
                reasons.append(str(error))
    sync()
    if not painting and not tinting:
        raise UntriedError(reasons[-1])
    return painting or tinting, not painting


def _origins(finding: Finding, element: Element, token_files: Sequence[Path]) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind, slot in _slots(finding, element):
        found[kind] = _told(trace(slot, token_files))
    return found


def _slots(finding: Finding, element: Element) -> Iterator[tuple[str, Slot]]:
    if finding.rule != GRAPHICS:
        with suppress(UntriedError):
            yield "text", text_slot(element.widget)
    for ground in find_grounds(element, str(finding.data.get("bgColor")))[:1]:
        yield "ground", paint(ground)


def _told(origin: Origin) -> dict[str, str]:
    place = origin.place
    source = "" if place is None else f"{from_start(place.file)}:{place.line}"
    return {"token": origin.token, "source": source}
