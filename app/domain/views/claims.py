"""Where every figure comes from, and where the source contradicts itself."""

from __future__ import annotations

from app.domain.events import Event, Go
from app.domain.facts.claims import Claim, Claims, Contradiction
from app.domain.facts.text import Text, t
from app.domain.state import State
from app.domain.views.model import Callout, Kind, Row, Section, Tone, View
from app.domain.views.screen import Screen, leave


def sources(state: State) -> View:
    """Return the claims that a screen rests on, each with its origin and with what speaks against it."""
    claims, named = state.setup.claims, state.setup.screens.sources[state.top.about]
    return View(
        "sources",
        Kind.LIST,
        t("claims.title"),
        headline=t("claims.headline"),
        lead=t("claims.lead"),
        sections=(
            Section(tuple(claim_row(claims, claims[name]) for name in named)),
            *_further(state),
        ),
        back=leave(state),
    )


def _further(state: State) -> tuple[Section, ...]:
    """Return the ways on, but none to a page that is open below: nobody should go round in circles."""
    rows = (
        contradictions_row(state.setup.claims),
        Row("context", t("rows.context"), t("context.detail"), icon="help", tap=Go("context")),
    )
    closed = tuple(row for row in rows if not state.is_open(row.id))
    return (Section(closed),) if closed else ()


def contradictions_row(claims: Claims) -> Row:
    """Return the row that leads to all contradictions."""
    return Row(
        "contradictions",
        t("contradictions.title"),
        t("contradictions.count", count=len(claims.contradictions)),
        icon="quote",
        tap=Go("contradictions"),
    )


def claim_row(claims: Claims, claim: Claim, *, leads_on: bool = True) -> Row:
    """Return a claim's words, id, origin and status; it leads to the contradictions it takes part in."""
    return Row(
        claim.id,
        claim.text,
        _origin(claim),
        icon="quote",
        tone=Tone.NEUTRAL,
        tap=_to_contradiction(claims, claim) if leads_on else None,
    )


def _origin(claim: Claim) -> Text:
    status = (
        t("claims.contradicted_by", by="/".join(claim.contradicted_by))
        if claim.contradicted_by
        else t(f"claims.{claim.status}")
    )
    return t("claims.named", id=claim.id, origin=claim.origin, status=status)


def _to_contradiction(claims: Claims, claim: Claim) -> Event | None:
    found = _about(claims, claim.id)
    if not found:
        return None
    return Go("contradiction", found[0].id) if len(found) == 1 else Go("contradictions", claim.id)


def _about(claims: Claims, name: str) -> tuple[Contradiction, ...]:
    return tuple(each for each in claims.contradictions if name in each.claims)


def contradictions(state: State) -> View:
    """Return the contradictions of the source, or those that one claim takes part in."""
    claims = state.setup.claims
    name = state.top.about
    shown = _about(claims, name) if name else claims.contradictions
    rows = tuple(
        Row(
            f"contradiction-{each.id}",
            each.text,
            t("contradictions.claims", number=each.id, names="/".join(each.claims)),
            icon="quote",
            tone=Tone.NEUTRAL,
            tap=Go("contradiction", each.id),
        )
        for each in shown
    )
    return View(
        "contradictions",
        Kind.LIST,
        t("contradictions.title"),
        headline=t("contradictions.of_claim", count=len(rows), name=name)
        if name
        else t("contradictions.headline", count=len(rows)),
        lead=t("contradictions.lead"),
        sections=(Section(rows),),
        back=leave(state),
    )


def contradiction(state: State) -> View:
    """Return one contradiction: what is stated, each with its origin, and what is done about it."""
    claims = state.setup.claims
    found = next(each for each in claims.contradictions if each.id == state.top.about)
    return View(
        "contradiction",
        Kind.LIST,
        t("contradictions.single"),
        headline=found.text,
        sections=(
            Section(
                tuple(claim_row(claims, claims[name], leads_on=False) for name in found.claims),
                title=t("contradictions.stated"),
            ),
        ),
        callout=Callout(t("contradictions.decision", decision=found.decision)),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("sources", sources),
    Screen("contradictions", contradictions),
    Screen("contradiction", contradiction),
)
