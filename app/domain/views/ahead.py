"""The check where something has to be waited for: the day leads, then what is best done until then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from app.domain.events import Go, Remedy
from app.domain.facts.text import Day, Text, t
from app.domain.rules.conditions import CONDITIONS, Urge
from app.domain.rules.eligibility import Item
from app.domain.rules.outlook import Outlook, ToDo, ends, outlook
from app.domain.rules.waits import dated, left, when
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, Style, Timeline, Tone, View
from app.domain.views.remedies.parts import reminder
from app.domain.views.screen import Screen, leave

_QUICK_S = 60  # what takes less is no reason to worry


def waited_for(state: State, ahead: Outlook, passed: tuple[Section, ...]) -> View:
    """Return the check with the first day of a change as its headline; the passed items come last."""
    return View(
        "check",
        Kind.CHECKLIST,
        t("check.title"),
        node=6,
        failed=True,
        headline=t("check.earliest_change", when=when(ahead.earliest, state.now)),
        lead=t("check.too_late") if state.check.too_late else _decided(state, ahead),
        timeline=_timeline(state, ahead),
        sections=(*_groups(state, ahead), *passed),
        callout=Callout(advice(ahead)) if ahead.kept else None,
        actions=(reminder(state, ahead.decided_by.check, ahead.earliest),),
        back=leave(state),
    )


def _decided(state: State, ahead: Outlook) -> Text:
    by = t(f"check.{ahead.decided_by.check}.decides")
    return t("check.decided", left=left(ahead.earliest, state.now), by=by)


def _timeline(state: State, ahead: Outlook) -> Timeline:
    """Return the way from now to the day, with a mark where each of the other waits ends."""
    whole = ahead.earliest - state.now
    others = (ends(item, state.now) for item in ahead.waits if item is not ahead.decided_by)
    return Timeline(
        t("check.today", day=Day(state.now.date())),
        when(ahead.earliest, state.now),
        tuple((end - state.now) / whole for end in others),
    )


def advice(ahead: Outlook) -> Text:
    """Say what had better be left for the end."""
    first, *others = (t(f"check.{item.check}.kept") for item in ahead.kept)
    what = reduce(lambda said, other: t("check.and", first=said, other=other), others, first)
    return t("check.advice", what=what)


def _groups(state: State, ahead: Outlook) -> Iterator[Section]:
    if ahead.to_do:
        rows = tuple(_to_do_row(state, each, ahead) for each in ahead.to_do)
        yield Section(rows, title=t("check.now", count=len(rows)))
    waits = tuple(_wait_row(item, decides=item is ahead.decided_by) for item in ahead.waits)
    yield Section(waits, title=t("check.waiting", count=len(waits)))


def _to_do_row(state: State, each: ToDo, ahead: Outlook) -> Row:
    if each.urge is Urge.NOW:
        return open_row(each.item)
    name, blocker = each.item.check, each.item.blocker
    assert blocker is not None
    return Row(
        f"keep-{name}",
        blocker.said,
        t("check.in_time", day=dated(ahead.resume, state.now)),
        t(f"check.{each.urge}"),
        icon="clock",
        tone=Tone.NEUTRAL,
        tap=Go("keep", name),
    )


def _wait_row(item: Item, *, decides: bool) -> Row:
    assert item.blocker is not None
    return Row(
        f"fix-{item.check}",
        item.blocker.said,
        item.blocker.cost,
        icon="calendar" if decides else "clock",
        tone=Tone.NEUTRAL,
        tap=Remedy(item.check),
        badge=t("check.decides") if decides else None,
    )


def open_row(item: Item) -> Row:
    """Return the row of an item that is to be dealt with now."""
    assert item.blocker is not None
    name, blocker = item.check, item.blocker
    button = Action(f"fix-{name}", t("check.fix"), Remedy(name), Style.SMALL)
    tone = Tone.WARN if blocker.seconds < _QUICK_S else Tone.DANGER
    return Row(name, blocker.said, blocker.cost, icon="alert", tone=tone, button=button)


def keep(state: State) -> View:
    """Return why an item had better be left for the end, and from when on it is in time."""
    name = state.top.about
    ahead = outlook(state.check.items, state.account, state.now, state.setup.claims)
    kept = CONDITIONS[name].urge(state.account) is Urge.KEEP
    return View(
        "keep",
        Kind.NOTICE,
        t("keep.title" if kept else "keep.no_hurry"),
        lead=t(f"check.{name}.keep") if kept else t("keep.either"),
        note=_in_time(state, ahead) if ahead else None,
        actions=(
            Action("later", t("keep.later"), leave(state)),
            Action("anyway", t("keep.anyway"), Remedy(name), Style.SECONDARY),
        ),
        back=leave(state),
    )


def _in_time(state: State, ahead: Outlook) -> Text:
    return t(
        "keep.in_time",
        day=when(ahead.earliest, state.now),
        left=left(ahead.earliest, state.now),
        resume=dated(ahead.resume, state.now),
    )


SCREENS: tuple[Screen, ...] = (Screen("keep", keep, sources=("A29",), makes_way=True),)
