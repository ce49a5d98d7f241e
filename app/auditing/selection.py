"""Select, of all walks that an audit could take, some on which each flow, each tag and each look is met.

A flow that leaves the phone open takes the same steps on all of them, and one that leaves the theme open
shows the same screens in all of them. So each flow is walked in one theme, on one phone; the phones take
turns. In the other themes some flows are walked that together have every tag: each requirement is met there,
too. A control only has to fail: it is walked in one theme, by the flows that no other design has and by some
that together have every tag. Each phone is met in each theme and design.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from app.prototype.dimensions import others
from app.prototype.variant import Variant
from app.walkthrough.playing.plan import Look, Plan

ACROSS = ("platform", "theme", "design")  # gone through unless somebody narrows them
FIRST_THEME = "dark"  # in which every flow is walked: most defects are there


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
    for row in sorted(_needed(rows, named, controls), key=len):  # where there is no choice, first
        plan = min(row, key=lambda each: (_is_late(each), used[_phone(each)], met[each.look]))
        used[_phone(plan)] += 1
        met[plan.look] += 1
        chosen.add(id(plan))
    chosen |= {id(plan) for plan in _quickest(plan for plan in plans if not met[plan.look])}
    return [plan for plan in plans if id(plan) in chosen]


def _needed(
    rows: Mapping[Look, list[Plan]], named: Collection[str], controls: Collection[str]
) -> Iterator[list[Plan]]:
    """Yield rows of which a plan has to be walked; of flows that are met elsewhere, enough for all tags."""

    def is_main(row: Sequence[Plan]) -> bool:
        """Tell whether a flow is walked in the first theme, and in no control."""
        return not all(map(_is_late, row)) and _variant(row[0])["design"] not in controls

    met = {row[0].script.id for row in rows.values() if is_main(row)}
    covering: dict[Look, list[list[Plan]]] = {}
    for (_, *choices), row in rows.items():
        script = row[0].script
        is_free = "theme" not in named and "theme" not in script.matrix
        if is_free and script.id in met and not is_main(row):
            covering.setdefault(tuple(choices), []).append(row)
        else:
            yield row
    for each in covering.values():
        yield from _with_all_tags(each)


def _with_all_tags(rows: Sequence[list[Plan]]) -> Iterator[list[Plan]]:
    """Yield few rows that together have the tags of all: first those with most new ones for their steps."""
    missing = set().union(*(_tags(row) for row in rows))
    while missing:
        best = max(rows, key=lambda row: len(_tags(row) & missing) / len(row[0].script.steps))
        missing -= _tags(best)
        yield best


def _tags(row: Sequence[Plan]) -> set[str]:
    """Return the tags of a row's flow; one without tags stands for itself."""
    script = row[0].script
    return {*script.tags} or {script.id}


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
