"""The subject qualification and the mini-programs that hang on it (O06)."""

from __future__ import annotations

from app.domain.events import Go
from app.domain.facts.organisation import Organisation, Standing
from app.domain.facts.text import Moment, Text, t
from app.domain.organisation.events import SubmitQualification
from app.domain.organisation.steps import LICENCE
from app.domain.state import State
from app.domain.views.model import Action, Callout, Kind, Row, Section, View
from app.domain.views.organisation.parts import SIGNS, document_row
from app.domain.views.screen import Screen, leave


def to_qualification(state: State) -> Action:
    """Return the action that leads to the subject qualification, or to its review."""
    review = state.account.organisation.qualification.standing is Standing.REVIEW
    key = "qualification.see_review" if review else "qualification.again"
    return Action("qualification", t(key), Go("qualification"))


def qualification(state: State) -> View:
    """Return the subject qualification: its paper, its review, and what comes back with it."""
    organisation = state.account.organisation
    grant = organisation.qualification
    lost = grant.standing is Standing.LOST
    attached = LICENCE in organisation.documents
    paper = Section((document_row(LICENCE, attached=attached),), title=t("placeholders.needed"))
    return View(
        "qualification",
        Kind.LIST,
        t("qualification.title"),
        headline=t(f"qualification.{grant.standing}"),
        lead=_lead(state),
        sections=(*((paper,) if lost else ()), *_waiting(organisation)),
        callout=Callout(t("placeholders.nothing_captured")) if lost else None,
        actions=(_submit(attached=attached),) if lost else (),
        back=leave(state),
    )


def _lead(state: State) -> Text:
    grant = state.account.organisation.qualification
    if grant.until is not None:
        return t("qualification.review_lead", until=Moment(grant.until))
    return t(f"qualification.{grant.standing}_lead", hours=state.setup.claims.whole("A71"))


def _waiting(organisation: Organisation) -> tuple[Section, ...]:
    """Return what comes back with the qualification, or is back."""
    icon, tone = SIGNS[organisation.qualification.standing]
    counted = (("programs", len(organisation.programs)), ("clients", len(organisation.clients)))
    rows = tuple(
        Row(name, t(f"qualification.{name}", count=count), icon=icon, tone=tone)
        for name, count in counted
        if count
    )
    key = "qualification.restored" if organisation.qualification.valid else "qualification.restores"
    return (Section(rows, title=t(key)),) if rows else ()


def _submit(*, attached: bool) -> Action:
    key = "qualification.submit" if attached else "qualification.submit_blocked"
    return Action("submit", t(key), SubmitQualification(), enabled=attached)


def mini_programs(state: State) -> View:
    """Return the mini-programs, and how to get them back where their subject has changed."""
    organisation = state.account.organisation
    grant = organisation.qualification
    icon, tone = SIGNS[grant.standing]
    until = {"until": Moment(grant.until)} if grant.until else {}
    rows = tuple(
        Row(program.id, program.name, t(f"mini_programs.{grant.standing}", **until), icon=icon, tone=tone)
        for program in organisation.programs
    )
    lost = grant.standing is Standing.LOST
    return View(
        "mini_programs",
        Kind.LIST,
        t("organisations.mini_programs"),
        headline=t("mini_programs.headline", count=len(rows)) if lost else None,
        lead=t("mini_programs.lead") if lost else None,
        sections=(Section(rows),),
        actions=() if grant.valid else (to_qualification(state),),
        back=leave(state),
    )


SCREENS: tuple[Screen, ...] = (
    Screen("qualification", qualification, sources=("O06", "A71")),
    Screen("mini_programs", mini_programs, sources=("O06",)),
)
