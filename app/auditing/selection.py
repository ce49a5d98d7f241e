"""Select, of all walks that an audit could take, some on which each flow and each look is met.

A flow that leaves the phone open takes the same steps on all of them. So each flow is walked in each theme
and design on one phone, in the next theme on another one; the phones take turns, and each is met in each
theme and design. A control only has to fail: its flows are walked in one theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from app.prototype.dimensions import others
from app.prototype.variant import Variant
from app.walkthrough.playing.plan import Look, Plan

ACROSS = ("platform", "theme", "design")  # gone through unless somebody narrows them
FIRST_THEME = "dark"  # the theme in which a control's flows are walked: most of its defects are there


def selected(plans: Sequence[Plan], named: Collection[str], controls: Collection[str]) -> list[Plan]:
    """Return a selection of plans, in their order.

    Of the dimensions that somebody ``named``, and of a flow's own matrix, every choice is kept with every
    flow. ``controls`` are the designs that are expected to fail.
    """
    rows: dict[Look, list[Plan]] = {}
    for plan in plans:
        rows.setdefault(_row(plan, named, controls), []).append(plan)
    met: Counter[Look] = Counter()
    used: Counter[tuple[str, str]] = Counter()  # phones, by flow
    chosen: set[int] = set()
    for row in sorted(rows.values(), key=len):  # where there is no choice, first
        plan = min(row, key=lambda each: (_is_late(each), used[_phone(each)], met[each.look]))
        used[_phone(plan)] += 1
        met[plan.look] += 1
        chosen.add(id(plan))
    chosen |= {id(plan) for plan in _quickest(plan for plan in plans if not met[plan.look])}
    return [plan for plan in plans if id(plan) in chosen]


def _row(plan: Plan, named: Collection[str], controls: Collection[str]) -> Look:
    """Return what plans share of which one is enough."""
    variant = _variant(plan)
    open_to_choice = {"platform", "theme"} if variant["design"] in controls else {"platform"}
    left = open_to_choice.difference(named, plan.script.matrix)
    return (plan.script.id, *("" if name in left else variant[name] for name in others("scenario")))


def _quickest(plans: Iterable[Plan]) -> list[Plan]:
    """Return the plan of the shortest flow in each look."""
    shortest: dict[Look, Plan] = {}
    for plan in sorted(plans, key=lambda each: len(each.script.steps)):
        shortest.setdefault(plan.look, plan)
    return [*shortest.values()]


def _is_late(plan: Plan) -> bool:
    return _variant(plan)["theme"] != FIRST_THEME


def _phone(plan: Plan) -> tuple[str, str]:
    return plan.script.id, _variant(plan)["platform"]


def _variant(plan: Plan) -> dict[str, str]:
    return {**Variant().as_arguments(), **plan.variant}
