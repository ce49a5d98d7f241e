"""Which walks an audit takes where nobody says which."""

from __future__ import annotations

from itertools import product

from app.auditing.known_defects import control_designs
from app.auditing.selection import ACROSS, selected
from app.commands.options import read_grid
from app.walkthrough.playing.plan import plan
from app.walkthrough.script.library import find_flows

FLOWS = ["balance", "control", "happy-ios", "minor", "readable-in-the-dark", "red-packets-reported", "tour"]


def test_each_flow_is_walked_in_each_theme_and_each_phone_is_met_in_each_theme_and_design() -> None:
    plans = plan(find_flows(FLOWS), read_grid({}, all_of=ACROSS).variants)
    chosen = selected(plans, (), control_designs())
    assert len(chosen) < len(plans) * 0.6
    assert {each.look for each in chosen} == {each.look for each in plans}
    ways = {(each.script.id, each.variant["design"], each.variant["theme"]) for each in chosen}
    for each in plans:
        of_control = each.variant["design"] in control_designs()
        way = (each.script.id, each.variant["design"], "dark" if of_control else each.variant["theme"])
        assert way in ways
    own = [each for each in chosen if (each.script.id, each.variant["design"]) == ("minor", "clear")]
    assert len({each.variant["platform"] for each in own}) == len(own) == 2


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
