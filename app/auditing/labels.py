"""What a report calls choices, screens, steps and known defects, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.auditing.known_defects import control_designs, load_known_defects
from app.content.designs import load_design
from app.content.strings import load_strings
from app.prototype.dimensions import DIMENSIONS
from app.walkthrough.playing.plan import Plan


def labels(language: str, chosen: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return what choices (those offered, those ``chosen``) and screens are called, by dotted key."""
    strings = load_strings(language)
    named = {f"dimension.{each.name}": strings.render(each.title) for each in DIMENSIONS}
    named |= {
        f"{each.name}.{choice}": strings.render(each.label(choice))
        for each in DIMENSIONS
        for choice in (*each.names(), *chosen.get(each.name, ()))
    }
    named |= {
        key.replace("screens.", "screen."): words
        for key, words in strings.phrases.items()
        if key.startswith("screens.")
    }
    named |= {
        f"expected.{defect.id}": strings.render(f"audit.{defect.id}") for defect in load_known_defects()
    }
    named |= {
        f"expected.{fault.id}": strings.render(fault.name)
        for design in control_designs()
        for fault in load_design(design).faults
    }
    return named


def step_labels(plans: Sequence[Plan], states: Iterable[str]) -> dict[str, str]:
    """Return what the steps of flows are called: by the flow's name in words, and the line of the step."""
    names = {each.script.id: each.script.name for each in plans}
    found = {}
    for state in states:
        flow, _, line = state.partition(":")
        found[f"state.{state}"] = f"{names.get(flow, flow)} · {line}"
    return found
