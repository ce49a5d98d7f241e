"""The better way (O03): somebody else becomes the legal person, and the organisation keeps everything."""

from __future__ import annotations

from app.domain.events import Go, Return
from app.domain.facts.organisation import Candidate, Organisation
from app.domain.facts.text import t
from app.domain.organisation.events import ChangeLegalPerson
from app.domain.rules.losses import losses
from app.domain.state import State
from app.domain.views.model import Action, Kind, Row, Section, Style, Table, Tone, View
from app.domain.views.screen import Screen, cancel, leave


def legal_person(state: State) -> View:
    """Return why it is better, beside what a change of name would do, and who could take over."""
    organisation = state.account.organisation
    return View(
        "legal_person",
        Kind.COMPARISON,
        t("legal_person.title"),
        headline=t("legal_person.headline"),
        lead=t("legal_person.lead", name=organisation.name or ""),
        table=_comparison(state),
        sections=(
            Section(
                tuple(_candidate_row(candidate) for candidate in organisation.candidates),
                title=t("legal_person.choose"),
            ),
        ),
        back=leave(state),
    )


def _comparison(state: State) -> Table:
    heads = (t("legal_person.subject"), t("legal_person.rename"), t("legal_person.change"))
    rows = tuple(
        (
            t(f"organisation.{loss.claim}.subject"),
            t(f"organisation.{loss.claim}.renamed"),
            t("legal_person.kept"),
        )
        for loss in losses(state.account, state.setup.claims)
    )
    return Table(heads, rows)


def _candidate_row(candidate: Candidate) -> Row:
    return Row(
        candidate.id, candidate.name, candidate.post, icon="person", tap=Go("new_legal_person", candidate.id)
    )


def new_legal_person(state: State) -> View:
    """Return the question before the organisation is handed over."""
    organisation = state.account.organisation
    chosen = next(each for each in organisation.candidates if each.id == state.top.about)
    return View(
        "new_legal_person",
        Kind.NOTICE,
        t("legal_person.question", name=chosen.name),
        lead=t("legal_person.answer", name=chosen.name, organisation=organisation.name or ""),
        actions=(
            Action("hand-over", t("legal_person.submit"), ChangeLegalPerson(chosen.id)),
            cancel(state),
        ),
        back=leave(state),
    )


def legal_person_changed(state: State) -> View:
    """Return the result: who answers for the organisation now, and that the person is free to change."""
    organisation = state.account.organisation
    successor = organisation.successor
    assert successor is not None  # this screen opens with the change alone
    rows = _kept(organisation)
    rename = Action("rename", t("legal_person.rename_now"), Go("rename"), Style.SECONDARY)
    return View(
        "legal_person_changed",
        Kind.RESULT,
        t("legal_person.result"),
        headline=t("legal_person.changed", name=successor.name),
        lead=t("legal_person.changed_lead", name=organisation.name or ""),
        icon="check",
        tone=Tone.OK,
        sections=(Section(rows, title=t("legal_person.goes_on")),) if rows else (),
        actions=(
            Action("finish", t("actions.done"), Return("me")),
            *(() if state.account.pending_name else (rename,)),
        ),
        back=leave(state),
    )


def _kept(organisation: Organisation) -> tuple[Row, ...]:
    """Return what goes on; what an earlier change has cost is not among it."""
    qualified = organisation.qualification.valid
    counted = (
        ("approvals", "list", sum(not approval.void for approval in organisation.approvals)),
        ("clients", "brackets", len(organisation.clients) if qualified else 0),
        ("programs", "grid", len(organisation.programs) if qualified else 0),
        ("apps", "phone", sum(app.review.valid for app in organisation.apps)),
        ("merchant", "storefront", int(organisation.merchant is not None)),
    )
    return tuple(
        Row(name, t(f"legal_person.goes.{name}", count=count), icon=icon, tone=Tone.OK)
        for name, icon, count in counted
        if count
    )


SCREENS: tuple[Screen, ...] = (
    Screen("legal_person", legal_person, sources=("O03",)),
    Screen("new_legal_person", new_legal_person, sources=("O03",)),
    Screen("legal_person_changed", legal_person_changed, sources=("O03",)),
)
