"""What lies behind the present screen, for whoever shows the prototype; a person with a phone never sees it.

The password that it asks for, the sources of the figures on it, where the source contradicts itself about
them, the times of the phones, the figures on safety, and the back end at work. The window's panel shows these
beside the phone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.entering import answer
from app.domain.facts.claims import Claim, Claims, Contradiction
from app.domain.facts.platform import Platform
from app.domain.facts.text import Span, Text, literal, t
from app.domain.rules import derived
from app.domain.saga.plan import NETWORKS, STORES, Site
from app.domain.saga.progress import Standing, standings
from app.domain.saga.run import run_of
from app.domain.state import State
from app.domain.views import toasts
from app.domain.views.model import View


@dataclass(frozen=True, slots=True)
class Behind:
    """A titled list of what is behind the screen, in lines."""

    id: str
    title: Text
    lines: tuple[Text, ...]


def behind(state: State, shown: View | None) -> tuple[Behind, ...]:
    """Return all that lies behind what is shown now; what has nothing to say is left out."""
    if shown is None:
        return ()
    claims, ids = state.setup.claims, sources(state, shown)
    found = (
        Behind("code", t("behind.code"), _code(state, shown)),
        Behind("sources", t("behind.sources"), tuple(_source(claims[name]) for name in ids)),
        Behind(
            "contradictions",
            t("behind.contradictions"),
            tuple(line for each in contradictions(claims, ids) for line in (each.text, _decision(each))),
        ),
        Behind("times", t("behind.times"), _times(state) if {"F05", "F08"} & {*ids} else ()),
        Behind("safety", t("behind.safety"), _safety(claims) if "E10" in ids else ()),
        Behind("stores", t("behind.stores"), _stores(state)),
    )
    return tuple(each for each in found if each.lines)


def _code(state: State, shown: View) -> tuple[Text, ...]:
    """Return the password that is asked for, which nothing in the phone tells."""
    asked = (shown.overlay or shown).asked
    return (literal(answer(state)),) if asked is not None and asked.secret else ()


def sources(state: State, shown: View) -> tuple[str, ...]:
    """Return the ids of the claims that what is on top rests on: a screen's own, or the one it is about.

    Beside what can be undone stands how long it can be.
    """
    known, top = state.setup.screens.sources, shown.overlay or shown
    about = (state.top.about,) if state.top.about in state.setup.claims.by_id else ()
    undo = toasts.SOURCES if shown.toast is not None or toasts.can_undo(top) else ()
    return (*known.get(top.screen, about), *undo)


def contradictions(claims: Claims, ids: Iterable[str]) -> tuple[Contradiction, ...]:
    """Return the contradictions that any of some claims takes part in."""
    named = {*ids}
    return tuple(each for each in claims.contradictions if named & {*each.claims})


def _source(claim: Claim) -> Text:
    by = "/".join(claim.contradicted_by)
    status = t("claims.contradicted_by", by=by) if by else t(f"claims.{claim.status}")
    return t("behind.source", id=claim.id, claim=claim.text, origin=claim.origin, status=status)


def _decision(contradiction: Contradiction) -> Text:
    return t("behind.decision", decision=contradiction.decision)


def _times(state: State) -> tuple[Text, ...]:
    """Return each phone's time, estimated and claimed, how much slower Android is, and what was measured."""
    claims = state.setup.claims
    phones = _claimed_phones(state)
    measured = Span(state.duration_s)
    return (
        *(_time(state, phone) for phone in phones),
        t("behind.slower", seconds=claims.whole("F08")),
        *(
            t(
                "behind.slower_by_phone",
                phone=phone.name,
                claimed=literal(f"{round(derived.slower(claims, phone.time_claim)):+d}"),
                estimated=literal(f"{_slower(phone, phones[0]):+d}"),
            )
            for phone in phones[1:]
        ),
        *((t("behind.measured", span=measured),) if state.duration_s else ()),
    )


def _claimed_phones(state: State) -> tuple[Platform, ...]:
    """Return the phones that the source speaks of, the quickest first; one without its sensor is none."""
    claimed = (phone for phone in state.setup.phones if phone.verification_steps() == phone.steps)
    return tuple(sorted(claimed, key=lambda phone: state.setup.claims.whole(phone.time_claim)))


def _time(state: State, phone: Platform) -> Text:
    return t(
        "behind.time",
        phone=phone.name,
        claimed=Span(state.setup.claims.whole(phone.time_claim)),
        estimated=Span(round(phone.predicted_seconds())),
        steps=len(phone.verification_steps()),
    )


def _slower(phone: Platform, than: Platform) -> int:
    return round(phone.predicted_seconds() - than.predicted_seconds())


def _safety(claims: Claims) -> tuple[Text, ...]:
    """Return how many times the risk is, as it is said and as the table beside it comes to (E10, E11)."""
    return (
        t("behind.risk_claimed", figure=f"{claims.figure('E10'):.3g}"),
        t("behind.risk_missed", figure=f"{derived.missed(claims):.3g}"),
        t("behind.risk_complaints", figure=f"{derived.complained(claims):.3g}"),
    )


def _stores(state: State) -> tuple[Text, ...]:
    """Return how each store and network stands with the change, once there is one (S01, S02, S07)."""
    if state.process is None:
        return ()
    found = standings(run_of(state.process), state.process.elapsed(state.now))
    return (
        *(
            _standing("store", name, found[name], t(f"sites.{site}"))
            for site in Site
            for name, at in STORES.items()
            if at is site
        ),
        *(_standing("network", name, found[name], t("behind.network")) for name in NETWORKS),
    )


def _standing(kind: str, name: str, standing: Standing, where: Text) -> Text:
    return t("behind.store", name=t(f"places.{name}"), where=where, standing=t(f"process.{kind}.{standing}"))
