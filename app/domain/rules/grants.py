"""What the platform grants to an organisation: its review, and how a rollback restores it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.domain.facts.organisation import Grant, Organisation, Standing


def in_review(until: datetime) -> Grant:
    """Return a grant that is being reviewed until a moment."""
    return Grant(Standing.REVIEW, until)


def reviewed(grant: Grant, now: datetime) -> Grant:
    """Return the grant as it stands now: valid again where its review is over."""
    over = grant.until is not None and grant.until <= now
    return Grant() if over else grant


def restore(now: Organisation, before: Organisation) -> Organisation:
    """Return the organisation with the effects of the commit undone; what people did since then stays."""
    filed = {approval.id: approval.void for approval in before.approvals}
    reviews = {app.id: app.review for app in before.apps}
    records = before.merchant.records if before.merchant else ()
    return replace(
        now,
        approvals=tuple(
            replace(approval, void=approval.void and filed[approval.id]) for approval in now.approvals
        ),
        apps=tuple(replace(app, review=reviews[app.id]) for app in now.apps),
        merchant=now.merchant and replace(now.merchant, records=records),
        qualification=before.qualification,
        told=before.told,
        changed=before.changed,
    )
