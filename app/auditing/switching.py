"""What a change of theme leaves behind on the prototype's phone, compared with a phone that is made anew."""

from __future__ import annotations

from app.prototype.shell import Prototype
from audits import profiles
from audits.driving.held import settle
from audits.engine import Request, audit
from audits.looking.screen import look
from audits.looking.seen import seen_on
from audits.model import Finding

RULE = "stale-theme"


def stale_theme(prototype: Prototype, profile: str) -> tuple[Finding, ...]:
    """Return what the rule finds on a phone whose theme was changed; nothing where the profile lacks it.

    The rule looks and compares; nothing is operated.
    """
    if RULE not in profiles.load(profile).rules:
        return ()
    phone = prototype.anew()
    settle(phone)
    fresh = seen_on(look(phone, illustrated=False))
    request = Request(profile, [RULE], states=["default"], picture=False, probe=True, fresh=fresh)
    return audit(prototype.root, request).findings
