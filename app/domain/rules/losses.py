"""What an organisation loses when the name that it is registered under changes, and what still works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.facts.account import Account
from app.domain.facts.claims import Claims
from app.domain.facts.organisation import LOST, App, Client, Organisation, Standing


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss by a change of name: the claim that states it, and the number of things affected."""

    claim: str
    count: int


def losses(account: Account, claims: Claims) -> tuple[Loss, ...]:
    """Return the losses to expect, in the order of the claims; none if another person is its legal person."""
    organisation = account.organisation
    if not organisation.stands_on_the_person:
        return ()
    qualified = organisation.qualification.standing is not Standing.LOST
    clients, merchant = organisation.clients if qualified else (), organisation.merchant
    counted = (
        Loss("O01", sum(not approval.void for approval in organisation.approvals)),
        Loss("O02", sum(not client.open_platform for client in clients)),
        Loss("O04", int(merchant is not None and not merchant.cancelled)),
        Loss("O06", len(organisation.programs) if qualified else 0),
        Loss("O07", sum(client.open_platform for client in clients)),
        Loss("O08", sum(app.review != LOST for app in organisation.apps)),
        Loss("O09", sum(is_outdated(app, claims) for app in organisation.apps)),
    )
    return tuple(loss for loss in counted if loss.count)


class Answer(StrEnum):
    """The result of an interface call."""

    ANSWERED = "answered"
    NO_ACCESS = "refused_access"
    NO_QUOTA = "refused_quota"


def call(organisation: Organisation, client: Client, today: date, claims: Claims) -> Answer:
    """Return the answer to a test call, which itself does not count (O02, O07)."""
    if not organisation.qualification.valid and not client.open_platform:
        return Answer.NO_ACCESS
    left = quota(organisation, client, claims) - client.used_on(today)
    return Answer.ANSWERED if left > 0 else Answer.NO_QUOTA


def quota(organisation: Organisation, client: Client, claims: Claims) -> int:
    """Return how many calls a day a client may make; at test level while the subject is not qualified."""
    if client.open_platform and not organisation.qualification.valid:
        return min(client.quota, claims.whole("A70"))
    return client.quota


def is_outdated(app: App, claims: Claims) -> bool:
    """Tell whether an app's log-in SDK is too old to support a change of subject (A73)."""
    return 0 < app.sdk < claims.whole("A73")


def logs_in(organisation: Organisation, app: App, claims: Claims) -> bool:
    """Tell whether people can sign in to an app with this account's platform (O09)."""
    return app.sdk > 0 and not (organisation.changed and is_outdated(app, claims))
