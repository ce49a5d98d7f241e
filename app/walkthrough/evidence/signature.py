"""Decide when two views are the same for an audit: same parts and phrases, whatever the figures in them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass

from app.domain.events import Event
from app.domain.facts.text import Text
from app.domain.views.model import Entry, Field, View


def signature(record: object) -> Hashable:
    """Return what two views share that differ only in figures: a countdown's seconds, a code's digits."""
    match record:
        case Text():
            kept: tuple[object, ...] = (record.key, *(v for _, v in record.arguments if isinstance(v, Text)))
        case Event():
            kept = (type(record).__name__,)
        case Entry():
            kept = (record.length, bool(record.shown), record.error, record.hint, record.links)
        case Field():
            kept = (record.id, bool(record.value), record.error)
        case tuple():
            kept = record
        case _ if is_dataclass(record):
            kept = tuple(getattr(record, field.name) for field in fields(record))
        case _:
            return record if isinstance(record, Hashable) else None
    return tuple(signature(part) for part in kept)


def screen_name(view: View) -> str:
    """Return the name of what lies on top: the sheet or notice, else the screen."""
    return (view.overlay or view).screen
