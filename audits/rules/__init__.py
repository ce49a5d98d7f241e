"""All rules, one file each: to add one, write its file and name it in ``RULES``."""

from __future__ import annotations

from . import (
    close_place,
    control_name,
    focus_visible,
    hit_target,
    keyboard_reach,
    line_spacing,
    non_text_contrast,
    pointer_cancellation,
    target_size,
    text_contrast,
    text_size,
)
from .rule import Rule

RULES: tuple[Rule, ...] = (
    text_contrast.RULE,
    non_text_contrast.RULE,
    target_size.RULE,
    control_name.RULE,
    text_size.RULE,
    line_spacing.RULE,
    close_place.RULE,
    hit_target.RULE,
    focus_visible.RULE,
    keyboard_reach.RULE,
    pointer_cancellation.RULE,
)


def find(rule_id: str) -> Rule | None:
    """Return the rule of that id, None where this version has none."""
    return next((rule for rule in RULES if rule.id == rule_id), None)
