"""How long the change takes on each phone: measured, estimated and claimed, side by side (F05 to F08)."""

from __future__ import annotations

from app.domain.facts.platform import Platform
from app.domain.facts.text import Span, Text, literal, t
from app.domain.rules.derived import slower
from app.domain.state import State
from app.domain.views.model import Callout, Kind, Row, Section, Table, Tone, View
from app.domain.views.screen import Screen, leave, sources_of


def times(state: State) -> View:
    """Return the comparison of phones, and the statements on how much slower Android is (contradiction 4)."""
    phones = _claimed_phones(state)
    heads = (t("times.phone"), t("times.estimate"), t("times.claim"))
    table = Table(
        heads, tuple((phone.name, _estimate(phone), _span(_claimed_s(state, phone))) for phone in phones)
    )
    return View(
        "times",
        Kind.COMPARISON,
        t("times.title"),
        headline=t("times.headline"),
        lead=t("times.lead"),
        table=table,
        sections=(*_measured(state), Section(_slower(state, phones), title=t("times.slower"))),
        callout=Callout(t("times.contradiction"), Tone.WARN),
        note=t("claims.note"),
        note_action=sources_of("times"),
        back=leave(state),
    )


def _claimed_phones(state: State) -> tuple[Platform, ...]:
    """Return the phones that the source speaks of, the quickest first.

    One that falls back on its passcode is none of them.
    """
    claimed = (phone for phone in state.setup.phones if phone.verification_steps() == phone.steps)
    return tuple(sorted(claimed, key=lambda phone: _claimed_s(state, phone)))


def _claimed_s(state: State, phone: Platform) -> int:
    return state.setup.claims.whole(phone.time_claim)


def _estimate(phone: Platform) -> Text:
    return t(
        "times.steps",
        span=Span(round(phone.predicted_seconds())),
        steps=len(phone.verification_steps()),
    )


def _span(seconds: int) -> Text:
    return t("submitted.span", span=Span(seconds))


def _measured(state: State) -> tuple[Section, ...]:
    if not state.duration_s:
        return ()
    row = Row("measured", state.setup.platform.name, value=_span(state.duration_s), icon="clock")
    return (Section((row,), title=t("times.measured")),)


def _slower(state: State, phones: tuple[Platform, ...]) -> tuple[Row, ...]:
    """Return how many seconds more the source gives in all, and what its figures for each phone come to."""
    first, *others = phones
    said = Row(
        "claimed",
        t("times.claimed_in_all"),
        value=_more(state.setup.claims.whole("F08")),
        icon="quote",
        tone=Tone.NEUTRAL,
    )
    by_phone = tuple(
        Row(
            f"slower-{phone.id}",
            phone.name,
            t("times.estimated", more=_more(_slower_by_estimate(phone, first))),
            _more(round(slower(state.setup.claims, phone.time_claim))),
            icon="gauge",
        )
        for phone in others
    )
    return (said, *by_phone)


def _slower_by_estimate(phone: Platform, than: Platform) -> int:
    return round(phone.predicted_seconds() - than.predicted_seconds())


def _more(seconds: int) -> Text:
    return t("times.more", seconds=literal(f"{seconds:+d}"))


SCREENS: tuple[Screen, ...] = (Screen("times", times, sources=("F04", "F05", "F06", "F07", "F08")),)
