"""What a design that explains nothing leaves out of a view: the reported one, as the article has it.

Guidance is whatever tells a person why, or what to do: leads, callouts, notes, comparisons, the advice beside
a row, and the headlines of pages that are lists already. A few phrases stay, for the source has them or a
form needs them; the design's file names them. Facts, controls and what a keypad or a sensor answers stay.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.domain.facts.design import Behaviour
from app.domain.facts.text import Text
from app.domain.views.model import Kind, Row, Section, View

_HEADED = (Kind.LIST, Kind.CHECKLIST, Kind.COMPARISON)  # their title in the bar says what they are


def spoken(view: View, behaviour: Behaviour) -> View:
    """Return a view with its advice in place, or without any guidance where the design explains nothing."""
    explains = behaviour.explains_errors
    advised = replace(
        view,
        sections=tuple(_section(section, advised=explains) for section in view.sections),
        overlay=spoken(view.overlay, behaviour) if view.overlay else None,
    )
    return advised if explains else _unguided(advised, frozenset(behaviour.says))


def _unguided(view: View, kept: frozenset[str]) -> View:
    headline = _said(view.headline, kept) if view.kind in _HEADED else view.headline
    return replace(
        view,
        headline=headline,
        progress=view.progress if headline else None,  # a bar without a word says nothing
        lead=_said(view.lead, kept),
        callout=view.callout if view.callout and _said(view.callout.text, kept) else None,
        note=_said(view.note, kept),
        table=None,
    )


def guidance(view: View) -> Iterator[Text]:
    """Yield what guides on a view that was not arranged by ``spoken`` yet."""
    headline = view.headline if view.kind in _HEADED else None
    for text in (headline, view.lead, view.note, view.callout and view.callout.text):
        if text:
            yield text
    yield from (row.advice for section in view.sections for row in section.rows if row.advice)


def _said(text: Text | None, kept: frozenset[str]) -> Text | None:
    return text if text and text.key in kept else None


def _section(section: Section, *, advised: bool) -> Section:
    if not any(row.advice for row in section.rows):
        return section
    return replace(section, rows=tuple(_row(row, advised=advised) for row in section.rows))


def _row(row: Row, *, advised: bool) -> Row:
    return replace(row, detail=row.advice if advised else row.detail, advice=None) if row.advice else row
