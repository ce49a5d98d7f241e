"""Which walks an audit takes where nobody says which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from app.auditing.known_defects import control_designs
from app.auditing.selection import ACROSS, selected
from app.commands.options import read_grid
from app.walkthrough.playing.plan import Plan, plan
from app.walkthrough.script.library import find_flows

FLOWS = [
    "balance",
    "control",
    "happy-ios",
    "help-from-errors",
    "minor",
    "readable-in-the-dark",
    "red-packets-reported",
    "renewals-clear",
    "tour",
]


def test_each_flow_is_walked_and_each_tag_met_in_each_theme_and_each_phone_in_each_theme_and_design() -> None:
    plans = plan(find_flows(FLOWS), read_grid({}, all_of=ACROSS).variants)
    chosen = selected(plans, (), control_designs())
    assert len(chosen) < len(plans) * 0.5
    assert {each.look for each in chosen} == {each.look for each in plans}

    def met(walked: Sequence[Plan]) -> set[tuple[str, str, str]]:
        """What is met in which design and theme: a flow's tags, and in the dark the flow itself."""
        found = set()
        for each in walked:
            design, theme = each.variant["design"], each.variant["theme"]
            if design in control_designs():
                theme = "any"
            found |= {(design, theme, tag) for tag in each.script.tags or [each.script.id]}
            if theme == "dark":
                found.add((design, theme, each.script.id))
        return found

    assert met(chosen) == met(plans)
    assert {each.script.id for each in chosen} == {*FLOWS}  # also those that only a control has
    light = {each.script.id for each in chosen if each.variant["theme"] == "light"}
    assert "renewals-clear" not in light  # all its tags are help-from-errors', which is shorter


def test_a_flow_that_is_met_in_one_theme_only_is_walked_there() -> None:
    plans = plan(find_flows(["tour"]), read_grid({"theme": "light"}, all_of=ACROSS).variants)
    assert {each.script.id for each in selected(plans, (), control_designs())} == {"tour"}


def test_every_choice_that_somebody_names_is_kept_with_every_flow() -> None:
    plans = plan(find_flows(["balance", "tour"]), read_grid({"platform": "all"}, all_of=ACROSS).variants)
    phones, themes = ("android", "harmonyos", "ios", "ios-passcode"), ("dark", "light")
    ways = {
        (each.script.id, *(each.variant[name] for name in ("design", "platform", "theme")))
        for each in selected(plans, ("platform",), control_designs())
    }
    assert {*product(("balance", "tour"), ("clear",), phones, themes)} <= ways
    assert {*product(("tour",), ("reported",), phones, ("dark",))} <= ways
    assert len(selected(plans, ACROSS, control_designs())) == len(plans)
