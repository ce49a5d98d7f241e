"""The steps of a change in order, as data: the store, the mark it is left with, and the time it takes."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import accumulate, pairwise

from app.domain.facts.plan import Mark, Pace, Plan, Step


class Site(StrEnum):
    """The two data centres (S01)."""

    SHENZHEN = "shenzhen"
    GUIYANG = "guiyang"


# The linked databases (S02), each at its site, in the order in which they are asked.
STORES = {
    "identity": Site.SHENZHEN,
    "payment": Site.SHENZHEN,
    "risk": Site.SHENZHEN,
    "ledger": Site.GUIYANG,
    "grants": Site.GUIYANG,
    "social": Site.GUIYANG,
}
NETWORKS = ("unionpay", "netsunion")

# Relative times of the steps in a run without faults. The notices share one amount.
_MARKS = {"identity": 8, "payment": 12, "risk": 12, "ledger": 14, "grants": 10, "social": 10}
_EXCHANGE, _NOTICES, _PIVOT, _RELEASE = 4, 10, 4, 2
_WHOLE = sum(_MARKS.values()) + _EXCHANGE * len(NETWORKS) + _NOTICES + _PIVOT + _RELEASE * len(STORES)


def notice_to(app: str) -> str:
    """Return the name of the inbox that a notice to a third-party app goes to (S06)."""
    return f"app:{app}"


@cache
def make_plan(pace: Pace, apps: tuple[str, ...]) -> Plan:
    """Return the plan for an account that has given its authorisation to these apps."""
    marked = [(name, Mark.HELD, float(share)) for name, share in _MARKS.items()]
    told = [(name, Mark.HELD, float(_EXCHANGE)) for name in NETWORKS]
    told += [(notice_to(app), Mark.HELD, _NOTICES / len(apps)) for app in apps]
    before = [*marked, *told]
    after = [(name, Mark.RELEASED, float(_RELEASE)) for name in STORES]
    listed = [*before, ("", Mark.UNTOUCHED, float(_PIVOT)), *after]
    ends = [
        round(pace.whole_s * share / _WHOLE) for share in accumulate((each[2] for each in listed), initial=0)
    ]
    steps = tuple(
        Step(where, leaves, end - begin)
        for (where, leaves, _), (begin, end) in zip(listed, pairwise(ends), strict=True)
    )
    return Plan(pace, steps, len(before))
