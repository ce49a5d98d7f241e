"""Read facts from a file: its keys and their ranges follow from the records of the facts themselves.

Amounts are given in yuan, times relative to the start of the run; see ``app.domain.facts.given``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, make_dataclass
from datetime import datetime, time, timedelta
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from app.content.icons import Icon
from app.content.ranges import Days, Distinct, Id, Range, Yuan
from app.content.records import hints_of
from app.domain.facts.account import FEN
from app.domain.facts.given import Given
from app.domain.facts.text import Text

_Fact = TypeVar("_Fact")
Hours = Annotated[float, Range(0, 87_600)]


def fen(yuan: float) -> int:
    """Return an amount of money in fen, to the nearest one."""
    return round(yuan * FEN)


@dataclass(frozen=True, slots=True)
class Form:
    """How one field of a fact is given: its keys with their types, and what makes the field of their values.

    ``make`` takes the start of the run before the values.
    """

    keys: Mapping[str, Any]
    make: Callable[..., object]


def _as_it_is(name: str, hint: Any) -> Form:  # noqa: ANN401 - a hint has no type of its own
    return Form({name: hint}, lambda started, value: value)


_FORMS: Mapping[Given, Callable[[str], Form | None]] = {
    Given.ID: lambda name: _as_it_is(name, Id),
    Given.ICON: lambda name: _as_it_is(name, Icon),
    Given.YUAN: lambda name: Form({name.replace("fen", "yuan"): Yuan}, lambda started, yuan: fen(yuan)),
    Given.IN_DAYS: lambda name: Form(
        {f"{name}_in_days": Days}, lambda started, days: started.date() + timedelta(days=days)
    ),
    Given.DAYS_AGO: lambda name: Form(
        {f"{name}_days_ago": Days}, lambda started, days: started.date() - timedelta(days=days)
    ),
    Given.IN_HOURS: lambda name: Form(
        {f"{name}_in_hours": Hours}, lambda started, hours: started + timedelta(hours=hours)
    ),
    Given.DAYS_AGO_AT: lambda name: Form(
        {"days_ago": Days, "time": time},
        lambda started, days, clock: datetime.combine(started.date() - timedelta(days=days), clock),
    ),
    Given.LATER: lambda name: None,
}


@cache
def entry(kind: type, base: type = object) -> type:
    """Return the record of what a file gives of a kind of fact, beside the fields of ``base``.

    A key that may be left out is then None.
    """
    needed = {field.name for field in fields(kind) if field.default is field.default_factory is MISSING}
    keys = [
        (key, hint) if name in needed else (key, hint, None)
        for name, form in _forms(kind).items()
        for key, hint in form.keys.items()
    ]
    return make_dataclass(f"{kind.__name__}Entry", keys, bases=(base,), frozen=True, slots=True, kw_only=True)


def facts(kind: type, given: object, started: datetime) -> dict[str, Any]:
    """Return the fields of a fact that an ``entry`` gives, in a run that starts then."""
    made = {}
    for name, form in _forms(kind).items():
        values = [getattr(given, key) for key in form.keys]
        if None not in values:
            made[name] = form.make(started, *values)
    return made


def _fact(kind: type[_Fact], started: datetime, given: object) -> _Fact:
    return kind(**facts(kind, given, started))


@cache
def _forms(kind: type) -> Mapping[str, Form]:
    """Return how each field of a kind of fact is given, without those that are not."""
    forms = {field.name: _form(field.name, hints_of(kind)[field.name]) for field in fields(kind)}
    return {name: form for name, form in forms.items() if form is not None}


def _form(name: str, hint: Any) -> Form | None:  # noqa: ANN401
    kind, inner = get_origin(hint) or hint, get_args(hint)
    if kind is Annotated:
        return _FORMS[inner[1]](name)
    if kind in (Union, UnionType):
        return _form(name, next(each for each in inner if each is not NoneType))
    if kind is tuple:
        return _several(name, inner[0])
    if isinstance(kind, type) and is_dataclass(kind) and kind is not Text:
        return Form({name: entry(kind)}, partial(_fact, kind))
    return _as_it_is(name, hint)


def _several(name: str, hint: Any) -> Form:  # noqa: ANN401
    """Return the form of a list; records that have an id have each another one."""
    one = _form(name, hint)
    assert one is not None
    ((key, each),) = one.keys.items()
    distinct = is_dataclass(hint) and "id" in {field.name for field in fields(hint)}
    several = Annotated[tuple[each, ...], Distinct()] if distinct else tuple[each, ...]  # type: ignore[valid-type]
    return Form({key: several}, lambda started, values: tuple(one.make(started, value) for value in values))
