"""Tell of each failing text where its colour and that of its ground come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..looking import states
from ..looking.screen import elements
from ..model import Finding, Outcome, Report
from ..started import from_start
from .changes import UntriedError
from .colouring import find_grounds, text_slot
from .origins import Origin, trace
from .slots import Slot, paint

if TYPE_CHECKING:
    from kivy.uix.widget import Widget

    from ..looking.tree import Element


def with_origins(root: Widget, report: Report, token_files: Sequence[Path]) -> Report:
    """Return a report whose failures that name colours have ``data["origins"]``, for "text" and "ground".

    Each has the ``token`` (what the program calls the colour) and the ``source`` that writes it out
    ("FILE:LINE", "" where it is not known).
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
    told = (
        replace(each, data={**each.data, "origins": found[id(each)]}) if id(each) in found else each
        for each in report.findings
    )
    return replace(report, findings=tuple(told))


def looking(state: str, every: Sequence[Element]) -> AbstractContextManager[object]:
    """Put all controls into a state for a while; the usual one needs nothing."""
    return nullcontext() if state == states.DEFAULT else states.pretend(state, every)


def _origins(finding: Finding, element: Element, token_files: Sequence[Path]) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind, slot in _slots(finding, element):
        found[kind] = _told(trace(slot, token_files))
    return found


def _slots(finding: Finding, element: Element) -> Iterator[tuple[str, Slot]]:
    with suppress(UntriedError):
        yield "text", text_slot(element.widget)
    for ground in find_grounds(element, str(finding.data.get("bgColor")))[:1]:
        yield "ground", paint(ground)


def _told(origin: Origin) -> dict[str, str]:
    place = origin.place
    source = "" if place is None else f"{from_start(place.file)}:{place.line}"
    return {"token": origin.token, "source": source}
