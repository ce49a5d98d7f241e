"""What an organisation can do before a change of name, what the change costs it, and how it recovers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.domain.facts.organisation import LOST, App
from app.domain.organisation.events import (
    AttachDocument,
    CancelMerchant,
    ChangeLegalPerson,
    RequestReview,
    ResubmitApprovals,
    SubmitQualification,
    UpdateSdk,
)
from app.domain.rules.grants import in_review, reviewed
from app.domain.rules.losses import losses
from app.domain.state import Handlers, State, Step, only

LICENCE = "licence"
DEREGISTRATION = "deregistration"
_LEFT_BEHIND = ("check", "organisation", "legal_person", "new_legal_person")  # once that person changed


def detour(state: State) -> str | None:
    """Return the screen that tells an organisation's losses before the rename page, where there are any.

    The reported design says nothing; there the losses are met afterwards.
    """
    if state.account.organisation.told or not state.setup.behaviour.checks_first:
        return None
    return "organisation" if losses(state.account, state.setup.claims) else None


def acknowledge(state: State) -> State:
    """Remember that the losses were read, so that they are not shown again."""
    return _with(state, told=True)


def commit(state: State) -> State:
    """Return the state with what an organisation loses at the commit (O01, O02, O06 to O09)."""
    organisation = state.account.organisation
    if not organisation.stands_on_the_person:
        return state
    merchant = organisation.merchant
    if merchant is not None:
        merchant = replace(merchant, records=(*merchant.records, state.account.masked_name))
    return _with(
        state,
        approvals=tuple(replace(approval, void=True) for approval in organisation.approvals),
        apps=tuple(replace(app, review=LOST) for app in organisation.apps),
        merchant=merchant,
        qualification=LOST,
        told=False,
        changed=True,
    )


def pass_time(state: State) -> State:
    """End the reviews whose time has come."""
    organisation = state.account.organisation
    if not organisation.changed:
        return state
    return _with(
        state,
        qualification=reviewed(organisation.qualification, state.now),
        apps=tuple(replace(app, review=reviewed(app.review, state.now)) for app in organisation.apps),
    )


def change_legal_person(state: State, event: ChangeLegalPerson) -> Step:
    """Make another person the legal person, so that a change of name costs the organisation nothing."""
    organisation = state.account.organisation
    known = {candidate.id for candidate in organisation.candidates}
    if not organisation.stands_on_the_person or event.candidate not in known:
        return only(state)
    below = tuple(place for place in state.stack if place.screen not in _LEFT_BEHIND)
    state = replace(state, stack=below).pushed("legal_person_changed")
    return only(_with(state, legal_person=event.candidate))


def resubmit_approvals(state: State, event: ResubmitApprovals) -> Step:
    """Put void approvals in progress again, from today on."""
    today = state.now.date()
    return only(
        _with(
            state,
            approvals=tuple(
                replace(approval, void=False, filed=today)
                if approval.void and approval.id in event.ids
                else approval
                for approval in state.account.organisation.approvals
            ),
        )
    )


def attach(state: State, event: AttachDocument) -> Step:
    """Put a placeholder where a paper is asked for."""
    documents = state.account.organisation.documents | {event.document}
    return only(_with(state, documents=documents))


def submit_qualification(state: State, event: SubmitQualification) -> Step:
    """Have the subject reviewed; without its paper nothing happens."""
    organisation = state.account.organisation
    if organisation.qualification != LOST or LICENCE not in organisation.documents:
        return only(state)
    return only(_with(state, qualification=in_review(state.now + _hours(state, "A71"))))


def request_review(state: State, event: RequestReview) -> Step:
    """Have a linked app reviewed again."""

    def change(app: App) -> App:
        return replace(app, review=in_review(state.now + _hours(state, "A72"))) if app.review == LOST else app

    return only(_with_app(state, event.app, change))


def update_sdk(state: State, event: UpdateSdk) -> Step:
    """Give an app the SDK that knows the new subject."""
    needed = state.setup.claims.whole("A73")
    return only(_with_app(state, event.app, lambda app: replace(app, sdk=needed)))


def cancel_merchant(state: State, event: CancelMerchant) -> Step:
    """Cancel the merchant number and close the question; without its proof the number stays (O05)."""
    organisation = state.account.organisation
    if organisation.merchant is None or DEREGISTRATION not in organisation.documents:
        return only(state)
    state = replace(state, stack=state.stack[:-1] if state.top.screen == "merchant_cancel" else state.stack)
    return only(_with(state, merchant=replace(organisation.merchant, cancelled=True)))


def _hours(state: State, claim: str) -> timedelta:
    return timedelta(hours=state.setup.claims.whole(claim))


def _with_app(state: State, name: str, change: Callable[[App], App]) -> State:
    apps = state.account.organisation.apps
    return _with(state, apps=tuple(change(app) if app.id == name else app for app in apps))


def _with(state: State, **facts: Any) -> State:  # noqa: ANN401 - the fields of an organisation, of any type
    organisation = replace(state.account.organisation, **facts)
    return replace(state, account=replace(state.account, organisation=organisation))


HANDLERS: Handlers = {
    ChangeLegalPerson: change_legal_person,
    ResubmitApprovals: resubmit_approvals,
    AttachDocument: attach,
    SubmitQualification: submit_qualification,
    RequestReview: request_review,
    UpdateSdk: update_sdk,
    CancelMerchant: cancel_merchant,
}
